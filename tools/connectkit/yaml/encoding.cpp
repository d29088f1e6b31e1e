#include "connectkit/yaml/encoding.hpp"

#include <fmt/format.h>

#include "connectkit/base/text.hpp"

namespace connectkit::yaml {
namespace {

/// A BOM says so, and so does a NUL as one of the first two characters: no YAML begins with one.
bool looks_like_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         (bytes.size() > 1 && (bytes[0] == '\0' || bytes[1] == '\0'));
}

}  // namespace

bool check_encoding(const FilePointer& file, Sink& sink) {
  const std::string_view bytes = file->bytes();
  Diagnostic finding{.rule = "yaml-encoding", .file = file, .help = "save the file as UTF-8"};
  if (looks_like_utf16(bytes)) {
    finding.message = "this is UTF-16, not UTF-8";
  } else if (const auto offset = first_invalid_utf8(bytes)) {
    finding.span = {*offset, *offset + 1};
    finding.message = fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(bytes[*offset]));
  } else {
    return true;
  }
  sink.report(std::move(finding));
  return false;
}

}  // namespace connectkit::yaml
