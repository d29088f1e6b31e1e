#pragma once

#include <vector>

#include "connectkit/schema/node.hpp"

namespace connectkit::schema {

/// What to say of a value that fits no branch of an `anyOf` or `oneOf`: why it does not fit `branch`, or, without one,
/// that it is none of `allowed`, or, when these are empty, that it is of none of `types`.
struct Choice {
  const Node* branch = nullptr;
  std::vector<nlohmann::json> allowed = {};
  TypeSet types = 0;
};

/// Finds the branch that the value evidently means: by its type, then by the keys that it has and by the values that
/// tell branches apart. Branches for placeholders are never meant.
[[nodiscard]] Choice choose_branch(const std::vector<const Node*>& branches, const nlohmann::json& value);

}  // namespace connectkit::schema
