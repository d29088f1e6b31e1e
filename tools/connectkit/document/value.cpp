#include "connectkit/document/value.hpp"

#include <algorithm>
#include <unordered_set>

namespace connectkit {
namespace {

struct KindOf {
  ValueKind operator()(std::monostate) const { return ValueKind::null; }
  ValueKind operator()(bool) const { return ValueKind::boolean; }
  ValueKind operator()(std::int64_t) const { return ValueKind::integer; }
  ValueKind operator()(std::uint64_t) const { return ValueKind::integer; }
  ValueKind operator()(double) const { return ValueKind::number; }
  ValueKind operator()(std::string_view) const { return ValueKind::string; }
};

bool is_merge(const yaml::Node& key) {
  return key.kind == yaml::NodeKind::scalar && key.text == "<<" && key.style == yaml::Style::plain;
}

void add_merged(std::vector<Member>& members, const Value& merged) {
  if (merged.is_list()) {
    for (const Value& item : merged.items()) add_merged(members, item);
    return;
  }
  for (const Member& member : merged.members()) members.push_back(member);
}

}  // namespace

std::string_view to_string(ValueKind kind) {
  switch (kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return "bool";
    case ValueKind::integer:
      return "whole number";
    case ValueKind::number:
      return "number";
    case ValueKind::string:
      return "text";
    case ValueKind::list:
      return "list";
    case ValueKind::mapping:
      break;
  }
  return "mapping";
}

Value::Value(const yaml::Tree& tree, yaml::NodeId shown)
    : tree_(&tree), shown_(shown), resolved_(tree[shown].kind == yaml::NodeKind::alias ? tree[shown].target : shown) {}

ValueKind Value::kind() const {
  if (is_list()) return ValueKind::list;
  if (is_mapping()) return ValueKind::mapping;
  return std::visit(KindOf{}, scalar());
}

yaml::Scalar Value::scalar() const {
  if (node().kind != yaml::NodeKind::scalar) return std::monostate{};
  return yaml::resolve(node());
}

std::vector<Member> Value::members() const {
  std::vector<Member> members;
  if (!is_mapping()) return members;
  const auto& children = node().children;
  members.reserve(children.size() / 2);
  std::vector<Member> merged;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const Member member{Value(*tree_, children[i]), Value(*tree_, children[i + 1])};
    if (is_merge(tree_->nodes[children[i]])) {
      add_merged(merged, member.value);
    } else {
      members.push_back(member);
    }
  }
  if (merged.empty()) return members;
  // A key that stands here, or in an earlier merged mapping, wins.
  std::unordered_set<std::string_view> seen;
  for (const Member& member : members) seen.insert(member.key.text());
  for (const Member& member : merged) {
    if (seen.insert(member.key.text()).second) members.push_back(member);
  }
  return members;
}

std::vector<Value> Value::items() const {
  std::vector<Value> items;
  if (!is_list()) return items;
  items.reserve(node().children.size());
  for (const yaml::NodeId child : node().children) items.emplace_back(*tree_, child);
  return items;
}

std::optional<Value> Value::item(std::size_t index) const {
  if (!is_list() || index >= node().children.size()) return std::nullopt;
  return Value(*tree_, node().children[index]);
}

std::optional<Member> Value::get(std::string_view key) const {
  if (!is_mapping()) return std::nullopt;
  bool merges = false;
  const auto& children = node().children;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const Member member{Value(*tree_, children[i]), Value(*tree_, children[i + 1])};
    if (is_merge(tree_->nodes[children[i]])) {
      merges = true;
    } else if (member.key.text() == key) {
      return member;
    }
  }
  if (!merges) return std::nullopt;
  const std::vector<Member> all = members();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Member& m) { return m.key.text() == key; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

}  // namespace connectkit
