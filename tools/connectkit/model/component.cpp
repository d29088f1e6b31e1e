#include "connectkit/model/component.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/model/read.hpp"

namespace connectkit::model {
namespace {

constexpr std::array<std::string_view, 3> kind_words{"source", "sink", "scanner"};

std::optional<Range> read_range(const Value& constraint) {
  const auto member = constraint.get("range");
  if (!member || !member->value.is_mapping()) return std::nullopt;
  const Value& range = member->value;
  return Range{read_number(range, "lt"), read_number(range, "lte"), read_number(range, "gt"),
               read_number(range, "gte")};
}

/// Gives each item of the list `key` in `mapping`, with its JSON pointer, to `take`. Whether there is such a list.
template <class Take>
bool for_each_item(const Value& mapping, const std::string& owner, std::string_view key, Take take) {
  const auto member = mapping.get(key);
  if (!member || !member->value.is_list()) return false;
  const std::string list = appended(owner, key);
  std::size_t index = 0;
  for (const Value& item : member->value.items()) {
    take(item, appended(list, std::to_string(index++)));
  }
  return true;
}

Constraint read_constraint(const Value& value, const std::string& pointer) {
  Constraint constraint{pointer, read_text(value, "regex"), read_range(value), {}, read_text(value, "preset")};
  std::vector<Located<std::string>> allowed;
  const bool has_enum = for_each_item(value, pointer, "enum", [&](const Value& item, const std::string&) {
    if (item.is_string()) allowed.push_back({std::string(item.text()), dash_of(item), item.span()});
  });
  if (has_enum) constraint.allowed = std::move(allowed);
  return constraint;
}

JsonValue json_value(const Value& value) { return std::make_shared<const nlohmann::json>(to_json(value)); }

Field read_field(const Value& value, const std::string& pointer);

std::vector<Field> read_fields(const Value& owner, const std::string& pointer) {
  std::vector<Field> fields;
  for_each_item(owner, pointer, "fields", [&](const Value& item, const std::string& at) {
    if (item.is_mapping()) fields.push_back(read_field(item, at));
  });
  return fields;
}

Field read_field(const Value& value, const std::string& pointer) {
  Field field;
  field.pointer = pointer;
  field.key = dash_of(value);
  field.span = value.span();
  field.path = read_text(value, "path");
  field.name = read_text(value, "name");
  field.label = read_text(value, "label");
  field.description = read_text(value, "description");
  field.render_hint = read_text(value, "render_hint");
  field.type = read_word(value, "type", field_type);
  field.written_kind = read_word(value, "kind", field_kind);
  field.secret = read_bool(value, "secret");
  field.optional = read_bool(value, "optional");
  if (const auto given = value.get("default"); given && given->value.kind() != ValueKind::null) {
    field.default_value = {json_value(given->value), given->key.span(), given->value.span()};
  }
  for_each_item(value, pointer, "examples", [&](const Value& item, const std::string&) {
    if (item.kind() != ValueKind::null) field.examples.push_back({json_value(item), dash_of(item), item.span()});
  });
  for_each_item(value, pointer, "constraints", [&](const Value& item, const std::string& at) {
    if (item.is_mapping()) field.constraints.push_back(read_constraint(item, at));
  });
  field.fields = read_fields(value, pointer);
  return field;
}

}  // namespace

std::string_view to_string(ComponentKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::optional<ComponentKind> component_kind(std::string_view word) {
  for (std::size_t i = 0; i < kind_words.size(); ++i) {
    if (kind_words[i] == word) return static_cast<ComponentKind>(i);
  }
  return std::nullopt;
}

Component read_component(const Document& document, std::string_view pointer, ComponentKind folder) {
  Component component;
  component.file = document.file();
  component.kind = folder;
  const std::optional<Value> value = document.at(pointer);
  if (!value) return component;
  const auto text = [&](std::string_view key) { return read_text(*value, key).value_or(Located<std::string>{}); };
  component.name = text("name");
  component.label = text("label");
  component.description = text("description");
  component.status = text("status");
  component.icon = text("icon");
  component.written_kind = read_word(*value, "kind", component_kind);
  if (component.written_kind) component.kind = component.written_kind->value;
  component.fields = read_fields(*value, std::string(pointer));
  return component;
}

}  // namespace connectkit::model
