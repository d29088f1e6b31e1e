#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "support/checked.hpp"
#include "support/expectations.hpp"
#include "support/process.hpp"

namespace {

namespace fs = std::filesystem;
using namespace connectkit;

const fs::path fixtures = fs::path(CONNECTKIT_SOURCE_DIR) / "tests/fixtures";

/// The files of rules about connectors.
std::vector<fs::path> failing_connectors() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fixtures / "rules")) {
    const std::string first = entry.path().lexically_relative(fixtures / "rules").begin()->string();
    if (entry.is_regular_file() && first.starts_with("connector-")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string rule_of(const fs::path& path) {
  const fs::path first = *path.lexically_relative(fixtures / "rules").begin();
  return first.stem().string();
}

}  // namespace

TEST_CASE("the fixtures of connectors give what they promise, and nothing else") {
  const auto files = failing_connectors();
  REQUIRE(files.size() >= 30);
  std::set<std::string> rules;
  for (const fs::path& path : files) {
    INFO(path);
    const auto expected = test::expectations_in(path, path.filename().string());
    const auto checked = test::check_text(test::slurp(path), path.string());
    CHECK(test::difference(expected, checked.sink.diagnostics(), path.parent_path()) == "");
    for (const auto& expectation : expected) rules.insert(rule_of(path) + " " + expectation.rule);
    const bool has_errors = checked.sink.has_errors();
    CHECK(checked.connector.has_value() != has_errors);
  }
  for (const fs::path& path : files) {
    INFO(path);
    CHECK(rules.count(rule_of(path) + " " + rule_of(path)) == 1);
  }
}

TEST_CASE("good connectors give nothing") {
  std::size_t count = 0;
  for (const fs::path& folder : {fixtures / "connectors", fs::path(CONNECTKIT_SOURCE_DIR) / "examples"}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".yml") continue;
      INFO(entry.path());
      const auto checked = test::check_text(test::slurp(entry.path()), entry.path().string());
      CHECK(test::difference({}, checked.sink.diagnostics(), folder) == "");
      CHECK(checked.connector);
      ++count;
    }
  }
  CHECK(count >= 9);
}
