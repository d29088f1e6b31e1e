#include "connectkit/render/json.hpp"

#include <fmt/format.h>

#include <iterator>

#include "connectkit/base/text.hpp"

namespace connectkit::render {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
}

std::string place(Position position) {
  return fmt::format("{{\"line\": {}, \"column\": {}}}", position.line, position.column);
}

std::string edit_json(const SourceFile& file, const Edit& edit) {
  return fmt::format("{{\"start\": {}, \"end\": {}, \"text\": {}}}", place(file.position(edit.span.begin)),
                     place(file.position(edit.span.end)), json_string(edit.text));
}

std::string fix_json(const SourceFile& file, const Fix& fix) {
  std::string out = fmt::format("{{\"description\": {}", json_string(fix.description));
  if (fix.rename) {
    return out + fmt::format(", \"rename\": {{\"from\": {}, \"to\": {}}}}}", json_string(fix.rename->from),
                             json_string(fix.rename->to));
  }
  out += ", \"edits\": [";
  for (const Edit& edit : fix.edits) {
    if (&edit != &fix.edits.front()) out += ", ";
    out += edit_json(file, edit);
  }
  return out + "]}";
}

void append_finding(std::string& out, const Diagnostic& d) {
  const Position begin = d.file->position(d.span.begin);
  const Position end = d.file->position(d.span.end);
  fmt::format_to(std::back_inserter(out),
                 "  {{\"file\": {}, \"line\": {}, \"column\": {}, \"end_line\": {}, \"end_column\": {}, "
                 "\"severity\": \"{}\", \"rule\": {}, \"message\": {}",
                 json_string(d.file->name()), begin.line, begin.column, end.line, end.column, to_string(d.severity),
                 json_string(d.rule), json_string(d.message));
  if (!d.help.empty()) out += ", \"help\": " + json_string(d.help);
  out += ", \"pointer\": " + json_string(d.pointer);
  if (d.fix) out += ", \"fix\": " + fix_json(*d.file, *d.fix);
  out += '}';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (const auto bad = first_invalid_utf8(text)) {
    append_escaped(out, text.substr(0, *bad));
    out += "\uFFFD";
    text.remove_prefix(*bad + 1);
  }
  append_escaped(out, text);
  return out += '"';
}

std::string json(const Report& report) {
  std::string out = fmt::format(
      "{{\"version\": 1,\n \"summary\": {{\"files\": {}, \"components\": {}, \"fields\": {}, \"errors\": {}, "
      "\"warnings\": {}, \"notes\": {}}},\n \"diagnostics\": [",
      report.counts.files, report.counts.components, report.counts.fields,
      count_of(report.diagnostics, Severity::error), count_of(report.diagnostics, Severity::warning),
      count_of(report.diagnostics, Severity::note));
  for (const Diagnostic& d : report.diagnostics) {
    out += &d == &report.diagnostics.front() ? "\n" : ",\n";
    append_finding(out, d);
  }
  return out += report.diagnostics.empty() ? "]}\n" : "\n ]}\n";
}

}  // namespace connectkit::render
