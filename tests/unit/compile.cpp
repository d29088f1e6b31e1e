#include "connectkit/compile/config_schema.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/check/library.hpp"
#include "connectkit/compile/bundle.hpp"
#include "connectkit/compile/regex.hpp"

using namespace connectkit;
using nlohmann::json;

namespace {

Document read(const std::string& yaml) {
  Sink sink;
  auto document = Document::read(std::make_shared<const SourceFile>("x.yml", yaml), sink);
  for (const Diagnostic& d : sink.diagnostics()) UNSCOPED_INFO(d.message);
  REQUIRE(sink.diagnostics().empty());
  return *std::move(document);
}

model::Component component(const std::string& fields, const std::string& name = "c", const char* kind = "source") {
  return model::read_component(
      read("name: " + name + "\nlabel: L\nkind: " + kind + "\ndescription: D\nfields:\n" + fields));
}

/// The schema of a config, without what every schema has.
json schema_of(const std::string& fields) {
  json schema = compile::config_schema(component(fields), {}, "r");
  for (const char* key : {"$schema", "$id", "title", "description", "type"}) schema.erase(key);
  CHECK(schema["additionalProperties"] == false);
  schema.erase("additionalProperties");
  return schema;
}

/// The schema of the only field.
json field_schema(const std::string& field) {
  return schema_of("  - {name: a, path: a, optional: true, " + field + "}\n")["properties"]["a"];
}

schema::Schema compiled(const std::string& fields, const std::vector<model::Component>& scanners = {}) {
  auto schema = schema::Schema::compile(compile::config_schema(component(fields), scanners, "r"));
  REQUIRE(schema);
  return *std::move(schema);
}

/// Whether a field, the only one, takes a value.
bool takes(const std::string& field, const std::string& value) {
  const schema::Schema schema = compiled("  - {name: a, path: a, optional: true, " + field + "}\n");
  const json config{{"a", json::parse(value)}};
  const bool accepted = schema.accepts(config);
  CHECK(schema.explain(config).empty() == accepted);
  if (accepted) CHECK(schema.accepted_elsewhere(config));
  return accepted;
}

}  // namespace

TEST_CASE("a component's schema says who it is") {
  const json schema =
      compile::config_schema(component("  - {name: a, label: A, type: bool, path: a}\n", "nats"), {}, "vanilla");
  CHECK(schema == json::parse(R"({
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$id": "urn:connectkit:vanilla:source:nats",
    "title": "L",
    "description": "D",
    "type": "object",
    "additionalProperties": false,
    "required": ["a"],
    "properties": {"a": {"type": "boolean", "title": "A"}}
  })"));
}

TEST_CASE("a field without fields has a type, and what is said about it") {
  CHECK(field_schema("type: bool") == json::parse(R"({"type": "boolean"})"));
  CHECK(field_schema("type: int") == json::parse(R"({"type": "integer"})"));
  CHECK(field_schema("type: string") == json::parse(R"({"type": "string"})"));
  CHECK(field_schema("type: expression") == json::parse(R"({"type": "string"})"));
  CHECK(field_schema("type: condition") == json::parse(R"({"type": "string"})"));
  CHECK(field_schema("type: object") == json::parse(R"({"type": "object"})"));
  CHECK(field_schema("type: string, label: L, description: D, default: x, examples: [y, z], secret: true") ==
        json::parse(R"({"type": "string", "title": "L", "description": "D", "default": "x", "examples": ["y", "z"],
                        "writeOnly": true})"));
  CHECK(field_schema("type: int, kind: list") == json::parse(R"({"type": "array", "items": {"type": "integer"}})"));
  CHECK(field_schema("type: int, kind: map") ==
        json::parse(R"({"type": "object", "additionalProperties": {"type": "integer"}})"));
}

TEST_CASE("a field is required when it is neither optional nor has a default") {
  const json schema = schema_of(R"(  - {name: a, path: a, type: int}
  - {name: b, path: b, type: int, optional: true}
  - {name: c, path: c, type: int, default: 1}
  - {name: d, path: d, type: int, optional: false}
  - {name: e, path: e, type: int, optional: false, default: 1}
)");
  CHECK(schema["required"] == json::parse(R"(["a", "d"])"));
}

