#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/document/document.hpp"
#include "connectkit/yaml/parse.hpp"

using namespace connectkit;
using nlohmann::json;

namespace {

struct Reading {
  Sink sink;
  std::optional<Document> document;
};

Reading read(std::string bytes) {
  Reading reading;
  reading.document = Document::read(std::make_shared<SourceFile>("x.yml", std::move(bytes)), reading.sink);
  reading.sink.finish();
  return reading;
}

json json_of(std::string bytes) {
  const Reading reading = read(std::move(bytes));
  REQUIRE(reading.sink.diagnostics().empty());
  return reading.document->json();
}

/// "line:column rule pointer" of every finding.
std::vector<std::string> findings(std::string bytes) {
  const Reading reading = read(std::move(bytes));
  std::vector<std::string> out;
  for (const Diagnostic& d : reading.sink.diagnostics()) {
    const Position p = d.file->position(d.span.begin);
    out.push_back(std::to_string(p.line) + ":" + std::to_string(p.column) + " " + std::string(d.rule) + " " +
                  d.pointer);
  }
  return out;
}

using Strings = std::vector<std::string>;

std::string billion_laughs() {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string n = std::to_string(i), alias = "*a" + std::to_string(i - 1);
    text += "a" + n + ": &a" + n + " [";
    for (int j = 0; j < 10; ++j) text += alias + (j == 9 ? "]\n" : ", ");
  }
  return text;
}

}  // namespace

TEST_CASE("scalars are what yaml.v3 makes of them") {
  CHECK(json_of("[yes, on, ~, null, true, False]") == json::parse(R"(["yes","on",null,null,true,false])"));
  CHECK(json_of("[0o17, 017, 0x1F, 0b11, 1_000, -5, +7]") == json::parse("[15,15,31,3,1000,-5,7]"));
  CHECK(json_of("[1:30, 2001-01-01, 1.5, .5, 1e3, 08, 1.2.3]") ==
        json::parse(R"(["1:30","2001-01-01",1.5,0.5,1000.0,8.0,"1.2.3"])"));
  CHECK(json_of("['1', \"true\", !!str 1, ! 12]") == json::parse(R"(["1","true","1","12"])"));
  CHECK(json_of("[!!int \"12\", 18446744073709551615, 9223372036854775808]") ==
        json::parse("[12,18446744073709551615,9223372036854775808]"));
  CHECK(json_of("a: |\n  yes\n") == json{{"a", "yes\n"}});
}

TEST_CASE("aliases and merges are resolved as yaml.v3 does") {
  CHECK(json_of("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a") ==
        json::parse(R"({"a":{"x":1,"y":2},"b":{"x":1,"y":3},"c":{"x":1,"y":2}})"));
  CHECK(json_of("a: &a {x: 1}\nb: &b {x: 2, z: 4}\nc: {<<: [*a, *b]}")["c"] == json::parse(R"({"x":1,"z":4})"));
  CHECK(json_of("\"<<\": 1") == json::parse(R"({"<<":1})"));
  CHECK(findings("a: {<<: 1}") == Strings{"1:9 yaml-syntax "});
}

TEST_CASE("an alias is located at the alias, not at its anchor") {
  const Reading reading = read("a: &x 1\nb: *x\n");
  const Place place = reading.document->locate("/b");
  CHECK(place.key == Span{8, 9});
  CHECK(place.value == Span{11, 13});
}

TEST_CASE("places are those of keys, values and dashes") {
  const Reading reading = read("name: x\nfields:\n  - name: a\n    type: int\n  - type: [1, 2]\n");
  const Document& document = *reading.document;
  CHECK(document.locate("").key == Span{0, 4});
  CHECK(document.locate("/fields/0").key == Span{18, 19});
  CHECK(document.locate("/fields/1/type/1").value == Span{56, 57});
  CHECK(document.pointer_at(document.locate("/fields/1/type/1").value) == "/fields/1/type/1");
  CHECK(document.pointer_at(document.locate("/fields/0/type").key) == "/fields/0/type");
  CHECK(document.locate("/fields/0/missing").key == document.locate("/fields/0").key);
}

TEST_CASE("places are byte offsets behind a BOM and wide characters") {
  const Reading reading = read("\xEF\xBB\xBFk\xC3\xA9: \xF0\x9F\x98\x80 # x\nb: 2\n");
  CHECK(reading.document->locate("/k\xC3\xA9").value == Span{8, 12});
  CHECK(reading.document->locate("/b").key == Span{17, 18});
}

