#include "connectkit/schema/check.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"
#include "connectkit/schema/wording.hpp"

namespace {

using connectkit::Diagnostic;
using connectkit::Document;
using connectkit::Position;
using connectkit::Sink;
using connectkit::SourceFile;
using connectkit::schema::CheckOptions;
using connectkit::schema::CheckResult;
using connectkit::schema::Schema;
using nlohmann::json;

const json& component() { return connectkit::schema::embedded("component"); }

/// A clean definition up to its fields.
const std::string head =
    "model_version: '1'\nname: nats\nlabel: NATS\nkind: source\nstatus: stable\ndescription: x\nfields:\n";

struct Checked {
  std::vector<Diagnostic> diagnostics;
  std::vector<connectkit::Secret> secrets;
  CheckResult result;
};

Checked checked(const json& schema, const std::string& text, const CheckOptions& options = {}) {
  auto compiled = Schema::compile(schema);
  if (!compiled) FAIL(compiled.error().message);
  Sink sink;
  const auto document = Document::read(std::make_shared<const SourceFile>("test.yml", text), sink);
  REQUIRE(document);
  Checked checked;
  checked.result = connectkit::schema::check(*compiled, *document, sink, options);
  checked.secrets = sink.secrets();
  sink.finish();
  checked.diagnostics = sink.diagnostics();
  return checked;
}

Diagnostic the_only(const json& schema, const std::string& text, const CheckOptions& options = {}) {
  const Checked all = checked(schema, text, options);
  for (const Diagnostic& diagnostic : all.diagnostics) UNSCOPED_INFO(diagnostic.message);
  REQUIRE(all.diagnostics.size() == 1);
  return all.diagnostics[0];
}

/// "line:column-line:column" of the range.
std::string range(const Diagnostic& diagnostic) {
  const Position begin = diagnostic.file->position(diagnostic.span.begin);
  const Position end = diagnostic.file->position(diagnostic.span.end);
  return std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" + std::to_string(end.line) + ":" +
         std::to_string(end.column);
}

std::string mended(const Diagnostic& diagnostic) {
  REQUIRE(diagnostic.fix);
  std::string text(diagnostic.file->bytes());
  for (auto edit = diagnostic.fix->edits.rbegin(); edit != diagnostic.fix->edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
  }
  return text;
}

}  // namespace

TEST_CASE("an empty file is schema-type at its start") {
  for (const char* text : {"", "\n", "# nothing\n"}) {
    CAPTURE(text);
    const Diagnostic finding = the_only(component(), text);
    CHECK(finding.rule == "schema-type");
    CHECK(finding.span.begin == 0);
    CHECK(finding.pointer.empty());
  }
  CHECK(the_only(component(), "").message == "the file is empty, expected a component definition");
}

TEST_CASE("a wrong value is covered by the range, and the pointer leads to it") {
  const Diagnostic finding = the_only(component(), head + "  - {name: a, label: A, type: strnig}\n");
  CHECK(finding.rule == "schema-enum");
  CHECK(range(finding) == "8:31-8:37");
  CHECK(finding.pointer == "/fields/0/type");
  CHECK(finding.message == "\"strnig\" is not a field type; did you mean \"string\"?");
  CHECK(finding.help == "expected one of: bool, int, object, scanner, string, expression, condition");
  CHECK(mended(finding) == head + "  - {name: a, label: A, type: string}\n");
}

TEST_CASE("an unknown key is covered by the range, and the pointer leads to it") {
  const Diagnostic finding = the_only(component(), head + "  - name: a\n    label: A\n    type: int\n    a/b: 1\n");
  CHECK(finding.rule == "schema-unknown-key");
  CHECK(range(finding) == "11:5-11:8");
  CHECK(finding.pointer == "/fields/0/a~1b");
  CHECK_FALSE(finding.fix);
}

TEST_CASE("something missing is reported at its owner's key or dash, of the root at its first key") {
  const Diagnostic item = the_only(component(), head + "  - name: a\n    label: A\n");
  CHECK(range(item) == "8:3-8:4");
  CHECK(item.pointer == "/fields/0");
  CHECK(item.message == "the field has no \"type\"");
  CHECK(item.help == "expected one of: bool, int, object, scanner, string, expression, condition");

  const json& runtime = connectkit::schema::embedded("runtime");
  const Diagnostic author =
      the_only(runtime, "model_version: '1'\nname: a\nlabel: A\nimage: a\nauthor:\n  url: x\ndescription: x\n");
  CHECK(range(author) == "5:1-5:7");
  CHECK(author.pointer == "/author");
  CHECK(author.help == "\"name\": the name of a person or an organisation");

  const Diagnostic root =
      the_only(runtime, "# a runtime\nname: a\nlabel: A\nimage: a\nauthor: {name: b}\ndescription: x\n");
  CHECK(range(root) == "2:1-2:5");
  CHECK(root.pointer.empty());
  CHECK(root.help == "expected \"1\"");
}