TEST_CASE("fields lie at their paths, whatever groups them") {
  CHECK(schema_of(R"(  - name: group
    type: object
    fields:
      - {name: a, path: a, type: int, optional: true}
      - name: deeper
        type: object
        fields:
          - {name: b, path: b, type: int, optional: true}
  - name: tls
    path: tls
    type: object
    optional: true
    fields:
      - {name: on, path: tls.on, type: bool}
      - name: more
        type: object
        fields:
          - {name: ca, path: tls.ca, type: string, optional: true}
)") == json::parse(R"({"properties": {
    "a": {"type": "integer"},
    "b": {"type": "integer"},
    "tls": {"type": "object", "additionalProperties": false, "required": ["on"],
            "properties": {"on": {"type": "boolean"}, "ca": {"type": "string"}}}}})"));
}

TEST_CASE("a path without its parent makes an object, required when a member is") {
  CHECK(schema_of(R"(  - {name: a, path: auth.user, type: string}
  - {name: b, path: auth.method, type: string, optional: true}
  - {name: c, path: retry.count, type: int, default: 3}
)") == json::parse(R"({"required": ["auth"], "properties": {
    "auth": {"type": "object", "additionalProperties": false, "required": ["user"],
             "properties": {"user": {"type": "string"}, "method": {"type": "string"}}},
    "retry": {"type": "object", "additionalProperties": false, "default": {},
              "properties": {"count": {"type": "integer", "default": 3}}}}})"));
}

TEST_CASE("members of a list of objects lie in its items") {
  const json expected = json::parse(R"({"required": ["certs"], "properties": {"certs": {
    "type": "array", "minItems": 1,
    "items": {"type": "object", "additionalProperties": false, "required": ["cert"],
              "properties": {"cert": {"type": "string"}}}}}})");
  CHECK(schema_of(R"(  - name: certs
    path: certs
    type: object
    kind: list
    constraints: [{range: {gt: 0}}]
    fields: [{name: cert, path: "certs[].cert", type: string}]
)") == expected);
  CHECK(schema_of("  - {name: cert, path: \"certs[].cert\", type: string}\n") ==
        json::parse(R"({"properties": {"certs": {"type": "array",
    "items": {"type": "object", "additionalProperties": false, "required": ["cert"],
              "properties": {"cert": {"type": "string"}}}}}})"));
}

TEST_CASE("constraints hold of values, ranges of what their field counts") {
  CHECK(field_schema("type: int, constraints: [{range: {gte: 1, lt: 10}}]") ==
        json::parse(R"({"type": "integer", "minimum": 1, "exclusiveMaximum": 10})"));
  CHECK(field_schema("type: string, constraints: [{range: {gt: 0.5, lt: 4}}]") ==
        json::parse(R"({"type": "string", "minLength": 1, "maxLength": 3})"));
  CHECK(field_schema("type: string, kind: map, constraints: [{range: {gte: 1, lte: 2}, regex: ^a}]") ==
        json::parse(R"({"type": "object", "minProperties": 1, "maxProperties": 2,
                        "additionalProperties": {"type": "string", "pattern": "^a"}})"));
  CHECK(field_schema("type: int, constraints: [{enum: ['1', '02', x]}]") ==
        json::parse(R"({"type": "integer", "enum": [1, 2]})"));
  CHECK(field_schema("type: bool, constraints: [{enum: ['true']}]") ==
        json::parse(R"({"type": "boolean", "enum": [true]})"));
  CHECK(field_schema("type: string, constraints: [{regex: a}, {regex: b}, {enum: [ab]}, {preset: p}, {}]") ==
        json::parse(R"({"type": "string", "pattern": "a", "enum": ["ab"], "allOf": [{"pattern": "b"}]})"));
  CHECK(field_schema("type: expression, constraints: [{regex: a, enum: [b]}]") == json::parse(R"({"type": "string"})"));
  CHECK(field_schema("type: string, constraints: [{range: {lt: 0}}]") ==
        json::parse(R"({"type": "string", "not": {}})"));
  CHECK(field_schema("type: int, constraints: [{enum: [x]}]") == json::parse(R"({"type": "integer", "not": {}})"));
}

