#include "connectkit/schema/secrets.hpp"

#include <set>
#include <utility>

#include "connectkit/schema/walk.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;

class Search {
 public:
  explicit Search(std::vector<std::string>& found) : found_(found) {}

  void visit(const Node& reference, const json& value, const Path& path) {
    const Node& node = reference.target == nullptr ? reference : *reference.target;
    if (!visited_.emplace(&node, &value).second) return;
    if (node.secret) {
      found_.push_back(path.pointer());
      return;
    }
    for (const auto* parts : {&node.all_of, &node.any_of, &node.one_of}) {
      for (const Node* part : *parts) visit(*part, value, path);
    }
    for (const Node* part : {node.then, node.otherwise}) {
      if (part != nullptr) visit(*part, value, path);
    }
    visit_children(node, value, path);
  }

 private:
  void visit_children(const Node& node, const json& value, const Path& path) {
    if (value.is_array() && node.items != nullptr) {
      for (std::size_t i = 0; i < value.size(); ++i) visit(*node.items, value[i], {&path, {}, i, true});
    }
    if (!value.is_object()) return;
    for (auto member = value.begin(); member != value.end(); ++member) {
      const Node* const known = node.property(member.key());
      const Node* const schema = known != nullptr ? known : node.additional;
      if (schema != nullptr) visit(*schema, member.value(), {&path, member.key()});
    }
  }

  std::vector<std::string>& found_;
  std::set<std::pair<const Node*, const json*>> visited_;  ///< branches may lead to one place many times
};

}  // namespace

std::vector<std::string> secrets_in(const Node& root, const json& instance) {
  std::vector<std::string> found;
  Search(found).visit(root, instance, {});
  return found;
}

}  // namespace connectkit::schema