TEST_CASE("a root of another type is reported whole") {
  const Diagnostic finding = the_only(component(), "- a\n- b\n");
  CHECK(finding.rule == "schema-type");
  CHECK(finding.message == "a component definition must be a mapping, found a list");
  CHECK(finding.pointer.empty());
}

TEST_CASE("text that Go programs would accept gets quotes") {
  const std::string rest = head.substr(head.find('\n') + 1) + "  - {name: a, label: A, type: int}\n";
  const Diagnostic finding = the_only(component(), "model_version: 1  # the format\n" + rest);
  CHECK(finding.message == "\"model_version\" must be text, found the whole number 1");
  CHECK(finding.help == "Go programs would take it for text all the same; put it in quotes");
  CHECK(mended(finding) == "model_version: \"1\"  # the format\n" + rest);
}

TEST_CASE("the words that Go programs take for a bool become true and false") {
  const auto field = [](const std::string& secret) {
    return head + "  - name: a\n    label: A\n    type: int\n    secret: " + secret + "\n";
  };
  for (const char* word : {"yes", "On", "Y", "'yes'"})
    CHECK(mended(the_only(component(), field(word))) == field("true"));
  for (const char* word : {"no", "OFF", "n"}) CHECK(mended(the_only(component(), field(word))) == field("false"));
  CHECK(mended(the_only(component(), field("\"true\""))) == field("true"));
  CHECK_FALSE(the_only(component(), field("maybe")).fix);
  CHECK_FALSE(the_only(component(), field("1")).fix);
}

TEST_CASE("an alias is reported at the alias, and not mended at its anchor") {
  const Diagnostic finding =
      the_only(component(),
               head + "  - {name: a, label: &a x, type: string, description: y}\n  - {name: b, label: *a, type: *a}\n");
  CHECK(range(finding) == "9:32-9:34");
  CHECK_FALSE(finding.fix);
}

TEST_CASE("what is wrong behind a merge is reported once, where it stands") {
  const Diagnostic finding = the_only(component(), head +
                                                       "  - &a {name: a, label: A, type: int, secrt: true}\n"
                                                       "  - {<<: *a, name: b}\n  - {<<: *a, name: c}\n");
  CHECK(range(finding) == "8:39-8:44");
  CHECK(finding.pointer == "/fields/0/secrt");
}

TEST_CASE("a missing key that a merge brings is not missing") {
  CHECK(checked(component(), head + "  - &a {name: a, label: A, type: int}\n  - {<<: *a, name: b}\n").result.accepted);
}

TEST_CASE("secrets stand in no message and no edit, and are marked whether or not there are findings") {
  const json& steps = connectkit::schema::embedded("steps");
  const std::string text = "producer: {nats: {url: nats://a, jwt: 471147, seed: [abcdef]}, core: {subject: a}}\n";
  const Checked wrong = checked(steps, text);
  REQUIRE(wrong.diagnostics.size() == 2);
  CHECK(wrong.diagnostics[0].message == "\"jwt\" must be text, found the whole number (secret)");
  CHECK(wrong.diagnostics[1].message == "\"seed\" must be text, found a list");
  for (const Diagnostic& finding : wrong.diagnostics) {
    if (!finding.fix) continue;
    for (const auto& edit : finding.fix->edits) CHECK(edit.text == "\"");
  }
  CHECK(mended(wrong.diagnostics[0]).find("jwt: \"471147\",") != std::string::npos);

  const Checked right = checked(steps, "producer: {nats: {url: a, jwt: abc, seed: def}, core: {subject: a}}\n");
  CHECK(right.result.accepted);
  REQUIRE(right.secrets.size() == 2);
  CHECK(right.secrets[0].file->bytes().substr(right.secrets[0].span.begin, 3) == "abc");
}

