#include "connectkit/schema/references.hpp"

#include <set>

namespace connectkit::schema {
namespace {

/// Finds a way from a schema back to itself that no member or item lies on.
class Cycles {
 public:
  bool reached(const Node* node) {
    if (node == nullptr || finished_.contains(node)) return false;
    if (!open_.insert(node).second) return true;
    for (const Node* child : {node->target, node->negated, node->condition, node->then, node->otherwise}) {
      if (reached(child)) return true;
    }
    for (const auto* children : {&node->all_of, &node->any_of, &node->one_of}) {
      for (const Node* child : *children) {
        if (reached(child)) return true;
      }
    }
    open_.erase(node);
    finished_.insert(node);
    return false;
  }

 private:
  std::set<const Node*> open_;
  std::set<const Node*> finished_;
};

void skip_references(const Node*& child) {
  while (child != nullptr && child->target != nullptr) child = child->target;
}

void skip_references(Node& node) {
  for (Property& property : node.properties) skip_references(property.node);
  for (const Node** child : {&node.target, &node.additional, &node.property_names, &node.items, &node.negated,
                             &node.condition, &node.then, &node.otherwise}) {
    skip_references(*child);
  }
  for (auto* children : {&node.all_of, &node.any_of, &node.one_of}) {
    for (const Node*& child : *children) skip_references(child);
  }
}

}  // namespace

bool resolve_references(Nodes& nodes) {
  Cycles cycles;
  for (const auto& node : nodes) {
    if (cycles.reached(node.get())) return false;
  }
  for (const auto& node : nodes) skip_references(*node);
  return true;
}

}  // namespace connectkit::schema
