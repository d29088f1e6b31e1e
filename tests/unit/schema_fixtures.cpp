#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "connectkit/base/files.hpp"
#include "connectkit/schema/check.hpp"
#include "connectkit/schema/embedded.hpp"
#include "support/expectations.hpp"

namespace {

namespace fs = std::filesystem;
using connectkit::Diagnostic;
using connectkit::Document;
using connectkit::FilePointer;
using connectkit::Sink;
using connectkit::SourceFile;
using connectkit::schema::Schema;
using nlohmann::json;

const fs::path folder = fs::path(CONNECTKIT_SOURCE_DIR) / "tests" / "fixtures" / "schema";

std::string bytes_of(const fs::path& path) {
  const auto bytes = connectkit::read_file(path, 1 << 20);
  if (!bytes) FAIL(bytes.error().message);
  return *bytes;
}

/// The schema beside a fixture, else the one that its first line names.
json schema_of(const fs::path& fixture, const std::string& text) {
  const fs::path own = folder / (fixture.stem().string() + ".schema.json");
  if (fs::exists(own)) return json::parse(bytes_of(own));
  constexpr std::string_view mark = "# schema: ";
  REQUIRE(text.starts_with(mark));
  return connectkit::schema::embedded(text.substr(mark.size(), text.find('\n') - mark.size()));
}

std::vector<Diagnostic> findings(const json& schema_text, const FilePointer& file) {
  const auto schema = Schema::compile(schema_text);
  if (!schema) FAIL(schema.error().message);
  Sink sink;
  const auto document = Document::read(file, sink);
  REQUIRE(document);
  connectkit::schema::check(*schema, *document, sink);
  sink.finish();
  return sink.diagnostics();
}

std::vector<fs::path> fixtures() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yml") all.push_back(entry.path());
  }
  return all;
}

}  // namespace

TEST_CASE("schema fixtures have the findings that they expect, and no others") {
  const auto all = fixtures();
  REQUIRE(all.size() > 10);
  for (const fs::path& path : all) {
    INFO(path);
    const auto expected = connectkit::test::expectations_in(path, path.filename().string());
    CHECK_FALSE(expected.empty());
    const auto file = std::make_shared<const SourceFile>(path.string(), bytes_of(path));
    const auto found = findings(schema_of(path, std::string(file->bytes())), file);
    CHECK(connectkit::test::difference(expected, found, folder) == "");
  }
}

TEST_CASE("every fix of a schema fixture removes its finding and brings no other") {
  std::size_t fixes = 0;
  for (const fs::path& path : fixtures()) {
    CAPTURE(path.filename());
    const std::string text = bytes_of(path);
    const json schema = schema_of(path, text);
    const auto before = findings(schema, std::make_shared<const SourceFile>("before.yml", text));
    for (const Diagnostic& finding : before) {
      if (!finding.fix) continue;
      ++fixes;
      std::string mended = text;
      for (auto edit = finding.fix->edits.rbegin(); edit != finding.fix->edits.rend(); ++edit) {
        mended.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
      }
      CAPTURE(finding.message, mended);
      const auto after = findings(schema, std::make_shared<const SourceFile>("after.yml", mended));
      const bool is_there = std::any_of(after.begin(), after.end(), [&](const Diagnostic& other) {
        return other.pointer == finding.pointer && other.rule == finding.rule;
      });
      // What stood under a wrong key is read only now, so other findings may come to light below the right one.
      CHECK_FALSE(is_there);
      CHECK(after.size() <= before.size());
    }
  }
  CHECK(fixes > 10);
}

TEST_CASE("our definitions and examples of connectors fit their schemas") {
  const fs::path root(CONNECTKIT_SOURCE_DIR);
  const std::vector<std::pair<fs::path, std::string>> files{{root / ".connect/runtime.yml", "runtime"},
                                                            {root / ".connect/sources/nats.yml", "component"},
                                                            {root / ".connect/sinks/nats.yml", "component"}};
  for (const auto& [path, name] : files) {
    CAPTURE(path);
    CHECK(
        findings(connectkit::schema::embedded(name), std::make_shared<const SourceFile>("x", bytes_of(path))).empty());
  }
}