TEST_CASE("a caller's secrets and passwords of URLs are not shown either") {
  CheckOptions options;
  options.is_secret = [](std::string_view pointer) { return pointer == "/token"; };
  const json schema = json::parse(R"({"properties": {"token": {"enum": ["a"]}, "url": {"pattern": "^x"}}})");
  const Checked all = checked(schema, "token: hunter2\nurl: nats://ada:hunter2@host\n", options);
  REQUIRE(all.diagnostics.size() == 2);
  CHECK(all.diagnostics[0].message == "(secret) is not allowed for \"token\"");
  CHECK(all.diagnostics[1].message.find("hunter2") == std::string::npos);
  CHECK(all.secrets.size() == 1);
}

TEST_CASE("a part of a document is checked under other rules and another name") {
  const json schema = json::parse(R"({"title": "NATS", "type": "object", "properties": {"count": {"type": "integer"},
      "mode": {"title": "Mode", "enum": ["a", "b"]}}, "required": ["count"], "additionalProperties": false})");
  CheckOptions options;
  options.at = "/source/config";
  options.called = "source \"nats\"";
  options.rules = {.required = "connector-missing-field",
                   .allowed = "connector-field-constraint",
                   .unknown_key = "connector-unknown-field"};
  const Checked all = checked(schema, "source:\n  config: {mode: c, x: 1}\n", options);
  REQUIRE(all.diagnostics.size() == 3);
  CHECK(all.diagnostics[0].rule == "connector-missing-field");
  CHECK(all.diagnostics[0].message == "source \"nats\" has no \"count\"");
  CHECK(all.diagnostics[0].pointer == "/source/config");
  CHECK(range(all.diagnostics[0]) == "2:3-2:9");
  CHECK(all.diagnostics[1].message == "\"c\" is not allowed for \"mode\"");
  CHECK(all.diagnostics[1].pointer == "/source/config/mode");
  CHECK(all.diagnostics[2].message == "source \"nats\" has no key \"x\"");
  CHECK(all.diagnostics[2].pointer == "/source/config/x");
}

TEST_CASE("an instance with placeholders replaced is judged, and its document's text is shown") {
  const json schema = json::parse(R"({"properties": {"threads": {"type": "integer"}, "count": {"type": "integer"}}})");
  const json instance = json::parse(R"({"threads": "many", "count": 3})");
  CheckOptions options;
  options.instance = &instance;
  CHECK(the_only(schema, "threads: ${THREADS}\ncount: ${COUNT}\n", options).message ==
        "\"threads\" must be a whole number, found the text \"${THREADS}\"");
}

TEST_CASE("an excused violation is none") {
  CheckOptions options;
  options.is_excused = [](const auto& violation) { return violation.pointer == "/a"; };
  const json schema = json::parse(R"({"properties": {"a": {"type": "integer"}}})");
  const Checked result = checked(schema, "a: x\n", options);
  CHECK(result.result.accepted);
  CHECK(result.diagnostics.empty());
}

TEST_CASE("what a schema refused is covered, its owner and its neighbours are not") {
  const Checked all =
      checked(component(), head + "  - {name: a, label: A, type: x, constraints: {a: 1}}\n  - {name: b}\n");
  CHECK_FALSE(all.result.accepted);
  const auto& refusals = all.result.refusals;
  CHECK(refusals.cover("/fields/0/type"));
  CHECK(refusals.cover("/fields/0/constraints/a"));
  CHECK_FALSE(refusals.cover("/fields/0/name"));
  CHECK_FALSE(refusals.cover("/fields/0"));
  CHECK_FALSE(refusals.cover("/fields/1"));
  CHECK_FALSE(refusals.cover(""));
  CHECK(checked(component(), "[]").result.refusals.cover("/fields/1"));
}

TEST_CASE("a violation that only the second opinion sees is said to be a bug") {
  const auto wording = connectkit::schema::describe({}, {.value = "1"});
  CHECK(wording.message == "the document is refused by a second validator");
  CHECK(wording.help == "the two validators must agree: please report this as a bug");
}

TEST_CASE("very many findings take no longer than their number explains") {
  std::string text = head;
  for (int i = 0; i < 20'000; ++i) text += "  - {name: a, label: A}\n";
  for (int i = 0; i < 20'000; ++i) text += "key" + std::to_string(i) + ": 1\n";
  const auto start = std::chrono::steady_clock::now();
  CHECK(checked(component(), text).diagnostics.size() == 40'000);
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(seconds < 10);  // a place sought from the root for each finding took minutes
}
