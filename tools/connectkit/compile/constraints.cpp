#include "connectkit/compile/constraints.hpp"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "connectkit/compile/regex.hpp"

namespace connectkit::compile {
namespace {

using model::FieldKind;
using model::FieldType;
using nlohmann::json;

/// Adds a part to a schema; into its allOf when one of its keywords is there already.
void add(json& schema, const json& part) {
  if (part.empty()) return;
  for (const auto& [keyword, value] : part.items()) {
    if (schema.contains(keyword)) {
      schema["allOf"].push_back(part);
      return;
    }
  }
  schema.update(part);
}

json nothing() { return {{"not", json::object()}}; }

json number(double value) {
  constexpr double limit = 9007199254740992.0;  // 2^53
  if (std::trunc(value) == value && std::abs(value) <= limit) return static_cast<std::int64_t>(value);
  return value;
}

json value_range(const model::Range& range) {
  json schema = json::object();
  if (range.gte) schema["minimum"] = number(range.gte->value);
  if (range.gt) schema["exclusiveMinimum"] = number(range.gt->value);
  if (range.lte) schema["maximum"] = number(range.lte->value);
  if (range.lt) schema["exclusiveMaximum"] = number(range.lt->value);
  return schema;
}

/// Bounds of a length or size; a schema counts them in whole numbers from 0.
json size_range(const model::Range& range, const char* minimum, const char* maximum) {
  constexpr double most = 4294967295.0;  // beyond any size that can occur
  double low = 0;
  double high = most;
  if (range.gte) low = std::max(low, std::ceil(range.gte->value));
  if (range.gt) low = std::max(low, std::floor(range.gt->value) + 1);
  if (range.lte) high = std::min(high, std::floor(range.lte->value));
  if (range.lt) high = std::min(high, std::ceil(range.lt->value) - 1);
  if (low > most || high < 0) return nothing();
  json schema = json::object();
  if (low > 0) schema[minimum] = static_cast<std::int64_t>(low);
  if (high < most) schema[maximum] = static_cast<std::int64_t>(high);
  return schema;
}

json range_schema(const model::Range& range, FieldType type, FieldKind kind) {
  if (kind == FieldKind::list) return size_range(range, "minItems", "maxItems");
  if (kind == FieldKind::map) return size_range(range, "minProperties", "maxProperties");
  if (type == FieldType::integer) return value_range(range);
  if (type == FieldType::string) return size_range(range, "minLength", "maxLength");
  return json::object();
}

/// An item of an enum as a value of the field's type; null when that type cannot take it.
json coerced(const std::string& item, FieldType type) {
  switch (type) {
    case FieldType::string:
      return item;
    case FieldType::boolean:
      if (item == "true" || item == "false") return item == "true";
      return nullptr;
    case FieldType::integer: {
      std::int64_t value = 0;
      const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), value);
      if (error != std::errc{} || end != item.data() + item.size()) return nullptr;
      return value;
    }
    default:
      return nullptr;
  }
}

json enum_schema(const std::vector<model::Located<std::string>>& allowed, FieldType type) {
  if (allowed.empty()) return json::object();
  json values = json::array();
  for (const auto& item : allowed) {
    if (json value = coerced(item.value, type); !value.is_null()) values.push_back(std::move(value));
  }
  if (values.empty()) return nothing();
  return {{"enum", std::move(values)}};
}

}  // namespace

void add_constraints(const model::Field& field, json& value, json& whole) {
  if (!field.type) return;
  const FieldType type = field.type->value;
  if (type == FieldType::expression || type == FieldType::condition) return;
  const bool has_values = type == FieldType::string || type == FieldType::integer || type == FieldType::boolean;
  for (const model::Constraint& constraint : field.constraints) {
    if (constraint.regex && type == FieldType::string) {
      add(value, {{"pattern", re2_syntax(constraint.regex->value)}});
    }
    if (constraint.allowed && has_values) add(value, enum_schema(*constraint.allowed, type));
    if (constraint.range) add(whole, range_schema(*constraint.range, type, field.kind()));
  }
}

}  // namespace connectkit::compile
