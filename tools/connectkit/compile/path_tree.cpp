#include "connectkit/compile/path_tree.hpp"

#include <algorithm>

#include "connectkit/base/text.hpp"
#include "connectkit/yaml/limits.hpp"

namespace connectkit::compile {
namespace {

constexpr std::string_view items_mark = "[]";

PathNode& member(PathNode& owner, std::string_view name) {
  const auto found =
      std::find_if(owner.members.begin(), owner.members.end(), [&](const PathNode& node) { return node.name == name; });
  if (found != owner.members.end()) return *found;
  owner.members.push_back({std::string(name)});
  return owner.members.back();
}

void insert(PathNode& root, const model::Field& field) {
  const auto segments = split(field.path->value, '.');
  if (segments.size() > yaml::limits::depth) return;  // no config can be nested so deep
  PathNode* node = &root;
  bool through_items = false;
  for (std::string_view segment : segments) {
    node->has_items = node->has_items || through_items;
    through_items = segment.ends_with(items_mark);
    if (through_items) segment.remove_suffix(items_mark.size());
    node = &member(*node, segment);
  }
  if (!node->field) node->field = &field;
}

void insert_all(PathNode& root, const std::vector<model::Field>& fields) {
  for (const model::Field& field : fields) {
    if (field.path) insert(root, field);
    insert_all(root, field.fields);
  }
}

}  // namespace

std::vector<PathNode> path_tree(const std::vector<model::Field>& fields) {
  PathNode root;
  insert_all(root, fields);
  return std::move(root.members);
}

}  // namespace connectkit::compile
