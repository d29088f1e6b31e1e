#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "connectkit/lint/lint.hpp"
#include "connectkit/rules/rule.hpp"
#include "support/expectations.hpp"

namespace {

namespace fs = std::filesystem;
using connectkit::test::Expectation;

const fs::path fixtures = fs::path(CONNECTKIT_SOURCE_DIR) / "tests/fixtures";

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

void append(std::vector<Expectation>& to, const std::vector<Expectation>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// A file `x.yml`, with its promises in comments or in `x.expected`; or a folder to lint, whose files hold promises in
/// comments beside those of the file `expected`.
struct Fixture {
  fs::path path;
  fs::path folder;  ///< what names in expectations are relative to
  std::vector<Expectation> expected = {};
};

Fixture file_fixture(const fs::path& path) {
  const fs::path list = fs::path(path).replace_extension(".expected");
  Fixture fixture{path, path.parent_path()};
  fixture.expected = connectkit::test::expectations_in(path, path.filename().string());
  if (fs::exists(list)) append(fixture.expected, connectkit::test::expectations_listed(list));
  return fixture;
}

Fixture folder_fixture(const fs::path& path) {
  Fixture fixture{path, path};
  if (fs::exists(path / "expected")) append(fixture.expected, connectkit::test::expectations_listed(path / "expected"));
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (!entry.is_regular_file() || entry.path().filename() == "expected") continue;
    const std::string name = entry.path().lexically_relative(path).generic_string();
    append(fixture.expected, connectkit::test::expectations_in(entry.path(), name));
  }
  return fixture;
}

/// The fixtures of lint in a folder.
std::vector<Fixture> fixtures_in(const fs::path& folder) {
  std::vector<Fixture> all;
  for (const fs::path& path : sorted_entries(folder)) {
    // Connectors are not lint's business.
    if (path.filename().string().starts_with("connector-")) continue;
    if (fs::is_directory(path)) {
      all.push_back(folder_fixture(path));
    } else if (path.extension() == ".yml") {
      all.push_back(file_fixture(path));
    } else {
      INFO(path << " belongs to no fixture");
      CHECK((path.extension() == ".expected" && fs::exists(fs::path(path).replace_extension(".yml"))));
    }
  }
  return all;
}

/// The rules that offered a fix so far.
std::set<std::string> rules_with_fix;

std::string difference(const Fixture& fixture) {
  const auto outcome = connectkit::lint::run({fixture.path.string()});
  std::string out = connectkit::test::difference(fixture.expected, outcome.sink.diagnostics(), fixture.folder);
  for (const auto& finding : outcome.sink.diagnostics()) {
    if (finding.fix) rules_with_fix.emplace(finding.rule);
  }
  for (const auto& problem : outcome.problems) out += problem.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("the fixtures of rules give what they promise, and nothing else") {
  const auto all = fixtures_in(fixtures / "rules");
  REQUIRE(all.size() >= 18);
  for (const Fixture& fixture : all) {
    INFO(fixture.path);
    CHECK(difference(fixture) == "");
    const std::string id = fixture.path.stem().string();
    const auto is_of_rule = [&](const Expectation& e) { return e.rule == id; };
    CHECK(std::any_of(fixture.expected.begin(), fixture.expected.end(), is_of_rule));
  }
  for (const connectkit::Rule* rule : connectkit::all_rules()) {
    if (rule->id.starts_with("connector-")) continue;
    INFO(rule->id);
    CHECK(rule->fixable == rules_with_fix.contains(std::string(rule->id)));
  }
}

TEST_CASE("the syntax fixtures give what they promise, and nothing else") {
  for (const Fixture& fixture : fixtures_in(fixtures / "syntax")) {
    INFO(fixture.path);
    CHECK_FALSE(fixture.expected.empty());
    CHECK(difference(fixture) == "");
  }
}

TEST_CASE("good definitions give nothing") {
  for (const Fixture& fixture : fixtures_in(fixtures / "ok")) {
    INFO(fixture.path);
    CHECK(fixture.expected.empty());
    CHECK(difference(fixture) == "");
  }
  const auto outcome = connectkit::lint::run({CONNECTKIT_SOURCE_DIR});
  CHECK(outcome.sink.diagnostics().empty());
  CHECK(outcome.problems.empty());
  CHECK(outcome.files == 3);
}