TEST_CASE("what YAML forbids is reported where a person must look") {
  CHECK(findings("a: 'x\nb: 1\n") == Strings{"1:4 yaml-syntax "});
  CHECK(findings("a: \"x\n") == Strings{"1:4 yaml-syntax "});
  CHECK(findings("a: [1,\nb: 2\n") == Strings{"1:4 yaml-syntax "});
  CHECK(findings("a: {x: 1\n") == Strings{"1:4 yaml-syntax "});
  CHECK(findings("a:\n\tb: 1\n") == Strings{"2:1 yaml-syntax "});
  CHECK(findings("a: 1\n  b: 2\n") == Strings{"2:3 yaml-syntax "});
  CHECK(findings("a: @x\n") == Strings{"1:4 yaml-syntax "});
  CHECK(findings("a: *x\n") == Strings{"1:4 yaml-syntax /a"});
  CHECK(findings("a: &a [*a]\n") == Strings{"1:8 yaml-syntax /a/0"});
  CHECK(findings(std::string("a: \0b\n", 6)) == Strings{"1:4 yaml-syntax "});
  CHECK(findings("? [a]\n: 1\n") == Strings{"1:3 yaml-syntax "});
}

TEST_CASE("duplicate keys and second documents are found, and reading goes on") {
  const Reading reading = read("a: 1\nb: {c: 1, c: 2}\na: 3\n");
  CHECK(reading.document->json() == json::parse(R"({"a":1,"b":{"c":1}})"));
  CHECK(findings("a: 1\nb: {c: 1, c: 2}\na: 3\n") ==
        Strings{"2:11 yaml-duplicate-key /b/c", "3:1 yaml-duplicate-key /a"});
  CHECK(findings("a: 1\n---\nb: 1\n") == Strings{"2:1 yaml-multiple-documents "});
  CHECK(findings("---\na: 1\n...\n").empty());
}

TEST_CASE("other encodings than UTF-8 are refused") {
  CHECK(findings("a: caf\xE9\n") == Strings{"1:7 yaml-encoding "});
  CHECK(findings(std::string("\xFF\xFE"
                             "a\0",
                             4)) == Strings{"1:1 yaml-encoding "});
  CHECK(findings("\xEF\xBB\xBF"
                 "a: 1\r\n")
            .empty());
}

