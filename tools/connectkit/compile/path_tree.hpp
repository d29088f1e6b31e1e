#pragma once

#include <string>
#include <vector>

#include "connectkit/model/field.hpp"

namespace connectkit::compile {

/// One key of a config: what the paths of fields, taken apart, say about it.
struct PathNode {
  std::string name;
  /// The field whose path ends here; null for a key that only longer paths mention. The model outlives the tree.
  const model::Field* field = nullptr;
  /// Whether a longer path goes through the items of a list here ("a[].b").
  bool has_items = false;
  std::vector<PathNode> members = {};
};

/// The keys of a config, in the order in which the fields mention them. Where two fields have one path, the first
/// counts.
[[nodiscard]] std::vector<PathNode> path_tree(const std::vector<model::Field>& fields);

}  // namespace connectkit::compile
