#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"
#include "connectkit/schema/relax.hpp"
#include "connectkit/schema/schema.hpp"
#include "unit/schema_instances.hpp"

/// The two validators must agree: what ours accepts valijson accepts, and what valijson refuses of a schema that has
/// nothing that is kept from it, ours refuses too.
namespace {

using connectkit::schema::Schema;
using connectkit::test::SchemaInstances;
using nlohmann::json;

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
    const json instance = SchemaInstances(schema, static_cast<unsigned>(seed)).instance();
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
