#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "connectkit/schema/embedded.hpp"
#include "connectkit/schema/relax.hpp"
#include "connectkit/schema/schema.hpp"

/// The two validators must agree: what ours accepts valijson accepts, and what valijson refuses of a schema that has
/// nothing that is kept from it, ours refuses too.
namespace {

using connectkit::schema::Schema;
using nlohmann::json;

/// Makes instances that nearly fit a schema: most of what it says is followed, some of it is not.
class Generator {
 public:
  Generator(const json& root, unsigned seed) : root_(root), random_(seed) {}

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

struct Counts {
  int accepted = 0;
  int refused = 0;
};

/// Both verdicts on many instances, on the schema as valijson gets it, which keeps nothing from valijson.
Counts compare(const json& schema, int count) {
  const auto strict = Schema::compile(schema);
  const auto relaxed = Schema::compile(connectkit::schema::relaxed(schema));
  REQUIRE(strict);
  REQUIRE(relaxed);
  Counts counts;
  for (int seed = 0; seed < count; ++seed) {
    const json instance = Generator(schema, static_cast<unsigned>(seed)).instance();
    const bool accepted = strict->accepts(instance);
    ++(accepted ? counts.accepted : counts.refused);
    CAPTURE(seed, instance.dump());
    if (accepted) CHECK(strict->accepted_elsewhere(instance));
    CHECK(relaxed->accepts(instance) == relaxed->accepted_elsewhere(instance));
    CHECK(accepted == strict->explain(instance).empty());
  }
  return counts;
}

}  // namespace

TEST_CASE("both validators agree on instances of the embedded schemas") {
  for (const std::string_view name : connectkit::schema::names()) {
    CAPTURE(name);
    const Counts counts = compare(connectkit::schema::embedded(name), 3000);
    // A generator that only ever makes one kind of instance would prove nothing.
    CHECK(counts.accepted > 30);
    CHECK(counts.refused > 300);
  }
}

TEST_CASE("both validators agree on every keyword that both know") {
  const json schema = json::parse(R"({
    "type": "object",
    "definitions": {"small": {"type": "number", "minimum": 0, "exclusiveMaximum": 2}, "no": false},
    "propertyNames": {"enum": ["a", "b", "c", "d", "e", "f", "g", "unknown"]},
    "minProperties": 1, "maxProperties": 6,
    "properties": {
      "a": {"$ref": "#/definitions/small"},
      "b": {"type": ["array", "null"], "minItems": 1, "maxItems": 2, "items": {"type": "integer"}},
      "c": {"anyOf": [{"type": "boolean"}, {"enum": ["a", "1", true]}, {"const": 2.5}]},
      "d": {"oneOf": [{"type": "string"}, {"enum": ["a", "nats"]}, {"type": "number", "maximum": 1}]},
      "e": {"not": {"type": "string"}},
      "f": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
      "g": {"$ref": "#/definitions/no"}
    },
    "allOf": [{"if": {"properties": {"a": {"const": "x"}}, "required": ["a"]},
               "then": {"required": ["b"]}, "else": {"properties": {"e": {"type": ["number", "null", "boolean"]}}}}]
  })");
  const Counts counts = compare(schema, 20'000);
  CHECK(counts.accepted > 300);
  CHECK(counts.refused > 3000);
}
