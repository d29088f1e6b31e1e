#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/check/check.hpp"
#include "connectkit/document/document.hpp"

namespace connectkit::check {

/// The schema of a part of a document: it says which scalars are no text.
struct PartSchema {
  std::string pointer;
  const nlohmann::json* schema = nullptr;
};

/// A document with its placeholders replaced.
struct Expanded {
  /// Every value stands where it stood in the document that was written; aliases and `<<` are resolved.
  Document document;
  /// Where the scalars begin that still hold a placeholder.
  std::set<std::size_t> unresolved;
};

struct ExpandOptions {
  /// Not set: variables and secrets stay as they are, and nothing is reported about them.
  const Environment& environment;
  /// Whether the runtime computes no expressions: `${!…}`, and any other `${…}` that names no variable, is reported.
  bool refuse_expressions = false;
};

/// Replaces `${NAME}` and `${NAME:default}` in the scalars below `at`. Where the innermost of `schemas` wants a whole
/// number or a bool, the text that comes out is read as a plain scalar; else it is text, whatever it looks like.
/// Reports connector-placeholder for a variable that is not set and has no default, for `secret://…`, and for `${!…}`.
[[nodiscard]] Expanded expand(const Document& document, std::string_view at, const std::vector<PartSchema>& schemas,
                              const ExpandOptions& options, Sink& sink);

/// A text with its variables replaced as far as they are known.
[[nodiscard]] std::string replaced(std::string_view text, const Environment& environment);

}  // namespace connectkit::check
