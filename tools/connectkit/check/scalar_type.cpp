#include "connectkit/check/scalar_type.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace connectkit::check {
namespace {

using nlohmann::json;

bool is_for_placeholders(const json& schema) { return schema.value("$comment", "") == "deferred"; }

}  // namespace

SchemasAt::SchemasAt(const json& root) : root_(&root) { add(root); }

void SchemasAt::add(const json& schema) {
  if (!schema.is_object() || is_for_placeholders(schema)) return;
  if (std::find(schemas_.begin(), schemas_.end(), &schema) != schemas_.end()) return;  // a schema may refer to itself
  schemas_.push_back(&schema);
  if (const auto reference = schema.find("$ref"); reference != schema.end()) {
    const auto text = reference->get<std::string>();
    if (text.starts_with('#')) add(root_->at(json::json_pointer(text.substr(1))));
  }
  for (const char* const keyword : {"allOf", "anyOf", "oneOf"}) {
    const auto parts = schema.find(keyword);
    if (parts == schema.end()) continue;
    for (const json& part : *parts) add(part);
  }
}

SchemasAt SchemasAt::member(std::string_view key) const {
  SchemasAt found(root_);
  const std::string name(key);
  for (const json* schema : schemas_) {
    const auto properties = schema->find("properties");
    if (properties != schema->end() && properties->contains(name)) {
      found.add(properties->at(name));
    } else if (const auto others = schema->find("additionalProperties"); others != schema->end()) {
      found.add(*others);
    }
  }
  return found;
}

SchemasAt SchemasAt::item() const {
  SchemasAt found(root_);
  for (const json* schema : schemas_) {
    if (const auto items = schema->find("items"); items != schema->end()) found.add(*items);
  }
  return found;
}

bool SchemasAt::names_type(const std::vector<std::string_view>& types) const {
  return std::any_of(schemas_.begin(), schemas_.end(), [&](const json* schema) {
    const std::string type = schema->value("type", "");
    return std::find(types.begin(), types.end(), type) != types.end();
  });
}

bool SchemasAt::want_plain_scalar() const { return names_type({"integer", "boolean"}) && !names_type({"string"}); }

bool SchemasAt::want_scalar() const {
  return names_type({"string", "integer", "boolean"}) || !names_type({"object", "array"});
}

}  // namespace connectkit::check
