#include "connectkit/lint/secrets.hpp"

#include <algorithm>
#include <array>

namespace connectkit::lint {
namespace {

using yaml::Node;
using yaml::NodeId;
using yaml::NodeKind;
using yaml::Tree;

const Node& resolved(const Tree& tree, NodeId id) {
  return tree[id].kind == NodeKind::alias ? tree[tree[id].target] : tree[id];
}

bool is_secret_key(std::string_view key) {
  constexpr std::array<std::string_view, 4> keys{"jwt", "seed", "user_jwt", "user_seed"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_field_value(std::string_view key) { return key == "default" || key == "examples"; }

/// Whether a mapping says `secret`, and anything but false.
bool is_secret_field(const Tree& tree, const Node& mapping) {
  for (std::size_t i = 0; i + 1 < mapping.children.size(); i += 2) {
    if (resolved(tree, mapping.children[i]).text != "secret") continue;
    const yaml::Scalar value = yaml::resolve(resolved(tree, mapping.children[i + 1]));
    if (value != yaml::Scalar(false)) return true;
  }
  return false;
}

}  // namespace

void redact_secrets(const Document& document, Sink& sink) {
  const auto root = document.root();
  if (!root) return;
  const Tree& tree = root->tree();
  for (const Node& mapping : tree.nodes) {
    if (mapping.kind != NodeKind::mapping) continue;
    const bool secret_field = is_secret_field(tree, mapping);
    for (std::size_t i = 0; i + 1 < mapping.children.size(); i += 2) {
      const std::string_view key = resolved(tree, mapping.children[i]).text;
      if (!is_secret_key(key) && !(secret_field && is_field_value(key))) continue;
      sink.redact(document.file(), resolved(tree, mapping.children[i + 1]).span);
    }
  }
}

}  // namespace connectkit::lint