TEST_CASE("a config is accepted or refused by each kind of demand") {
  CHECK(takes("type: bool", "true"));
  CHECK_FALSE(takes("type: bool", "\"true\""));
  CHECK(takes("type: int", "3"));
  CHECK(takes("type: int", "3.0"));
  CHECK_FALSE(takes("type: int", "3.5"));
  CHECK_FALSE(takes("type: int", "\"3\""));
  CHECK_FALSE(takes("type: string", "3"));
  CHECK_FALSE(takes("type: string", "null"));
  CHECK(takes("type: condition", "\"this.a > 3\""));
  CHECK_FALSE(takes("type: expression", "{}"));
  CHECK(takes("type: object", R"({"any": [1]})"));
  CHECK_FALSE(takes("type: object", "[]"));
  CHECK(takes("type: string, kind: list", R"(["a"])"));
  CHECK_FALSE(takes("type: string, kind: list", R"("a")"));
  CHECK_FALSE(takes("type: string, kind: list", "[1]"));
  CHECK(takes("type: int, kind: map", R"({"a": 1})"));
  CHECK_FALSE(takes("type: int, kind: map", R"({"a": "1"})"));
  CHECK(takes("type: string, constraints: [{regex: b+}]", R"("abba")"));
  CHECK_FALSE(takes("type: string, constraints: [{regex: ^b}]", R"("abba")"));
  CHECK(takes("type: string, constraints: [{regex: '(?<first>a)b'}]", R"("ab")"));
  CHECK_FALSE(takes("type: string, constraints: [{regex: a}, {regex: b}]", R"("a")"));
  CHECK(takes("type: string, constraints: [{enum: [x, y]}, {enum: [y, z]}]", R"("y")"));
  CHECK_FALSE(takes("type: string, constraints: [{enum: [x, y]}, {enum: [y, z]}]", R"("x")"));
  CHECK_FALSE(takes("type: string, constraints: [{enum: [x]}, {enum: [z]}]", R"("x")"));
  CHECK(takes("type: int, constraints: [{enum: ['4', '8']}]", "8"));
  CHECK_FALSE(takes("type: int, constraints: [{enum: ['4', '8']}]", "5"));
  CHECK(takes("type: string, constraints: [{range: {lte: 2}}]", R"("éé")"));
  CHECK_FALSE(takes("type: string, constraints: [{range: {lte: 2}}]", R"("ééé")"));
  CHECK_FALSE(takes("type: int, constraints: [{range: {gt: 1.5}}]", "1"));
  CHECK(takes("type: int, constraints: [{range: {gt: 1.5}}]", "2"));
  CHECK_FALSE(takes("type: int, kind: list, constraints: [{range: {lt: 2}}]", "[1, 2]"));
  CHECK_FALSE(takes("type: int, kind: list, constraints: [{enum: ['1']}]", "[1, 2]"));
  CHECK_FALSE(takes("type: int, kind: map, constraints: [{range: {gte: 1}}]", "{}"));
  CHECK_FALSE(takes("type: string, constraints: [{range: {lt: 0}}]", R"("")"));
}

TEST_CASE("a long text meets its regex without harm") {
  CHECK(takes("type: string, constraints: [{regex: '^[a-z]*$'}]", '"' + std::string(1'000'000, 'a') + '"'));
}

TEST_CASE("a scanner is an object with one key, the name of a scanner") {
  const std::string field = "  - {name: s, path: s, type: scanner}\n";
  const std::vector<model::Component> scanners{
      component("  - {name: max, path: max, type: int, default: 10}\n", "lines", "scanner"),
      component("  - {name: into, path: into, type: scanner, optional: true}\n", "decompress", "scanner")};
  const schema::Schema known = compiled(field, scanners);
  CHECK(known.accepts(json::parse(R"({"s": {"lines": {}}})")));
  CHECK(known.accepts(json::parse(R"({"s": {"decompress": {"into": {"decompress": {"into": {"lines": {}}}}}}})")));
  CHECK_FALSE(known.accepts(json::parse(R"({"s": {"decompress": {"into": {"line": {}}}}})")));
  CHECK_FALSE(known.accepts(json::parse(R"({"s": {"lines": {"max": "many"}}})")));
  CHECK_FALSE(known.accepts(json::parse(R"({"s": {"lines": {}, "decompress": {}}})")));
  CHECK_FALSE(known.accepts(json::parse(R"({"s": {}})")));
  CHECK_FALSE(known.accepts(json::parse(R"({"s": "lines"})")));
  CHECK_FALSE(known.accepts(json::parse(R"({})")));

  const schema::Schema unknown = compiled(field);
  CHECK(unknown.accepts(json::parse(R"({"s": {"anything": {"goes": 1}}})")));
  CHECK_FALSE(unknown.accepts(json::parse(R"({"s": {"a": {}, "b": {}}})")));
}

