#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/schema/violation.hpp"

namespace connectkit::schema {

struct Node;
class SecondOpinion;

/// A JSON Schema, compiled once. Immutable, so threads may share it; movable. Draft-07 without array `items`,
/// `patternProperties`, `dependencies`, `contains`, `uniqueItems`, `multipleOf` and `format`; patterns are RE2's.
///
/// Comments that it understands (`$comment`):
/// - "rule: ID": what this subschema forbids is reported by the rule ID, so it is left out here;
/// - "form: …": the `pattern` beside it in words, for messages;
/// - "deferred": a branch of `anyOf` for placeholders, never proposed to people.
/// `title` is a noun that messages use, `writeOnly` marks a secret.
class Schema {
 public:
  /// The Error names the place of what is unknown, malformed, or refers to nothing or to itself.
  [[nodiscard]] static Result<Schema> compile(const nlohmann::json& schema);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  [[nodiscard]] bool accepts(const nlohmann::json& instance) const;

  /// Why `instance` is refused: one violation for each cause, none below a value that is refused itself; empty when it
  /// is accepted. They view texts of the schema, which must outlive them.
  [[nodiscard]] std::vector<Violation> explain(const nlohmann::json& instance) const;

  /// The verdict of another implementation (valijson) on what it can judge: it does not look at patterns, lengths and
  /// whatever hangs on them. False where `accepts` is true is a bug of one of them. Slower by far.
  [[nodiscard]] bool accepted_elsewhere(const nlohmann::json& instance) const;

  /// JSON pointers of the secrets in `instance`.
  [[nodiscard]] std::vector<std::string> secrets(const nlohmann::json& instance) const;

 private:
  Schema();

  std::vector<std::unique_ptr<Node>> nodes_;
  const Node* root_ = nullptr;
  bool has_secrets_ = false;
  std::unique_ptr<SecondOpinion> second_opinion_;
};

}  // namespace connectkit::schema
