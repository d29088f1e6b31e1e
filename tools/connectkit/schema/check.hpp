#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/document/document.hpp"
#include "connectkit/schema/schema.hpp"

namespace connectkit::schema {

/// The rules that violations are reported as. They view strings with static lifetime.
struct RuleNames {
  std::string_view required = "schema-required";
  std::string_view type = "schema-type";
  std::string_view allowed = "schema-enum";
  std::string_view pattern = "schema-pattern";
  std::string_view unknown_key = "schema-unknown-key";
  std::string_view value = "schema-value";
};

struct CheckOptions {
  std::string_view at = {};  ///< JSON pointer of the part of the document that the schema is for

  /// That part where it differs from the document's, with placeholders replaced. Messages show the document's text.
  const nlohmann::json* instance = nullptr;

  RuleNames rules = {};

  /// What messages call the part, such as `source "nats"`. Titles are nouns only where this is empty: those of compiled
  /// definitions are labels of forms.
  std::string_view called = {};

  /// Violations that are none after all, such as a placeholder where a number belongs.
  std::function<bool(const Violation& violation)> is_excused = {};

  /// Whether the value at a pointer into the document is a secret that the schema does not mark.
  std::function<bool(std::string_view pointer)> is_secret = {};

  /// Also ask the other implementation, which takes several times as long.
  bool second_opinion = true;
};

/// The places that a schema refused, so that rules leave them alone.
class Refusals {
 public:
  Refusals() = default;
  explicit Refusals(std::vector<std::string> pointers);

  [[nodiscard]] bool empty() const { return pointers_.empty(); }

  /// Whether the value at a pointer, or one around it, was refused. An owner is not refused for what it lacks.
  [[nodiscard]] bool cover(std::string_view pointer) const;

 private:
  std::vector<std::string> pointers_;  // sorted
};

struct CheckResult {
  bool accepted = true;
  Refusals refusals = {};
};

/// Reports why the schema refuses a document: one finding for each cause, where its token stands, with a fix where
/// only one is right. Marks secrets as such, whether there are findings or not.
CheckResult check(const Schema& schema, const Document& document, Sink& sink, const CheckOptions& options = {});

}  // namespace connectkit::schema
