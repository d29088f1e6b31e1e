#include <nlohmann/json.hpp>

#include "connectkit/compile/config_schema.hpp"

namespace connectkit::compile {
namespace {

using nlohmann::json;

const json& resolved(const json& schema, const json& root) {
  const auto reference = schema.find("$ref");
  if (reference == schema.end()) return schema;
  return root.at(json::json_pointer(reference->get<std::string>().substr(1)));
}

void fill(json& value, const json& schema, const json& root);

void fill_object(json& object, const json& schema, const json& root) {
  const auto properties = schema.find("properties");
  if (properties != schema.end()) {
    for (const auto& [key, member] : properties->items()) {
      const auto given = member.find("default");
      if (!object.contains(key) && given != member.end()) object[key] = *given;
    }
  }
  const auto others = schema.find("additionalProperties");
  for (auto& [key, value] : object.items()) {
    if (properties != schema.end() && properties->contains(key)) {
      fill(value, properties->at(key), root);
    } else if (others != schema.end() && others->is_object()) {
      fill(value, *others, root);
    }
  }
}

void fill(json& value, const json& written, const json& root) {
  const json& schema = resolved(written, root);
  if (value.is_object()) fill_object(value, schema, root);
  if (value.is_array() && schema.contains("items")) {
    for (json& item : value) fill(item, schema["items"], root);
  }
  if (const auto parts = schema.find("allOf"); parts != schema.end()) {
    for (const json& part : *parts) fill(value, part, root);
  }
}

}  // namespace

void fill_defaults(json& config, const json& schema) { fill(config, schema, schema); }

}  // namespace connectkit::compile
