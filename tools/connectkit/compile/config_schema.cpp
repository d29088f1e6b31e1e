#include "connectkit/compile/config_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectkit/compile/constraints.hpp"
#include "connectkit/compile/path_tree.hpp"

namespace connectkit::compile {
namespace {

using model::FieldKind;
using model::FieldType;
using nlohmann::json;

constexpr const char* any_scanner = "scanner";

std::string definition_of(const model::Component& scanner) { return "scanner_" + scanner.name.value; }
json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

bool is_required(const PathNode& node) {
  if (node.field) return node.field->is_required();
  return !node.has_items && std::any_of(node.members.begin(), node.members.end(), is_required);
}

/// Builds one schema; the definitions of scanners come along when a field asks for one.
class Builder {
 public:
  explicit Builder(std::span<const model::Component> scanners) : scanners_(scanners) {}

  json component(const model::Component& component) { return object(path_tree(component.fields)); }
  json take_definitions() { return std::move(definitions_); }

 private:
  json object(const std::vector<PathNode>& members) {
    json properties = json::object();
    json required = json::array();
    for (const PathNode& member : members) {
      properties[member.name] = member.field ? field(member) : unnamed(member);
      if (is_required(member)) required.push_back(member.name);
    }
    json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
  }

  /// A key that has no field of its own.
  json unnamed(const PathNode& node) {
    if (node.has_items) return {{"type", "array"}, {"items", object(node.members)}};
    json schema = object(node.members);
    if (!is_required(node)) schema["default"] = json::object();
    return schema;
  }

  json field(const PathNode& node) {
    const model::Field& field = *node.field;
    json value = one_value(node);
    json schema;
    if (field.kind() == FieldKind::scalar) {
      add_constraints(field, value, value);
      schema = std::move(value);
    } else {
      const bool list = field.kind() == FieldKind::list;
      schema["type"] = list ? "array" : "object";
      add_constraints(field, value, schema);
      schema[list ? "items" : "additionalProperties"] = std::move(value);
    }
    annotate(field, schema);
    return schema;
  }

  json one_value(const PathNode& node) {
    if (!node.field->type) return json::object();
    switch (node.field->type->value) {
      case FieldType::boolean:
        return {{"type", "boolean"}};
      case FieldType::integer:
        return {{"type", "integer"}};
      case FieldType::object:
        return node.members.empty() ? json{{"type", "object"}} : object(node.members);
      case FieldType::scanner:
        add_scanners();
        // Draft-07 ignores whatever stands beside a $ref, and titles will.
        return {{"allOf", json::array({reference(any_scanner)})}};
      case FieldType::string:
      case FieldType::expression:
      case FieldType::condition:
        break;
    }
    return {{"type", "string"}};
  }

  static void annotate(const model::Field& field, json& schema) {
    if (field.label) schema["title"] = field.label->value;
    if (field.description) schema["description"] = field.description->value;
    if (field.default_value) schema["default"] = *field.default_value->value;
    for (const auto& example : field.examples) schema["examples"].push_back(*example.value);
    if (field.is_secret()) schema["writeOnly"] = true;
  }

  void add_scanners() {
    if (definitions_.contains(any_scanner)) return;
    json& any = definitions_[any_scanner];
    any = {{"type", "object"}, {"minProperties", 1}, {"maxProperties", 1}};
    if (scanners_.empty()) return;
    any["additionalProperties"] = false;
    json names = json::object();
    for (const model::Component& scanner : scanners_) names[scanner.name.value] = reference(definition_of(scanner));
    any["properties"] = std::move(names);
    for (const model::Component& scanner : scanners_) {
      json schema = component(scanner);  // may ask for scanners itself: they are there
      definitions_[definition_of(scanner)] = std::move(schema);
    }
  }

  std::span<const model::Component> scanners_;
  json definitions_ = json::object();
};

}  // namespace

json config_schema(const model::Component& component, std::span<const model::Component> scanners,
                   std::string_view runtime) {
  Builder builder(scanners);
  json schema = builder.component(component);
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["$id"] =
      fmt::format("urn:connectkit:{}:{}:{}", runtime, model::to_string(component.kind), component.name.value);
  if (!component.label.value.empty()) schema["title"] = component.label.value;
  if (!component.description.value.empty()) schema["description"] = component.description.value;
  if (json definitions = builder.take_definitions(); !definitions.empty()) {
    schema["definitions"] = std::move(definitions);
  }
  return schema;
}

}  // namespace connectkit::compile
