#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

namespace connectkit::check {

/// The subschemas that speak about one value, found by walking down from a root. Views the root.
class SchemasAt {
 public:
  explicit SchemasAt(const nlohmann::json& root);

  [[nodiscard]] SchemasAt member(std::string_view key) const;
  [[nodiscard]] SchemasAt item() const;

  /// Whether there are none.
  [[nodiscard]] bool empty() const { return schemas_.empty(); }

  /// Whether they want a whole number or a bool, and no text (but as a placeholder).
  [[nodiscard]] bool want_plain_scalar() const;

  /// Whether they let a scalar pass, of whatever type.
  [[nodiscard]] bool want_scalar() const;

 private:
  explicit SchemasAt(const nlohmann::json* root) : root_(root) {}
  void add(const nlohmann::json& schema);
  [[nodiscard]] bool names_type(const std::vector<std::string_view>& types) const;

  const nlohmann::json* root_;
  std::vector<const nlohmann::json*> schemas_;
};

}  // namespace connectkit::check
