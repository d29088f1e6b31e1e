#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/model/located.hpp"

namespace connectkit::model {

enum class FieldType : std::uint8_t { boolean, integer, object, scanner, string, expression, condition };
enum class FieldKind : std::uint8_t { scalar, map, list };

/// The words of definitions: "bool", "int", "scalar", …
[[nodiscard]] std::string_view to_string(FieldType type);
[[nodiscard]] std::string_view to_string(FieldKind kind);
[[nodiscard]] std::optional<FieldType> field_type(std::string_view word);
[[nodiscard]] std::optional<FieldKind> field_kind(std::string_view word);

/// Bounds, as written: of an int its value, of text its length in characters, of a list or map its size.
struct Range {
  std::optional<Located<double>> lt, lte, gt, gte;
};

/// One entry of a field's constraints. Everything in it must hold.
struct Constraint {
  std::string pointer;
  std::optional<Located<std::string>> regex;
  std::optional<Range> range;
  std::optional<std::vector<Located<std::string>>> allowed;  ///< its `enum`
  std::optional<Located<std::string>> preset;
};

/// A default or example: any JSON. Never null.
using JsonValue = std::shared_ptr<const nlohmann::json>;

/// One field of a component. What is missing in the file, or of another type than it should be, is not there: the
/// schema's findings tell about it.
struct Field {
  std::string pointer;  ///< of the field in its file: "/fields/2/fields/0"
  Span key;             ///< the dash before it
  Span span;
  std::optional<Located<std::string>> path, name, label, description, render_hint;
  std::optional<Located<FieldType>> type;
  std::optional<Located<FieldKind>> written_kind;
  std::optional<Located<bool>> secret, optional;
  std::optional<Located<JsonValue>> default_value;
  std::vector<Located<JsonValue>> examples;
  std::vector<Constraint> constraints;
  std::vector<Field> fields;

  [[nodiscard]] FieldKind kind() const { return written_kind ? written_kind->value : FieldKind::scalar; }
  [[nodiscard]] bool is_secret() const { return secret && secret->value; }
  /// Not optional, and no default to fall back on.
  [[nodiscard]] bool is_required() const { return !(optional && optional->value) && !default_value; }
};

/// How many fields there are, at any depth.
[[nodiscard]] std::size_t count(const std::vector<Field>& fields);

}  // namespace connectkit::model
