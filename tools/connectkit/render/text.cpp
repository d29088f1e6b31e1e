#include "connectkit/render/text.hpp"

#include <fmt/format.h>

#include <iterator>

#include "connectkit/base/text.hpp"
#include "connectkit/render/snippet.hpp"

namespace connectkit::render {
namespace {

// A line of a snippet, its number included, fits a terminal of 80 columns.
constexpr std::size_t snippet_cells = 72;

/// Escape sequences of a terminal; all empty without colours.
struct Palette {
  std::string_view bold = "", caret = "", reset = "", error = "", warning = "", note = "";

  [[nodiscard]] std::string_view of(Severity severity) const {
    if (severity == Severity::note) return note;
    return severity == Severity::warning ? warning : error;
  }
};
constexpr Palette plain;
constexpr Palette colorful{"\x1b[1m", "\x1b[1;32m", "\x1b[0m", "\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m"};

/// Whether a finding is about a file or directory as a whole, and no line of it is worth showing.
bool is_about_whole_file(const Diagnostic& d) {
  return d.file->bytes().empty() || (d.span.begin == d.span.end && d.span.begin == 0);
}

void append_snippet(std::string& out, const Diagnostic& d, std::span<const Secret> secrets, const Palette& palette) {
  const Snippet shown = snippet(d, secrets, snippet_cells);
  const std::string number = fmt::format("{:>5}", d.file->position(d.span.begin).line);
  const std::string underline(shown.caret_width - 1, '~');
  fmt::format_to(std::back_inserter(out), "{} |{}{}\n{:>{}} | {:>{}}{}^{}{}\n", number, shown.line.empty() ? "" : " ",
                 shown.line, "", number.size(), "", shown.caret_cell, palette.caret, underline, palette.reset);
}

void append_finding(std::string& out, const Diagnostic& d, std::span<const Secret> secrets, const Palette& palette) {
  const Position at = d.file->position(d.span.begin);
  fmt::format_to(std::back_inserter(out), "{}{}:{}:{}:{} {}{}:{} {} [{}]\n", palette.bold, printable(d.file->name()),
                 at.line, at.column, palette.reset, palette.of(d.severity), to_string(d.severity), palette.reset,
                 printable(d.message), d.rule);
  if (!is_about_whole_file(d)) append_snippet(out, d, secrets, palette);
  if (d.help.empty()) return;
  std::string_view mark = "=";
  for (const std::string_view line : split(d.help, '\n')) {
    fmt::format_to(std::back_inserter(out), "   {} {}\n", mark, printable(line));
    mark = " ";
  }
}

}  // namespace

std::string text(const Report& report, const TextOptions& options) {
  const Palette& palette = options.color ? colorful : plain;
  std::string out;
  for (const Diagnostic& d : report.diagnostics) {
    if (d.severity != Severity::note || options.notes) append_finding(out, d, report.secrets, palette);
  }
  return out;
}

}  // namespace connectkit::render
