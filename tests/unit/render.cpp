#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/render/json.hpp"
#include "connectkit/render/snippet.hpp"
#include "connectkit/render/text.hpp"
#include "connectkit/render/width.hpp"
#include "connectkit/schema/embedded.hpp"
#include "connectkit/schema/schema.hpp"
#include "support/golden.hpp"

using namespace connectkit;
using connectkit::test::golden;

namespace {

/// Finds `token` in `text`; the whole range of it, or nothing of it.
Span span_of(std::string_view text, std::string_view token, std::size_t length = std::string_view::npos) {
  const std::size_t at = text.find(token);
  REQUIRE(at != text.npos);
  return {at, at + std::min(length, token.size())};
}

/// The hard set: everything that a renderer may stumble over.
class HardSet {
 public:
  HardSet() {
    add("wide.yml", "label: 日本語 wide\n", "wide", "behind wide characters");
    add("wide.yml", "label: 日本語 wide\n", "本", "under a wide character");
    add("combining.yml", "label: e\u0301a\u0308 after\n", "after", "behind combining characters");
    add("emoji.yml", "label: 😀 after\n", "after", "behind an emoji");
    add("tab.yml", "a:\tb\tc\n", "c", "behind tabs");
    add("tab.yml", "\tkey: 1\n", "\t", "a tab itself");
    add("crlf.yml", "first: 1\r\nsecond: 2\r\n", "second", "line ends of Windows");
    add("cr.yml", "first: 1\rsecond: 2\r", "second", "line ends of old Macs");
    add("bom.yml", "\xEF\xBB\xBFname: x\n", "name", "behind a byte order mark");
    add("control.yml", std::string("a: \x1b[31mred\x07\n"), "red", "control characters");
    add("broken.yml", "a: caf\xE9 b\n", "b", "bytes that are not UTF-8: \xE9");
    add("lines.yml", "a: [1,\n  2,\n  3]\n", "[1,\n  2,\n  3]", "a range of several lines");
    add_at("end.yml", "a: 1\n", {5, 5}, "the end of the file, behind its last line end");
    add_at("end.yml", "a: 1", {4, 4}, "the end of the file, without a line end");
    add_at("blank.yml", "a:\n\nb: 1\n", {3, 3}, "a blank line");
    add_at("whole.yml", "a: 1\n", {0, 0}, "the file as a whole");
    add_at(".connect", "", {0, 0}, "a directory");
    add_at("empty.yml", "", {0, 0}, "an empty file");
    add_long_lines();
    add_secrets();
    add_fixes();
    add("path\x1b[2J with \"quotes\" and\ttab.yml", "a: 1\n", "a", "a file with a strange name");
    sink_.finish();
  }

  [[nodiscard]] render::Report report() const {
    return {.counts = {3, 2, 1}, .diagnostics = sink_.diagnostics(), .secrets = sink_.secrets()};
  }

 private:
  Diagnostic& add_at(std::string name, std::string bytes, Span span, std::string message) {
    findings_.push_back({.rule = "schema-value",
                         .severity = Severity::error,
                         .file = std::make_shared<SourceFile>(std::move(name), std::move(bytes)),
                         .span = span,
                         .message = std::move(message)});
    sink_.report(findings_.back());
    return findings_.back();
  }

  Diagnostic& add(std::string name, std::string bytes, std::string_view token, std::string message) {
    const Span span = span_of(bytes, token);
    return add_at(std::move(name), std::move(bytes), span, std::move(message));
  }

  void add_long_lines() {
    const std::string filler(10'000, 'x');
    add("long-start.yml", "here: " + filler + filler, "here", "at the start of a long line");
    add("long-middle.yml", filler + " here " + filler, "here", "in the middle of a long line");
    add("long-end.yml", filler + filler + " here", "here", "at the end of a long line");
    add("long-all.yml", filler + filler, filler, "a long range");
    std::string wide;
    for (int i = 0; i < 2000; ++i) wide += "日本";
    add("long-wide.yml", wide + "here" + wide, "here", "in a long line of wide characters");
  }

  void add_secrets() {
    add("secret.yml", "jwt: abcdef # rest\n", "abcdef", "a secret");
    sink_.redact(findings_.back().file, findings_.back().span);
    add("secret-lines.yml", "seed: |\n  one\n  two\nkey: 1\n", "two", "in a secret of several lines");
    sink_.redact(findings_.back().file, span_of(findings_.back().file->bytes(), "one\n  two"));
    add("url.yml", "url: nats://ann:hunter2@host # x\n", "nats://ann:hunter2@host", "nats://ann:hunter2@host in a URL");
    add("urls.yml", "url: nats://token@a,tls://b:p@ss@c\n", "b:p", "several URLs");
  }

  void add_fixes() {
    add("fix.yml", "type: strnig\n", "strnig", "a fix");
    Diagnostic fixed = findings_.back();
    fixed.message = "a fix, a pointer and help of two lines";
    fixed.help = "first line\nsecond line";
    fixed.pointer = "/fields/0/a~1b";
    fixed.fix = Fix{.description = "write \"string\"", .edits = {{fixed.span, "string"}, {{12, 12}, " # 日本"}}};
    sink_.report(fixed);
    fixed.message = "a rename, as a warning";
    fixed.fix = Fix{.description = "rename the file", .rename = Rename{"a.yaml", "a.yml"}};
    fixed.severity = Severity::warning;
    fixed.help.clear();
    sink_.report(fixed);
    fixed.message = "a note";
    fixed.fix.reset();
    fixed.severity = Severity::note;
    sink_.report(fixed);
  }

  Sink sink_;
  std::vector<Diagnostic> findings_;
};

std::size_t cells_of(std::string_view line) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < line.size();) {
    const auto lead = static_cast<unsigned char>(line[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) c = c << 6 | (static_cast<unsigned char>(line[i + k]) & 0x3FU);
    cells += render::cell_width(c);
    i += length;
  }
  return cells;
}

}  // namespace

