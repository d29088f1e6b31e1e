#include "connectkit/render/snippet.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "connectkit/base/text.hpp"
#include "connectkit/diagnostics/redact.hpp"
#include "connectkit/render/width.hpp"

namespace connectkit::render {
namespace {

constexpr std::size_t tab_stop = 4;
// Bytes on either side of the finding that are shown at most: enough for a terminal, far less than a line may hold.
constexpr std::size_t reach = 160;
// How far before them a URL may begin whose password they show.
constexpr std::size_t longest_url = 4096;

/// Something that is shown or cut as one.
struct Glyph {
  std::string text;
  std::size_t cell = 0;  ///< cells before it
  std::size_t width = 1;
  Span bytes;
};

std::size_t end_of(const Glyph& glyph) { return glyph.cell + glyph.width; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

char32_t decoded(std::string_view sequence) {
  constexpr unsigned lead_mask[] = {0x7F, 0x1F, 0x0F, 0x07};
  char32_t character = static_cast<unsigned char>(sequence[0]) & lead_mask[sequence.size() - 1];
  for (const char c : sequence.substr(1)) character = character << 6 | (static_cast<unsigned char>(c) & 0x3F);
  return character;
}

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

/// The first character of `text`, however broken; never empty.
std::string_view first_character(std::string_view text) {
  if (is_plain(text[0])) return text.substr(0, 1);
  std::size_t length = 1;
  while (length < text.size() && length < 4 && continues(text[length])) ++length;
  const std::string_view sequence = text.substr(0, length);
  return first_invalid_utf8(sequence) ? text.substr(0, 1) : sequence;
}

Glyph glyph_of(std::string_view character, std::size_t cell) {
  if (is_plain(character[0])) return {std::string(character), cell, 1, {}};
  if (character == "\t") {
    const std::size_t width = tab_stop - cell % tab_stop;
    return {std::string(width, ' '), cell, width, {}};
  }
  const std::string shown = printable(character);
  if (shown != character) return {shown, cell, shown.size(), {}};
  return {shown, cell, cell_width(decoded(character)), {}};
}

/// The part of the finding's line that is near it, as offsets in the file.
Span nearby(const SourceFile& file, std::size_t line, std::size_t offset) {
  const std::string_view bytes = file.bytes();
  const std::size_t start = file.offset({line, 1});
  const std::size_t end = start + file.line(line).size();
  Span span{offset > start + reach ? offset - reach : start, std::min(end, offset + reach)};
  while (span.begin > start && continues(bytes[span.begin])) --span.begin;
  while (span.end < end && continues(bytes[span.end])) ++span.end;
  return {span.begin, std::max(span.begin, span.end)};
}

/// What must not be shown, in its order. The two kinds may overlap.
std::vector<Span> hidden_spans(const FilePointer& file, std::span<const Secret> secrets, Span shown) {
  const std::size_t begin = shown.begin - std::min(shown.begin, longest_url);
  std::vector<Span> hidden = url_secrets(file->bytes().substr(begin, shown.end + longest_url - begin));
  for (Span& span : hidden) span = {span.begin + begin, span.end + begin};
  for (const Secret& secret : secrets_in(secrets, file, shown)) hidden.push_back(secret.span);
  std::sort(hidden.begin(), hidden.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return hidden;
}

std::vector<Glyph> glyphs_of(const FilePointer& file, std::span<const Secret> secrets, Span shown) {
  const std::vector<Span> hidden = hidden_spans(file, secrets, shown);
  auto next_hidden = hidden.begin();
  std::vector<Glyph> glyphs;
  glyphs.reserve(shown.end - shown.begin);
  std::size_t cell = 0;
  for (std::size_t offset = shown.begin; offset < shown.end;) {
    while (next_hidden != hidden.end() && next_hidden->end <= offset) ++next_hidden;
    Glyph glyph;
    if (next_hidden != hidden.end() && next_hidden->begin <= offset) {
      glyph = {"***", cell, 3, {offset, std::min(next_hidden->end, shown.end)}};
    } else {
      const std::string_view character = first_character(file->bytes().substr(offset, shown.end - offset));
      glyph = glyph_of(character, cell);
      glyph.bytes = {offset, offset + character.size()};
    }
    offset = glyph.bytes.end;
    cell += glyph.width;
    glyphs.push_back(std::move(glyph));
  }
  return glyphs;
}

/// Cells of the glyphs that share a byte with `span`; one cell where it begins when there are none.
Span cells_under(const std::vector<Glyph>& glyphs, Span span) {
  const auto first =
      std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) { return glyph.bytes.end > span.begin; });
  if (first == glyphs.end()) {
    const std::size_t end = glyphs.empty() ? 0 : end_of(glyphs.back());
    return {end, end + 1};
  }
  std::size_t end = first->cell + 1;
  for (auto it = first; it != glyphs.end() && it->bytes.begin < span.end; ++it) end = std::max(end, end_of(*it));
  return {first->cell, end};
}

/// The cells that are shown: all, or a window that begins some way before the finding.
Span window(std::size_t total, Span marked, std::size_t cells, bool cut_left) {
  const bool begins_in_sight = marked.end + 1 <= cells || marked.begin + cells / 2 <= cells;
  if (!cut_left && (total <= cells || begins_in_sight)) return {0, cells};
  const std::size_t before = cells / 3;
  const std::size_t begin = marked.begin > before ? marked.begin - before : 0;
  return {begin, begin + cells};
}

/// Keeps the glyphs between two cells.
void keep(std::vector<Glyph>& glyphs, Span cells) {
  std::erase_if(glyphs, [&](const Glyph& glyph) { return glyph.cell < cells.begin || end_of(glyph) > cells.end; });
}

}  // namespace

Snippet snippet(const Diagnostic& finding, std::span<const Secret> secrets, std::size_t cells) {
  const SourceFile& file = *finding.file;
  const std::size_t number = file.position(finding.span.begin).line;
  const std::size_t line_begin = file.offset({number, 1});
  const Span near = nearby(file, number, finding.span.begin);
  std::vector<Glyph> glyphs = glyphs_of(finding.file, secrets, near);
  if (glyphs.empty()) return {};

  const Span marked = cells_under(glyphs, finding.span);
  const Span view = window(end_of(glyphs.back()), marked, cells, near.begin > line_begin);
  const bool cut_left = near.begin > line_begin || view.begin > 0;
  const bool cut_right = near.end < line_begin + file.line(number).size() || end_of(glyphs.back()) > view.end;
  // The mark of what is left out takes a cell.
  const std::size_t left = cut_left ? 1 : 0;
  keep(glyphs, {view.begin + left, view.end - (cut_right ? 1 : 0)});
  if (glyphs.empty()) return {};

  Snippet result{.line = cut_left ? "…" : ""};
  for (const Glyph& glyph : glyphs) result.line += glyph.text;
  if (cut_right) result.line += "…";
  const std::size_t first = glyphs.front().cell;
  const std::size_t begin = std::max(marked.begin, first);
  const std::size_t end = cut_right ? std::min(marked.end, end_of(glyphs.back())) : marked.end;
  result.caret_cell = begin - first + left;
  result.caret_width = std::max(end, begin + 1) - begin;
  return result;
}

}  // namespace connectkit::render
