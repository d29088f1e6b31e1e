#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "connectkit/diagnostics/diagnostic.hpp"

namespace connectkit {

class RuleContext;
class DirectoryContext;
class Sink;

/// Looks at one definition file.
using FileCheck = void (*)(RuleContext&);
/// Looks at one `.connect` directory as a whole.
using DirectoryCheck = void (*)(DirectoryContext&);

/// One rule is one constant of this type in one file of this folder: `rules::some_name` in `some_name.cpp`, id
/// `some-name`. Everything that is said about a rule stands in it. All texts are for people; those of `bad` and `good`
/// are files (see examples.hpp).
struct Rule {
  std::string_view id;
  Severity severity = Severity::error;
  std::string_view summary;  ///< one sentence with a full stop
  std::string_view why;      ///< why the rule is there: one paragraph
  std::string_view bad;      ///< gives this finding and no other
  std::string_view good;     ///< gives none
  bool fixable = false;      ///< whether its findings may carry a Fix
  /// Nothing for a rule that is reported while a file is read or held against a schema.
  std::variant<std::monostate, FileCheck, DirectoryCheck> check = {};
};

/// Every rule, sorted by id. Generated from the folder; the constants live as long as the program.
[[nodiscard]] std::span<const Rule* const> all_rules();

/// The rule with this id, or nullptr.
[[nodiscard]] const Rule* find_rule(std::string_view id);

/// Gives every finding the severity of its rule: whoever reports needs no table of rules.
void stamp(Sink& sink);

}  // namespace connectkit