TEST_CASE("defaults are filled in where values are left out") {
  const std::vector<model::Component> scanners{
      component("  - {name: max, path: max, type: int, default: 10}\n", "lines", "scanner")};
  const json schema = compile::config_schema(component(R"(  - {name: a, path: a, type: int, default: 1}
  - {name: b, path: b.c, type: string, default: x}
  - {name: d, path: d, type: object, optional: true, fields: [{name: e, path: d.e, type: bool, default: true}]}
  - {name: l, path: l, type: object, kind: list, optional: true,
     fields: [{name: m, path: "l[].m", type: int, default: 7}]}
  - {name: s, path: s, type: scanner, optional: true}
)"),
                                             scanners, "r");
  const auto filled = [&](const char* text) {
    json config = json::parse(text);
    compile::fill_defaults(config, schema);
    return config;
  };
  CHECK(filled("{}") == json::parse(R"({"a": 1, "b": {"c": "x"}})"));
  CHECK(filled(R"({"a": 2, "b": {}, "d": {}, "l": [{}, {"m": 8}], "s": {"lines": {}}})") ==
        json::parse(R"({"a": 2, "b": {"c": "x"}, "d": {"e": true}, "l": [{"m": 7}, {"m": 8}],
                        "s": {"lines": {"max": 10}}})"));
}

TEST_CASE("Go's named groups become RE2's, and nothing else changes") {
  CHECK(compile::re2_syntax("(?<year>[0-9]+)-(?P<month>x)") == "(?P<year>[0-9]+)-(?P<month>x)");
  CHECK(compile::re2_syntax(R"(\(?<a>[(?<b>]\Q(?<c>\E(?<d>x))") == R"(\(?<a>[(?<b>]\Q(?<c>\E(?P<d>x))");
  CHECK(compile::re2_syntax("(?<=a)(?<!b)[]](?<x>c") == "(?<=a)(?<!b)[]](?P<x>c");
  CHECK(compile::re2_syntax("[[:alpha:](?<a>") == "[[:alpha:](?<a>");
  CHECK(compile::re2_syntax("\\") == "\\");
}

TEST_CASE("a bundle has its bytes whatever the order, and reads back as it was") {
  const json runtime = json::parse(R"({"name": "r", "label": "R"})");
  const json b = json::parse(R"({"name": "b", "label": "L", "fields": [{"name": "x", "path": "x", "type": "int"}]})");
  const json a = {{"name", "a"},
                  {"label", "caf\xc3\xa9 \x7f \xc2\x85 \xe2\x80\xa8 \xf0\x9f\x98\x80 \xef\xbf\xbf \\ \" \n"}};
  const std::vector<compile::WrittenComponent> one{{model::ComponentKind::sink, &b},
                                                   {model::ComponentKind::source, &a}};
  const std::vector<compile::WrittenComponent> other{{model::ComponentKind::source, &a},
                                                     {model::ComponentKind::sink, &b}};
  const std::string text = compile::library_json(runtime, one);
  CHECK(text == compile::library_json(runtime, other));
  const json parsed = json::parse(text);
  CHECK(parsed["version"] == 1);
  CHECK(parsed["runtime"] == runtime);
  CHECK(parsed["components"][0]["label"] == a["label"]);
  CHECK(parsed["components"][1]["kind"] == "sink");

  const auto library = check::Library::from_bundle(text);
  REQUIRE(library);
  CHECK(library->name() == "r");
  const auto* source = library->find(model::ComponentKind::source, "a");
  REQUIRE(source != nullptr);
  CHECK(source->definition.label.value == a["label"].get<std::string>());
  REQUIRE(library->find(model::ComponentKind::sink, "b") != nullptr);
  CHECK(library->find(model::ComponentKind::source, "b") == nullptr);
}

TEST_CASE("what is no bundle, or cannot be compiled, says why") {
  CHECK(check::Library::from_bundle("{").error().message == "no library of definitions: it cannot be read");
  CHECK(check::Library::from_bundle("{\"version\": 2}").error().message ==
        "no library of definitions: its version is not 1");
  CHECK(check::Library::from_bundle("{\"version\": 1}").error().message ==
        "no library of definitions: it has no components");
  const auto library = check::Library::from_bundle(R"({"version": 1, "runtime": {"name": "r"}, "components": [
    {"name": "c", "kind": "sink", "fields": [{"name": "a", "path": "a", "type": "string",
     "constraints": [{"regex": "("}]}]}]})");
  REQUIRE_FALSE(library);
  CHECK(library.error().message.find("the sink \"c\" cannot be compiled: ") == 0);
}

TEST_CASE("a path deeper than any config is left out") {
  std::string path = "a";
  for (int i = 0; i < 100'000; ++i) path += ".a";
  CHECK(schema_of("  - {name: a, type: int, path: " + path + "}\n")["properties"].empty());
}
