#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"
#include "connectkit/schema/schema.hpp"
#include "support/process.hpp"
#include "unit/schema_instances.hpp"

/// Another validator must come to the same verdict, patterns and lengths included. A missing node or ajv is a failure.
namespace {

using connectkit::schema::Schema;
using connectkit::test::SchemaInstances;
using nlohmann::json;

/// A schema without the parts that ours leaves to rules.
json without_rule_parts(const json& schema) {
  if (schema.is_object()) {
    if (schema.value("$comment", "").starts_with("rule: ")) return true;
    json rest = json::object();
    for (const auto& [key, value] : schema.items()) rest[key] = without_rule_parts(value);
    return rest;
  }
  if (!schema.is_array()) return schema;
  json rest = json::array();
  for (const json& item : schema) rest.push_back(without_rule_parts(item));
  return rest;
}

json verdicts_of_ajv(const json& question) {
  const std::string script = std::string(CONNECTKIT_SOURCE_DIR) + "/tests/unit/ajv_verdicts.cjs";
  const auto answer = connectkit::test::run({.argv = {"node", script}, .input = question.dump()});
  CAPTURE(answer.err);
  REQUIRE(answer.exit.code == 0);
  return json::parse(answer.out);
}

}  // namespace

TEST_CASE("ajv takes every embedded schema in strict mode and comes to our verdicts") {
  json question = json::array();
  for (const std::string_view name : connectkit::schema::names()) {
    const json printed = json::parse(*connectkit::schema::text(name));
    json instances = json::array();
    for (unsigned seed = 0; seed < 2000; ++seed) instances.push_back(SchemaInstances(printed, seed).instance());
    question.push_back({{"schema", printed}, {"judged", without_rule_parts(printed)}, {"instances", instances}});
  }
  const json answer = verdicts_of_ajv(question);
  REQUIRE(answer.size() == question.size());
  for (std::size_t i = 0; i < answer.size(); ++i) {
    const auto schema = Schema::compile(question[i]["schema"]);
    REQUIRE(schema);
    const json& instances = question[i]["instances"];
    for (std::size_t k = 0; k < instances.size(); ++k) {
      CAPTURE(question[i]["schema"]["$id"].dump(), instances[k].dump());
      CHECK(schema->accepts(instances[k]) == answer[i][k].get<bool>());
    }
  }
}
