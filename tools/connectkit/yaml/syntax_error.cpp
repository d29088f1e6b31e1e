#include "connectkit/yaml/syntax_error.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "connectkit/base/text.hpp"

namespace connectkit::yaml {
namespace {

struct Explanation {
  std::string_view problem;  ///< how libyaml's text begins
  std::string_view message;
  std::string_view help;
};

// libyaml's texts (its parser.c and scanner.c) and what a person can do about each.
constexpr std::array explanations{
    Explanation{"did not find expected key", "this does not continue the mapping above it",
                "check the indentation, and that every key is followed by \": \""},
    Explanation{"did not find expected '-' indicator", "this does not continue the list above it",
                "items of one list begin with \"- \" in one column"},
    Explanation{"could not find expected ':'", "a key without \":\"",
                "write \"key: value\"; quote a value that goes on in the next line"},
    Explanation{"mapping values are not allowed in this context", "a \": \" where no key can stand",
                "quote the value if the colon belongs to it; else check the indentation"},
    Explanation{"block sequence entries are not allowed in this context", "a list item where none can stand",
                "begin the list on a line of its own, indented below its key"},
    Explanation{"found unknown escape character", "an escape that YAML does not know",
                "write a backslash as \"\\\\\" in double quotes, or use single quotes"},
    Explanation{"did not find expected hexdecimal number", "an escape without its hexadecimal digits", ""},
    Explanation{"found a tab character that violates indentation", "a tab in the indentation", "indent with spaces"},
    Explanation{"found a tab character where an indentation space is expected", "a tab in the indentation",
                "indent with spaces"},
    Explanation{"found undefined tag handle", "an undeclared tag prefix", ""},
    Explanation{"did not find expected alphabetic or numeric character", "an anchor or alias without a name",
                "quote the text if it begins with * or & itself"},
    Explanation{"did not find expected node content", "a value is missing here", ""},
    Explanation{"did not find expected <document start>", "text after the end of the document",
                "a definition is one YAML mapping; check the indentation"},
    Explanation{"control characters are not allowed", "a control character",
                "remove it, or write it as an escape in double quotes"},
    Explanation{"did not find expected comment or line break", "text where the line must end",
                "a comment needs a blank before its \"#\""},
};

/// The end of the character at `offset`, or of the file.
Span character_at(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) return {bytes.size(), bytes.size()};
  std::size_t end = offset + 1;
  while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) ++end;
  return {offset, end};
}

/// What stands unclosed at the context's mark when the text ended too early or went on in a wrong way.
std::string_view unclosed(std::string_view context, char opening) {
  if (context == "while scanning a quoted scalar") return opening == '"' ? "double quote" : "single quote";
  if (context == "while parsing a flow sequence") return "bracket \"[\"";
  if (context == "while parsing a flow mapping") return "brace \"{\"";
  return {};
}

/// Nothing but what cannot close anything follows: the file ends, or the next line is a key of the block around.
bool ends_early(std::string_view bytes, std::size_t opening, std::size_t problem) {
  return problem >= bytes.size() || bytes.substr(opening, problem - opening).find_first_of("\r\n") != bytes.npos;
}

bool forbidden_start(std::string_view problem) { return problem == "found character that cannot start any token"; }

Diagnostic syntax(const FilePointer& file, Span span, std::string message, std::string_view help = "") {
  return {.rule = "yaml-syntax", .file = file, .span = span, .message = std::move(message), .help = std::string(help)};
}

Diagnostic forbidden_character(const FilePointer& file, Span span) {
  const std::string_view text = file->bytes().substr(span.begin, span.end - span.begin);
  if (text == "\t") return syntax(file, span, "a tab where the indentation goes on", "indent with spaces");
  return syntax(file, span, fmt::format("a value cannot begin with {}", quoted(text)), "put the whole value in quotes");
}

Diagnostic explained(const FilePointer& file, Span span, std::string_view problem) {
  for (const Explanation& e : explanations) {
    if (problem.starts_with(e.problem)) return syntax(file, span, std::string(e.message), e.help);
  }
  return syntax(file, span, std::string(problem));
}

}  // namespace

void report_syntax_error(const yaml_parser_t& parser, const FilePointer& file, const Offsets& offsets, Sink& sink) {
  const std::string_view bytes = file->bytes();
  const std::string_view problem = parser.problem != nullptr ? parser.problem : "not YAML";
  const std::string_view context = parser.context != nullptr ? parser.context : "";
  // A reader error has no mark, only the offset in the bytes.
  const std::size_t place =
      parser.error == YAML_READER_ERROR ? file->bom_size() + parser.problem_offset : offsets(parser.problem_mark.index);
  const std::size_t opening = offsets(parser.context_mark.index);

  const std::string_view what = opening < bytes.size() ? unclosed(context, bytes[opening]) : std::string_view();
  if (!what.empty() && ends_early(bytes, opening, place)) {
    sink.report(syntax(file, character_at(bytes, opening), fmt::format("this {} is never closed", what)));
  } else if (forbidden_start(problem)) {
    sink.report(forbidden_character(file, character_at(bytes, place)));
  } else {
    sink.report(explained(file, character_at(bytes, place), problem));
  }
}

}  // namespace connectkit::yaml