TEST_CASE("the hard set as text") {
  const HardSet set;
  const std::string text = render::text(set.report(), {});
  CHECK(text == golden("hard.txt", text));
}

TEST_CASE("the hard set as text, with colours and notes") {
  const HardSet set;
  const std::string text = render::text(set.report(), {.color = true, .notes = true});
  CHECK(text == golden("hard.color.txt", text));
}

TEST_CASE("the hard set as JSON, which is valid against the schema of reports") {
  const HardSet set;
  const std::string text = render::json(set.report());
  CHECK(text == golden("hard.json", text));
  const auto report = nlohmann::json::parse(text);
  CHECK(report["diagnostics"].size() == set.report().diagnostics.size());
  const auto schema = schema::Schema::compile(schema::embedded("report"));
  REQUIRE(schema.has_value());
  const auto violations = schema->explain(report);
  for (const auto& violation : violations) UNSCOPED_INFO(violation.pointer);
  CHECK(violations.empty());
}

TEST_CASE("an empty report is valid JSON too") {
  const auto report = nlohmann::json::parse(render::json({}));
  CHECK(schema::Schema::compile(schema::embedded("report"))->accepts(report));
  CHECK(render::text({}, {}).empty());
}

TEST_CASE("no secret is in any format") {
  const HardSet set;
  for (const std::string& text : {render::text(set.report(), {.notes = true}), render::json(set.report())}) {
    for (const char* secret : {"abcdef", "hunter2", "token@", "p@ss", "  two"}) CHECK(text.find(secret) == text.npos);
  }
}

TEST_CASE("no character that a terminal obeys is in the text without colours") {
  const HardSet set;
  const std::string text = render::text(set.report(), {});
  CHECK(std::none_of(text.begin(), text.end(), [](char c) { return c != '\n' && c != '\t' && c >= 0 && c < ' '; }));
}

TEST_CASE("snippets fit into the cells that they are given, and so does the underline") {
  const HardSet set;
  for (const std::size_t cells : {20U, 40U, 72U}) {
    for (const Diagnostic& finding : set.report().diagnostics) {
      const auto snippet = render::snippet(finding, set.report().secrets, cells);
      INFO(finding.file->name() << ": " << finding.message << ": " << snippet.line);
      CHECK(cells_of(snippet.line) <= cells);
      CHECK(snippet.caret_cell + snippet.caret_width <= cells + 1);
    }
  }
}

TEST_CASE("widths are those of a terminal") {
  CHECK(render::cell_width(U'a') == 1);
  CHECK(render::cell_width(U'é') == 1);
  CHECK(render::cell_width(U'日') == 2);
  CHECK(render::cell_width(U'Ａ') == 2);
  CHECK(render::cell_width(U'ｱ') == 1);
  CHECK(render::cell_width(U'😀') == 2);
  CHECK(render::cell_width(U'한') == 2);
  CHECK(render::cell_width(U'\u0301') == 0);
  CHECK(render::cell_width(U'\u200D') == 0);
  CHECK(render::cell_width(U'\uFE0F') == 0);
  CHECK(render::cell_width(U'—') == 1);
}

TEST_CASE("the summary counts what is one and what is many") {
  std::vector<Diagnostic> findings(3);
  findings[0].severity = Severity::warning;
  findings[1].severity = Severity::note;
  findings[2].severity = Severity::note;
  CHECK(render::summary({.counts = {3, 2, 9}, .diagnostics = findings}) ==
        "3 files, 2 components, 9 fields: 0 errors, 1 warning, 2 notes");
  CHECK(render::summary({.counts = {1, 1, 1}}) == "1 file, 1 component, 1 field: 0 errors, 0 warnings, 0 notes");
}
