#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <set>
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
  /// Where the scalars begin that still hold a placeholder, each of them reported.
  std::set<std::size_t> unresolved;
};

/// Replaces `${NAME}` and `${NAME:default}` in the scalars below `at`. Where the innermost of `schemas` wants a whole
/// number or a bool, the text that comes out is read as a plain scalar; else it is text, whatever it looks like.
/// Reports connector-placeholder for a variable that is not set and has no default, `${!…}`, and `secret://…`.
[[nodiscard]] Expanded expand(const Document& document, std::string_view at, const std::vector<PartSchema>& schemas,
                              const Environment& environment, Sink& sink);

}  // namespace connectkit::check
