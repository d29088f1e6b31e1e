#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>

#include "connectkit/base/files.hpp"
#include "connectkit/yaml/parse.hpp"
#include "connectkit/yaml/scalar.hpp"

// yaml-cpp has a scanner of its own, so where both accept a text, both must see the same tree. It does not know
// yaml.v3's types, keeps duplicate keys and does not merge: texts as they are written are compared, nothing more.

namespace {

namespace fs = std::filesystem;
using namespace connectkit;

const fs::path root = CONNECTKIT_SOURCE_DIR;

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string ours(const yaml::Tree& tree, yaml::NodeId id) {
  const yaml::Node& node = tree[id];
  if (node.kind == yaml::NodeKind::alias) return ours(tree, node.target);
  if (node.kind == yaml::NodeKind::scalar) {
    return yaml::resolve(node) == yaml::Scalar() ? "null" : in_quotes(node.text);
  }
  const bool mapping = node.kind == yaml::NodeKind::mapping;
  std::string out = mapping ? "{" : "[";
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    out += ours(tree, node.children[i]) + (mapping && i % 2 == 0 ? ": " : ", ");
  }
  return out + (mapping ? "}" : "]");
}

std::string theirs(const YAML::Node& node) {
  if (node.IsNull()) return "null";
  if (node.IsScalar()) return in_quotes(node.Scalar());
  std::string out = node.IsMap() ? "{" : "[";
  for (const auto& child : node) {
    out += node.IsMap() ? theirs(child.first) + ": " + theirs(child.second) : theirs(child);
    out += ", ";
  }
  return out + (node.IsMap() ? "}" : "]");
}

/// What yaml-cpp makes of a text that we accepted without a finding; nothing when it refuses it.
std::optional<std::string> oracle(const std::string& bytes) {
  try {
    return theirs(YAML::Load(bytes));
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

enum class Verdict { same, we_refuse, oracle_refuses };

Verdict compare(const std::string& name, std::string bytes) {
  Sink sink;
  const auto file = std::make_shared<SourceFile>(name, bytes);
  const auto tree = yaml::parse(file, sink);
  if (!tree || !sink.diagnostics().empty()) return Verdict::we_refuse;
  const auto expected = oracle(bytes);
  if (!expected) return Verdict::oracle_refuses;
  INFO(name);
  CHECK((tree->empty() ? "null" : ours(*tree, tree->root)) == *expected);
  return Verdict::same;
}

std::vector<fs::path> texts() {
  std::vector<fs::path> all;
  for (const char* folder : {".connect", "examples", "tests/fixtures", "tests/fuzz/corpus"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && entry.path().extension() == ".yml") all.push_back(entry.path());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("yaml-cpp sees the same trees in our files") {
  std::size_t same = 0;
  for (const fs::path& path : texts()) {
    const auto bytes = read_file(path, 16 << 20);
    REQUIRE(bytes.has_value());
    if (compare(path.lexically_relative(root).string(), *bytes) == Verdict::same) ++same;
  }
  CHECK(same > 60);
}

TEST_CASE("yaml-cpp sees the same trees in texts that are easily misread") {
  const std::vector<std::string> texts = {
      "a: |\n  x\n\n  y\n\n",
      "a: |-\n  x\n  y\n\n",
      "a: |+\n  x\n\nb: 1\n",
      "a: >\n  x\n  y\n\n  z\n   w\n  v\n",
      "a: >-\n\n  x\n\n\n  y\n",
      "a: |2\n   x\n  y\n",
      "a: x\n  y\n\n  z\n",
      "a: 'x\n\n  y'\n",
      "a: \"x\\\n   y \\\n   z\"\n",
      "a: \"x\n   y\"\n",
      "a: 'it''s'\n",
      "a: \"\\u00e9\\x41\\n\\t\\\\\"\n",
      "- - a\n  - b\n- - c\n",
      "a:\n- b\n- c: d\n  e: f\n",
      "{a: [b, {c: d}], e: }\n",
      "[a: b, c]\n",
      "{a, b: c}\n",
      "? a\n: b\n? c\n",
      "a: b # comment\nc: d#no comment\n",
      "a: 'x' # y\n# z\nb: \"#\"\n",
      "a: http://x:80/y\nb: x:y\n",
      "a: -1\nb: -x\n",
      "&k a: *k\n",
      "a: &x\n  b: c\nd: *x\n",
      "a: !!str 1\nb: !local x\n",
      "--- \na: b\n...\n",
      "a: ~\nb:\nc: null\nd: ''\n",
      "\"a\": 1\n'b': 2\n",
      "a:   b   \nc:\td\n",
      "a: b\r\nc: |\r\n  d\r\n  e\r\n",
  };
  std::size_t same = 0;
  for (const std::string& text : texts) {
    if (compare(text, text) == Verdict::same) {
      ++same;
    } else {
      WARN("not compared: " << text);
    }
  }
  CHECK(same == texts.size());
}
