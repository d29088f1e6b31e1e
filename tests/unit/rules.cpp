#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "connectkit/base/text.hpp"
#include "connectkit/lint/lint.hpp"
#include "connectkit/rules/examples.hpp"
#include "connectkit/rules/rule.hpp"
#include "support/checked.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using connectkit::Rule;
using connectkit::test::TempDir;

const fs::path root = CONNECTKIT_SOURCE_DIR;
const fs::path rule_folder = root / "tools/connectkit/rules";
const fs::path fixtures = root / "tests/fixtures/rules";

/// Ids of rules by the names of their files.
std::set<std::string> ids_by_file() {
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(rule_folder)) {
    std::string stem = entry.path().stem().string();
    if (entry.path().extension() != ".cpp" || stem.find('_') == std::string::npos) continue;
    std::replace(stem.begin(), stem.end(), '_', '-');
    ids.insert(stem);
  }
  return ids;
}

/// The rules that lint reports for an example.
std::set<std::string> rules_found_by_lint(std::string_view example) {
  const TempDir dir;
  std::string path = dir.path().string();
  for (const connectkit::ExampleFile& file : connectkit::example_files(example)) {
    if (file.path.empty()) path = (dir / "example.yml").string();
    dir.write(file.path.empty() ? "example.yml" : file.path, file.text);
  }
  const auto outcome = connectkit::lint::run({path});
  CHECK(outcome.problems.empty());
  std::set<std::string> rules;
  for (const auto& finding : outcome.sink.diagnostics()) rules.emplace(finding.rule);
  return rules;
}

std::set<std::string> rules_found_by_check(std::string_view example) {
  const auto checked = connectkit::test::check_text(std::string(example));
  std::set<std::string> rules;
  for (const auto& finding : checked.sink.diagnostics()) rules.emplace(finding.rule);
  return rules;
}

std::set<std::string> rules_found(const Rule& rule, std::string_view example) {
  return rule.id.starts_with("connector-") ? rules_found_by_check(example) : rules_found_by_lint(example);
}

bool is_sentence(std::string_view text) { return text.ends_with('.') && std::isupper(text.front()) != 0; }

}  // namespace

TEST_CASE("every file of a rule has its rule, whose id is the file's name") {
  std::set<std::string> ids;
  for (const Rule* rule : connectkit::all_rules()) ids.emplace(rule->id);
  CHECK(ids == ids_by_file());
  CHECK(ids.size() == connectkit::all_rules().size());
}

TEST_CASE("rules are sorted by id and found by it") {
  std::string_view last;
  for (const Rule* rule : connectkit::all_rules()) {
    CHECK(last < rule->id);
    CHECK(connectkit::find_rule(rule->id) == rule);
    last = rule->id;
  }
  CHECK(connectkit::find_rule("no-such-rule") == nullptr);
  CHECK(connectkit::find_rule("") == nullptr);
}

TEST_CASE("a rule's failing example gives this finding only, its passing one none") {
  for (const Rule* rule : connectkit::all_rules()) {
    INFO(rule->id);
    CHECK(rules_found(*rule, rule->bad) == std::set<std::string>{std::string(rule->id)});
    CHECK(rules_found(*rule, rule->good).empty());
  }
}

TEST_CASE("a rule says what it is about in sentences") {
  for (const Rule* rule : connectkit::all_rules()) {
    INFO(rule->id);
    CHECK(is_sentence(rule->summary));
    CHECK(is_sentence(rule->why));
    CHECK(rule->summary.size() < 90);
    CHECK(rule->why.find('\n') == std::string_view::npos);
  }
}

TEST_CASE("the lines of examples fit into 80 columns") {
  for (const Rule* rule : connectkit::all_rules()) {
    for (const std::string_view example : {rule->bad, rule->good}) {
      for (const std::string_view line : connectkit::split(example, '\n')) {
        INFO(rule->id << ": " << line);
        CHECK(connectkit::code_points(connectkit::printable(line)) <= 76);
      }
    }
  }
}

TEST_CASE("every rule has a fixture") {
  for (const Rule* rule : connectkit::all_rules()) {
    INFO(rule->id);
    const std::string id(rule->id);
    CHECK((fs::exists(fixtures / (id + ".yml")) || fs::exists(fixtures / id)));
  }
}

TEST_CASE("an example of several files is taken apart at its headings") {
  const auto files = connectkit::example_files("-- a/b.yml --\nx: 1\n-- c --\n-- d --\ny\nz\n");
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "a/b.yml");
  CHECK(files[0].text == "x: 1\n");
  CHECK(files[1].path == "c");
  CHECK(files[1].text.empty());
  CHECK(files[2].text == "y\nz\n");
  const auto single = connectkit::example_files("x: 1\n-- no heading --\n");
  REQUIRE(single.size() == 1);
  CHECK(single[0].path.empty());
  CHECK(single[0].text.size() == 22);
}
