#include "connectkit/diagnostics/unread.hpp"

#include <array>
#include <optional>
#include <set>

namespace connectkit {
namespace {

// How far the parts of a field, or the lines of one value, may lie apart.
constexpr std::size_t lines_of_field = 60;
constexpr std::size_t lines_of_value = 200;
// How much of a line is looked at, so that one line of 16 MiB costs no more than many.
constexpr std::size_t longest_key = 4096;

bool is_word(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Offset after the colon of `key` in a line, from `from` on.
std::optional<std::size_t> after_key(std::string_view line, std::string_view key, std::size_t from = 0) {
  for (std::size_t at = line.find(key, from); at != line.npos; at = line.find(key, at + 1)) {
    if (at > 0 && is_word(line[at - 1])) continue;
    std::size_t end = at + key.size();
    if (end < line.size() && (line[end] == '"' || line[end] == '\'')) ++end;
    end = line.find_first_not_of(" \t", end);
    if (end != line.npos && line[end] == ':') return end + 1;
  }
  return std::nullopt;
}

template <std::size_t N>
std::optional<std::size_t> after_first_key(std::string_view line, const std::array<std::string_view, N>& keys) {
  std::optional<std::size_t> first;
  for (const std::string_view key : keys) {
    const auto found = after_key(line, key);
    if (found && (!first || *found < *first)) first = found;
  }
  return first;
}

/// Blanks and dashes before the text of a line; nothing for a blank line.
std::optional<std::size_t> indentation(std::string_view line) {
  const std::size_t indent = line.substr(0, longest_key).find_first_not_of(" \t-");
  return indent == line.npos ? std::nullopt : std::optional(indent);
}

bool has_secret_key(std::string_view line) { return after_key(line.substr(0, longest_key), "secret").has_value(); }

/// Whether `secret` is a key of the same mapping, going from a line up or down.
bool has_secret_beside(const SourceFile& file, std::size_t line, std::size_t indent, bool up) {
  for (std::size_t distance = 1; distance <= lines_of_field; ++distance) {
    const std::size_t number = up ? line - distance : line + distance;
    if (number == 0 || number > file.line_count()) return false;
    const std::string_view text = file.line(number);
    const auto other = indentation(text);
    if (!other) continue;
    // A dash begins another item of the list: below the line the next one, above it the line's own.
    const bool begins_item = text.find_first_not_of(" \t") < *other && *other <= indent;
    if (*other < indent || (begins_item && !up)) return false;
    if (*other == indent && has_secret_key(text)) return true;
    if (begins_item) return false;
  }
  return false;
}

/// Offset in the line where a secret may begin.
std::optional<std::size_t> secret_in(const SourceFile& file, std::size_t number) {
  constexpr std::array<std::string_view, 4> always{"jwt", "seed", "user_jwt", "user_seed"};
  constexpr std::array<std::string_view, 2> in_field{"default", "examples"};
  const std::string_view line = file.line(number);
  if (const auto found = after_first_key(line, always)) return found;
  const auto found = after_first_key(line, in_field);
  const auto indent = indentation(line);
  if (!found || !indent) return std::nullopt;
  const bool secret = has_secret_key(line) || has_secret_beside(file, number, *indent, true) ||
                      has_secret_beside(file, number, *indent, false);
  return secret ? found : std::nullopt;
}

/// Offset in the line from which on it belongs to a secret, whose key stands there or in a line above that is less
/// deep.
std::optional<std::size_t> secret_of(const SourceFile& file, std::size_t line) {
  const std::string_view text = file.line(line);
  if (const auto found = secret_in(file, line)) {
    const std::size_t value = text.find_first_not_of(" \t", *found);
    return value == text.npos ? std::nullopt : std::optional(value);
  }
  const auto own = indentation(text);
  if (!own) return std::nullopt;
  std::size_t depth = *own;
  for (std::size_t up = line - 1; up > 0 && depth > 0 && line - up <= lines_of_value; --up) {
    const auto indent = indentation(file.line(up));
    if (!indent || *indent >= depth) continue;
    depth = *indent;
    if (secret_in(file, up)) return own;
  }
  return std::nullopt;
}

}  // namespace

void redact_unread(const FilePointer& file, Sink& sink) {
  std::set<std::size_t> shown;
  for (const Diagnostic& d : sink.diagnostics()) {
    if (d.file == file) shown.insert(file->position(d.span.begin).line);
  }
  for (const std::size_t line : shown) {
    const auto secret = secret_of(*file, line);
    const std::size_t start = file->offset({line, 1});
    if (secret) sink.redact(file, {start + *secret, start + file->line(line).size()});
  }
}

}  // namespace connectkit
