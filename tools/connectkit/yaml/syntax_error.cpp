#include "connectkit/yaml/syntax_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "connectkit/base/text.hpp"
#include "connectkit/yaml/explanation.hpp"

namespace connectkit::yaml {
namespace {

Span character_at(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) return {bytes.size(), bytes.size()};
  std::size_t end = offset + 1;
  while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) ++end;
  return {offset, end};
}

/// The character of a well-formed UTF-8 sequence.
std::uint32_t decoded(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  std::uint32_t character = sequence.size() == 1 ? lead : lead & (0xFFU >> (sequence.size() + 1));
  for (const char c : sequence.substr(1)) character = character << 6 | (static_cast<unsigned char>(c) & 0x3FU);
  return character;
}

/// The text from `offset` to the end of its line, without blanks there.
Span rest_of_line(std::string_view bytes, std::size_t offset) {
  const std::string_view line = bytes.substr(offset, bytes.find_first_of("\r\n", offset) - offset);
  return {offset, offset + std::max<std::size_t>(line.find_last_not_of(" \t") + 1, 1)};
}

/// What precedes `offset` in its line.
std::string_view line_before(std::string_view bytes, std::size_t offset) {
  const std::size_t end = bytes.substr(0, offset).find_last_of("\r\n");
  const std::size_t start = end == bytes.npos ? 0 : end + 1;
  return bytes.substr(start, offset - start);
}

/// Blanks, and dashes of list items, before the text of a line.
std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(" -"), line.size()); }

/// One error of libyaml and where it is.
class SyntaxError {
 public:
  SyntaxError(const yaml_parser_t& parser, const FilePointer& file, const Offsets& offsets, Sink& sink)
      : file_(file),
        sink_(sink),
        bytes_(file->bytes()),
        problem_(parser.problem != nullptr ? parser.problem : "not YAML"),
        context_(parser.context != nullptr ? parser.context : ""),
        // An error of the reader has no mark, only its offset in the bytes.
        place_(parser.error == YAML_READER_ERROR ? file->bom_size() + parser.problem_offset
                                                 : offsets(parser.problem_mark.index)),
        start_(context_.empty() ? place_ : offsets(parser.context_mark.index)) {}

  void report(const Surroundings& surroundings) {
    if (problem_ == "control characters are not allowed") return report_character();
    if (context_ == "while scanning a quoted scalar") return report_unclosed_quote();
    if (surroundings.open_flow && is_beyond(*surroundings.open_flow))
      return report_unclosed_flow(*surroundings.open_flow);
    if (problem_ == "found character that cannot start any token") return report_forbidden_start();
    if (problem_ == "mapping values are not allowed in this context") return report_colon();
    if (surroundings.quoted && follows(*surroundings.quoted)) return report_after_quote(*surroundings.quoted);
    report_explained();
  }

 private:
  void add(Span span, std::string message, std::string_view help) {
    sink_.report(
        {.rule = "yaml-syntax", .file = file_, .span = span, .message = std::move(message), .help = std::string(help)});
  }

  /// The text ends, or stopped in a line that is no deeper than the one with the opening.
  [[nodiscard]] bool is_beyond(Span opening) const {
    if (bytes_.find_first_not_of(" \t\r\n", place_) == bytes_.npos) return true;
    const std::size_t line = place_ - line_before(bytes_, place_).size();
    const std::size_t line_of_opening = opening.begin - line_before(bytes_, opening.begin).size();
    return line > opening.begin && indentation(bytes_.substr(line)) <= indentation(bytes_.substr(line_of_opening));
  }

  /// Nothing but blanks between a quoted value and the place, in one line.
  [[nodiscard]] bool follows(Span quoted) const {
    return quoted.end <= place_ &&
           bytes_.substr(quoted.end, place_ - quoted.end).find_first_not_of(" \t") == bytes_.npos;
  }

  [[nodiscard]] std::string_view quote_at(std::size_t offset) const {
    return bytes_[offset] == '"' ? "double quote" : "single quote";
  }

  void report_unclosed_quote() {
    add(character_at(bytes_, start_), fmt::format("this {} is never closed", quote_at(start_)),
        bytes_[start_] == '"' ? "write a double quote inside the text as \\\""
                              : "write a single quote inside the text as ''");
  }

  void report_unclosed_flow(Span opening) {
    add(character_at(bytes_, opening.begin),
        fmt::format("this {} is never closed", bytes_[opening.begin] == '[' ? "bracket \"[\"" : "brace \"{\""), "");
  }

  void report_forbidden_start() {
    const Span span = character_at(bytes_, place_);
    const std::string_view text = bytes_.substr(span.begin, span.end - span.begin);
    if (text == "\t") return add(span, "a tab in the indentation", "indent with spaces");
    add(span, fmt::format("a value cannot begin with {}", quoted(text)), "put the whole value in quotes");
  }

  void report_character() {
    const Span span = character_at(bytes_, place_);
    add(span,
        fmt::format("the character U+{:04X} is not allowed", decoded(bytes_.substr(span.begin, span.end - span.begin))),
        "remove it, or write it as an escape in double quotes");
  }

  /// A ": " where the line has a value already, or the line above it.
  void report_colon() {
    const std::string_view before = line_before(bytes_, place_);
    const std::size_t indent = before.find_first_not_of(" -");
    if (before.find(": ") != before.npos || indent == before.npos) {
      return add(character_at(bytes_, place_), "a \": \" inside a value", "put the whole value in quotes");
    }
    add({place_ - before.size() + indent, place_}, "a key where none can stand: the line above has a value already",
        "put the value in quotes if the text belongs to it; else check the indentation");
  }

  /// Text behind a closing quote: that one may have been meant to open the next value.
  void report_after_quote(Span value) {
    const std::size_t first = file_->position(value.begin).line;
    const std::size_t last = file_->position(value.end).line;
    if (first == last) {
      return add(rest_of_line(bytes_, place_), "text after the closing quote", "put all of the value in the quotes");
    }
    add(character_at(bytes_, value.begin),
        fmt::format("this {} is closed only by the next one, in line {}", quote_at(value.begin), last),
        "close it where its value ends");
  }

  void report_explained() {
    if (problem_ == "did not find expected key" && bytes_.substr(place_, 2) == "- ") {
      return add(character_at(bytes_, place_), "a list item where a key is expected",
                 "begin the list in the line below its key, and check the indentation");
    }
    const Explanation* found = find_explanation(problem_);
    if (found == nullptr) return add(character_at(bytes_, place_), std::string(problem_), "");
    add(span_of(found->at), std::string(found->message), found->help);
  }

  [[nodiscard]] Span span_of(At at) const {
    switch (at) {
      case At::problem:
        break;
      case At::context:
        return rest_of_line(bytes_, start_).end > place_ && place_ > start_ ? Span{start_, place_}
                                                                            : character_at(bytes_, start_);
      case At::line:
        return rest_of_line(bytes_, start_);
      case At::backslash:
        return {bytes_.rfind('\\', place_), character_at(bytes_, place_).end};
    }
    return character_at(bytes_, place_);
  }

  const FilePointer& file_;
  Sink& sink_;
  std::string_view bytes_;
  std::string_view problem_;
  std::string_view context_;
  std::size_t place_;
  std::size_t start_;
};

}  // namespace

void report_syntax_error(const yaml_parser_t& parser, const FilePointer& file, const Offsets& offsets,
                         const Surroundings& surroundings, Sink& sink) {
  SyntaxError(parser, file, offsets, sink).report(surroundings);
}

}  // namespace connectkit::yaml