TEST_CASE("limits hold before anything grows") {
  CHECK(findings(std::string(100'000, '[')) == Strings{"1:101 yaml-limits " + [] {
          std::string pointer;
          for (int i = 0; i < 100; ++i) pointer += "/0";
          return pointer;
        }()});
  const Strings bomb = findings(billion_laughs());
  REQUIRE(bomb.size() == 1);
  CHECK(bomb[0].find("yaml-limits") != std::string::npos);
  CHECK(findings(std::string((16 << 20) + 1, 'a')) == Strings{"1:1 yaml-limits "});
  std::string many = "[";
  for (int i = 0; i < 250'001; ++i) many += "a,";
  CHECK(findings(many + "]").size() == 1);
  std::string deep = "x0: &x0 a\n";
  for (int i = 1; i < 120; ++i)
    deep += "x" + std::to_string(i) + ": &x" + std::to_string(i) + " [*x" + std::to_string(i - 1) + "]\n";
  CHECK(findings(deep).size() == 1);
}

TEST_CASE("an empty file is null") {
  CHECK(json_of("").is_null());
  CHECK(json_of("# only a comment\n").is_null());
}

TEST_CASE("numbers that only look so are text, as yaml.v3 has it") {
  CHECK(json_of("[0x, 0o8, 1e, 1.2e+, +, '-', ., .5_0, 1e999, 0b2, _1, 1__0, +.inf.]") ==
        json::parse(R"(["0x","0o8","1e","1.2e+","+","-",".",".5_0","1e999","0b2","_1",10,"+.inf."])"));
  CHECK(json_of("[-0x10, +0o17, -0b1, 1_0.5, 1., -.5e1, 00]") == json::parse("[-16,15,-1,10.5,1.0,-5.0,0]"));
  CHECK(json_of("[-9223372036854775808, -9223372036854775809]") ==
        json::parse("[-9223372036854775808,-9223372036854775809.0]"));
  CHECK(json_of("[TRUE, tRUE, Null, nULL, y, n, off]") == json::parse(R"([true,"tRUE",null,"nULL","y","n","off"])"));
}

TEST_CASE("an anchor that is set again is the new one from there on") {
  CHECK(json_of("[&a 1, *a, &a 2, *a]") == json::parse("[1,1,2,2]"));
  CHECK(findings("x: &a 1\ny: &a [*a]\n") == Strings{"2:8 yaml-syntax /y/0"});
}

TEST_CASE("a key that is an alias is the key that it stands for") {
  CHECK(findings("&a x: 1\n*a : 2\n") == Strings{"2:1 yaml-duplicate-key /x"});
  CHECK(findings("k: &a x\n*a : {b: 1, b: 2}\n") == Strings{"2:13 yaml-duplicate-key /x/b"});
  CHECK(json_of("k: &a x\n*a : 1\n2: two\n'': e\n") == json::parse(R"({"k":"x","x":1,"2":"two","":"e"})"));
}

TEST_CASE("a merge brings what the mapping lacks, the first of several first") {
  CHECK(json_of("a: &a {x: 1, y: 1}\nb: &b {<<: *a, y: 2}\nc: {z: 3, <<: [*b, *a]}\n")["c"] ==
        json::parse(R"({"z":3,"y":2,"x":1})"));
  CHECK(json_of("a: {<<: {x: 1}}\n")["a"] == json::parse(R"({"x":1})"));
  CHECK(findings("a: &a [1]\nb: {<<: *a}\n") == Strings{"2:9 yaml-syntax "});
  CHECK(findings("a: &a {<<: *a}\n") == Strings{"1:12 yaml-syntax /a/<<"});
}

TEST_CASE("what stands behind a merge is located where it is written") {
  const Reading reading = read("a: &a {x: 1}\nb: {<<: *a}\n");
  CHECK(reading.document->locate("/b/x").value == Span{10, 11});
}

TEST_CASE("block texts and collections end where their content ends") {
  const std::string text = "a: |\n  x\n  y\n\n# comment\nb:\n  - 1\n\n  # comment\nc: 1\n";
  const Reading reading = read(text);
  const Span a = reading.document->locate("/a").value, b = reading.document->locate("/b").value;
  CHECK(text.substr(a.begin, a.end - a.begin) == "|\n  x\n  y");
  CHECK(text.substr(b.begin, b.end - b.begin) == "- 1");
}

TEST_CASE("a value that is not there stands behind its key") {
  const std::string text = "a:\nb: \nc: {d: , e}\n";
  const Reading reading = read(text);
  for (const char* pointer : {"/a", "/b", "/c/d", "/c/e"}) {
    INFO(pointer);
    const Place place = reading.document->locate(pointer);
    CHECK(place.value.begin == place.value.end);
    CHECK(place.value.begin >= place.key.end);
    CHECK(place.value.begin <= place.key.end + 2);
  }
}

TEST_CASE("lines end at LF, CRLF and CR, columns count code points") {
  const SourceFile file("x", "a\r\nb\rc\n\xC3\xA9\xF0\x9F\x98\x80z");
  CHECK(file.line_count() == 4);
  CHECK(file.position(3) == Position{2, 1});
  CHECK(file.position(5) == Position{3, 1});
  CHECK(file.position(13) == Position{4, 3});
  CHECK(file.position(100) == Position{4, 4});
  CHECK(file.offset({4, 3}) == 13);
  CHECK(file.line(1) == "a");
  CHECK(file.line(2) == "b");
  CHECK(file.line(5).empty());
  const SourceFile bom("x", "\xEF\xBB\xBFk: v");
  CHECK(bom.position(0) == Position{1, 1});
  CHECK(bom.position(3) == Position{1, 1});
  CHECK(bom.line(1) == "k: v");
}

TEST_CASE("columns far into a long line are exact") {
  std::string text = "first\n";
  for (int i = 0; i < 20'000; ++i) text += i % 3 == 0 ? "\xC3\xA9" : "x";
  const SourceFile file("x", text + "\nlast");
  CHECK(file.position(text.size()) == Position{2, 20'001});
  CHECK(file.position(text.size() - 1) == Position{2, 20'000});
  CHECK(file.position(text.size() + 1) == Position{3, 1});
  CHECK(file.offset({2, 20'001}) == text.size());
}
