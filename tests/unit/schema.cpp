#include "connectkit/schema/schema.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"

namespace {

using connectkit::schema::Keyword;
using connectkit::schema::Schema;
using connectkit::schema::Violation;
using nlohmann::json;

Schema compiled(const json& schema) {
  auto result = Schema::compile(schema);
  if (!result) FAIL(result.error().message);
  return *std::move(result);
}

Schema compiled(const char* schema) { return compiled(json::parse(schema)); }

std::vector<std::string> keywords_and_pointers(const std::vector<Violation>& violations) {
  std::vector<std::string> all;
  for (const Violation& violation : violations) {
    all.push_back(std::to_string(static_cast<int>(violation.keyword)) + " " + violation.pointer);
  }
  return all;
}

}  // namespace

TEST_CASE("every embedded schema compiles and stands alone") {
  const auto names = connectkit::schema::names();
  CHECK(names == std::vector<std::string_view>{"component", "connector", "report", "runtime", "steps"});
  for (const std::string_view name : names) {
    CAPTURE(name);
    compiled(connectkit::schema::embedded(name));
    const auto text = connectkit::schema::text(name);
    REQUIRE(text);
    CHECK(json::parse(*text) == connectkit::schema::embedded(name));
    CHECK(text->find("\"$ref\": \"urn:") == std::string::npos);
    CHECK(text->back() == '\n');
  }
}

TEST_CASE("a schema that is asked for under a wrong name is answered with the names that there are") {
  const auto text = connectkit::schema::text("conector");
  REQUIRE_FALSE(text);
  CHECK(text.error().message ==
        "no schema is called \"conector\"; there are component, connector, report, "
        "runtime, steps");
}

TEST_CASE("only a scanner may leave out its kind") {
  const json scanner = json::parse(R"({"model_version": "1", "name": "lines", "label": "Lines", "status": "stable",
                                       "description": "Lines of text."})");
  CHECK(compiled(connectkit::schema::scanner()).accepts(scanner));
  const auto violations = compiled(connectkit::schema::embedded("component")).explain(scanner);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].keyword == Keyword::required);
  CHECK(violations[0].key == "kind");
}

TEST_CASE("a malformed schema is an error that names the place") {
  const auto error_of = [](const char* schema) {
    const auto result = Schema::compile(json::parse(schema));
    return result ? std::string("none") : result.error().message;
  };
  CHECK(error_of(R"({"properties": {"a": {"typ": "string"}}})") ==
        "schema at \"/properties/a\": the keyword \"typ\" is not supported");
  CHECK(error_of(R"({"type": "text"})") == "schema at \"/type\": there is no such type");
  CHECK(error_of(R"({"pattern": "("})").find("not an RE2 expression: missing )") != std::string::npos);
  CHECK(error_of(R"({"$ref": "#/definitions/a"})").find("leads to nothing") != std::string::npos);
  CHECK(error_of(R"({"$ref": "urn:other"})").find("leads out of the schema") != std::string::npos);
  CHECK(error_of(R"({"enum": []})").find("a list with an item is expected") != std::string::npos);
  CHECK(error_of(R"({"minItems": -1})").find("a whole number is expected") != std::string::npos);
  CHECK(error_of(R"({"title": 1})").find("malformed schema") != std::string::npos);
  CHECK(error_of("5") == "schema at \"\": a schema is an object or a bool");
}

TEST_CASE("a schema that leads to itself is refused, one that recurs in members is not") {
  CHECK_FALSE(Schema::compile(json::parse(R"({"$ref": "#"})")));
  CHECK_FALSE(Schema::compile(json::parse(R"({"allOf": [{"not": {"$ref": "#"}}]})")));
  CHECK_FALSE(Schema::compile(json::parse(
      R"({"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}})")));
  const Schema tree = compiled(R"({"type": "object", "additionalProperties": {"$ref": "#"}})");
  CHECK(tree.accepts(json::parse(R"({"a": {"b": {}}})")));
  CHECK_FALSE(tree.accepts(json::parse(R"({"a": {"b": 1}})")));
  CHECK(tree.accepted_elsewhere(json::parse(R"({"a": {"b": {}}})")));
}

TEST_CASE("a number without fraction is an integer, however written") {
  const Schema schema = compiled(R"({"type": "integer"})");
  for (const char* number : {"1", "1.0", "1e3", "-0.0", "18446744073709551615"})
    CHECK(schema.accepts(json::parse(number)));
  CHECK_FALSE(schema.accepts(json::parse("1.5")));
  CHECK(schema.accepted_elsewhere(json::parse("1.0")));
}

TEST_CASE("lengths count code points") {
  const Schema schema = compiled(R"({"minLength": 3, "maxLength": 3})");
  CHECK(schema.accepts("äö€"));
  CHECK_FALSE(schema.accepts("äö"));
  CHECK_FALSE(schema.accepts("äöü€"));
  CHECK(schema.accepted_elsewhere("äö€"));
}

TEST_CASE("bounds hold for whole numbers that no double can tell apart") {
  const Schema schema = compiled(R"({"exclusiveMinimum": 9007199254740992})");
  CHECK(schema.accepts(json::parse("9007199254740993")));
  CHECK_FALSE(schema.accepts(json::parse("9007199254740992")));
  CHECK(schema.accepted_elsewhere(json::parse("9007199254740993")));
  CHECK(compiled(R"({"minimum": 0})").accepted_elsewhere(json::parse("18446744073709551615")));
}

TEST_CASE("a pattern takes a long text without harm") {
  const Schema schema = compiled(R"({"pattern": "^[a-z]*$"})");
  const std::string text(1'000'000, 'a');
  CHECK(schema.accepts(text));
  CHECK(schema.accepted_elsewhere(text));
  CHECK_FALSE(schema.accepts(text + "!"));
}

TEST_CASE("nothing is said below a value that is refused") {
  const Schema schema = compiled(R"({"properties": {"a": {"type": "object", "required": ["b"]}}})");
  CHECK(keywords_and_pointers(schema.explain(json::parse(R"({"a": [1, 2]})"))) == std::vector<std::string>{"0 /a"});
}

TEST_CASE("parts of an allOf do not repeat each other") {
  const Schema schema = compiled(R"({"required": ["a"], "allOf": [{"required": ["a", "b"]}]})");
  const auto violations = schema.explain(json::object());
  REQUIRE(violations.size() == 2);
  CHECK(violations[0].key == "a");
  CHECK(violations[1].key == "b");
}

TEST_CASE("a key that is missing because it is misspelt is one cause") {
  const Schema schema =
      compiled(R"({"properties": {"label": {}}, "required": ["label"], "additionalProperties": false})");
  const auto violations = schema.explain(json::parse(R"({"lable": 1})"));
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].keyword == Keyword::unknown_key);
  CHECK(violations[0].nearest == "label");
}

TEST_CASE("a key is not proposed where it is there already") {
  const Schema schema = compiled(R"({"properties": {"label": {}}, "additionalProperties": false})");
  const auto violations = schema.explain(json::parse(R"({"label": 1, "lable": 2})"));
  REQUIRE(violations.size() == 1);
  CHECK_FALSE(violations[0].nearest);
}
