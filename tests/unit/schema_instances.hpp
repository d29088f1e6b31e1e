#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace connectkit::test {

/// Makes instances that nearly fit a schema: most of what it says is followed, some of it is not.
class SchemaInstances {
  using json = nlohmann::json;

 public:
  SchemaInstances(const json& root, unsigned seed) : root_(root), random_(seed) {}

  json instance() { return value(root_, 0); }

 private:
  bool chance(int percent) { return std::uniform_int_distribution<>(0, 99)(random_) < percent; }
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  json anything() {
    static const json values = json::parse(
        R"([null, true, false, 0, 1, -1, 1.0, 2.5, 1e300, 18446744073709551615, "", "a", "äö", "1", "true", "string",
            "source", "connector", "${A}", "${A:b}", "secret://x", [], [1, "a"], {}, {"name": "a"}, {"required": 1}])");
    return values[below(values.size())];
  }

  const json& meant(const json& schema) {
    if (!schema.is_object() || !schema.contains("$ref")) return schema;
    return root_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
  }

  json value(const json& reference, int depth) {
    const json& schema = meant(reference);
    if (!schema.is_object() || depth > 6 || chance(4)) return anything();
    for (const char* choice : {"oneOf", "anyOf"}) {
      if (schema.contains(choice)) return value(schema[choice][below(schema[choice].size())], depth);
    }
    if (schema.contains("const")) return schema["const"];
    if (schema.contains("enum")) return schema["enum"][below(schema["enum"].size())];
    return typed(schema, depth);
  }

  json typed(const json& schema, int depth) {
    json types = schema.value("type", json("any"));
    if (types.is_array()) types = types[below(types.size())];
    if (types == "object" || schema.contains("properties")) return object(schema, depth);
    if (types == "array") {
      json list = json::array();
      for (std::size_t count = below(4); count > 0; --count)
        list.push_back(value(schema.value("items", json(true)), depth + 1));
      return list;
    }
    if (types == "string") return text();
    if (types == "integer") return below(3);
    if (types == "number") return below(2) == 0 ? json(0.5) : json(7);
    if (types == "boolean") return chance(50);
    return anything();
  }

  std::string text() {
    static const std::vector<std::string> texts{"a", "1", "nats", "a.b", "5s", "", "https://a", "a b", "${A}"};
    return texts[below(texts.size())];
  }

  json object(const json& schema, int depth) {
    json object = json::object();
    const json required = schema.value("required", json::array());
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, property] : properties.items()) {
      const bool is_required = std::find(required.begin(), required.end(), name) != required.end();
      if (chance(is_required ? 97 : 30)) object[name] = value(property, depth + 1);
    }
    if (chance(5)) object["unknown"] = anything();
    return object;
  }

  const json& root_;
  std::mt19937 random_;
};

}  // namespace connectkit::test
