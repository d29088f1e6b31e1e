#include "connectkit/schema/relax.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "connectkit/schema/compile.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;

/// Relaxes one schema in place and says whether it now accepts more, as far as that is known: a reference may lead to
/// something that does.
class Relaxer {
 public:
  bool relax(json& schema) {
    if (!schema.is_object()) return false;
    if (is_left_to_rule(schema)) {
      schema = json::object();
      return true;
    }
    if (const auto reference = schema.find("$ref"); reference != schema.end()) {
      if (*reference == "#") schema = json::object();
      return true;
    }
    bool wider = false;
    for (const char* key :
         {"pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) {
      wider = schema.erase(key) > 0 || wider;
    }
    wider = relax_types(schema) || wider;
    wider = relax_values(schema) || wider;
    for (const char* key : {"additionalProperties", "propertyNames", "items"}) {
      if (schema.contains(key)) wider = relax(schema[key]) || wider;
    }
    for (const char* key : {"properties", "definitions"}) {
      if (schema.contains(key)) wider = relax_each(schema[key]) || wider;
    }
    for (const char* key : {"allOf", "anyOf"}) {
      if (schema.contains(key)) wider = relax_each(schema[key]) || wider;
    }
    wider = relax_one_of(schema) || wider;
    return relax_negations(schema) || wider;
  }

 private:
  bool relax_each(json& schemas) {
    bool wider = false;
    for (json& schema : schemas) wider = relax(schema) || wider;
    return wider;
  }

  static bool relax_types(json& schema) {
    const auto types = schema.find("type");
    if (types == schema.end()) return false;
    if (*types == "integer") {
      *types = "number";
      return true;
    }
    if (!types->is_array()) return false;
    const auto integer = std::find(types->begin(), types->end(), "integer");
    if (integer == types->end()) return false;
    if (std::find(types->begin(), types->end(), "number") == types->end()) {
      *integer = "number";
    } else {
      types->erase(integer);
    }
    return true;
  }

  static bool relax_values(json& schema) {
    const auto has_number = [](const json& values) {
      return std::any_of(values.begin(), values.end(), [](const json& value) { return !value.is_string(); });
    };
    bool wider = false;
    if (const auto values = schema.find("enum"); values != schema.end() && has_number(*values)) {
      wider = schema.erase("enum") > 0;
    }
    if (const auto value = schema.find("const"); value != schema.end() && !value->is_string()) {
      wider = schema.erase("const") > 0;
    }
    return wider;
  }

  /// With a branch that accepts more, two may fit where one did: what remains is that any of them fits.
  bool relax_one_of(json& schema) {
    const auto branches = schema.find("oneOf");
    if (branches == schema.end() || !relax_each(*branches)) return false;
    json any = {{"anyOf", std::move(*branches)}};
    schema.erase("oneOf");
    schema["allOf"].push_back(std::move(any));
    return true;
  }

  /// What accepts more refuses less under a negation, so nothing remains of that.
  bool relax_negations(json& schema) {
    bool wider = false;
    if (schema.contains("not") && relax(schema["not"])) wider = schema.erase("not") > 0;
    if (!schema.contains("if")) return wider;
    const bool vague = relax(schema["if"]);
    for (const char* key : {"then", "else"}) {
      if (!schema.contains(key)) continue;
      if (relax(schema[key])) wider = true;
      if (vague) schema.erase(key);
    }
    if (vague) schema.erase("if");
    return wider || vague;
  }
};

}  // namespace

json relaxed(const json& schema) {
  json relaxed = schema;
  Relaxer().relax(relaxed);
  return relaxed;
}

}  // namespace connectkit::schema
