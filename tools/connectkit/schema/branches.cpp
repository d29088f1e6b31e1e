#include "connectkit/schema/branches.hpp"

#include <algorithm>

namespace connectkit::schema {
namespace {

using nlohmann::json;

const Node& meant(const Node& node) { return node.target == nullptr ? node : *node.target; }

/// How well the keys of an object fit a branch; a value that names the branch outweighs some keys.
int likeness(const Node& branch, const json& object) {
  int score = 0;
  for (const std::string& key : branch.required) score += object.contains(key) ? 1 : 0;
  for (const auto& [key, value] : object.items()) {
    const Node* const property = branch.property(key);
    if (property == nullptr) {
      if (branch.additional != nullptr && branch.additional->refuses) --score;
      continue;
    }
    const auto& allowed = meant(*property).allowed;
    if (allowed.empty()) continue;
    score += std::find(allowed.begin(), allowed.end(), value) == allowed.end() ? -1 : 4;
  }
  return score;
}

bool only_lists_values(const Node* node) { return !node->allowed.empty(); }

}  // namespace

Choice choose_branch(const std::vector<const Node*>& branches, const json& value) {
  Choice choice;
  std::vector<const Node*> fitting;
  for (const Node* reference : branches) {
    const Node& branch = meant(*reference);
    if (branch.deferred) continue;
    const TypeSet types = admitted_types(branch);
    choice.types = static_cast<TypeSet>(choice.types | types);
    if ((types & types_of(value)) != 0) fitting.push_back(&branch);
  }
  if (fitting.empty()) {
    if (choice.types == 0) choice.branch = &meant(*branches.front());
    return choice;
  }
  if (std::all_of(fitting.begin(), fitting.end(), only_lists_values)) {
    for (const Node* branch : fitting) {
      choice.allowed.insert(choice.allowed.end(), branch->allowed.begin(), branch->allowed.end());
    }
    return choice;
  }
  choice.branch = fitting.front();
  if (!value.is_object()) return choice;
  const auto less = [&](const Node* a, const Node* b) { return likeness(*a, value) < likeness(*b, value); };
  choice.branch = *std::max_element(fitting.begin(), fitting.end(), less);
  return choice;
}

}  // namespace connectkit::schema
