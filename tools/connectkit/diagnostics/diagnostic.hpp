#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/source/source_file.hpp"

namespace connectkit {

enum class Severity { note, warning, error };

/// "note", "warning", "error".
[[nodiscard]] std::string_view to_string(Severity severity);

/// Replace the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

struct Rename {
  std::string from;
  std::string to;
};

/// What would mend a finding: edits of its file, or a new name for it.
struct Fix {
  std::string description;
  std::vector<Edit> edits = {};
  std::optional<Rename> rename = {};
};

/// One finding. Plain data: lines, columns and formats exist only in render/.
/// `rule` views a string with static lifetime (the constant of the rule). A secret never stands in any of its texts.
struct Diagnostic {
  std::string_view rule;
  Severity severity = Severity::error;
  FilePointer file = {};
  Span span = {};
  std::string message = {};
  std::string help = {};
  std::string pointer = {};  ///< JSON pointer (RFC 6901)
  std::optional<Fix> fix = {};
};

}  // namespace connectkit
