#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "connectkit/yaml/scalar.hpp"
#include "connectkit/yaml/tree.hpp"

namespace connectkit {

enum class ValueKind : std::uint8_t { null, boolean, integer, number, string, list, mapping };

/// "null", "bool", "whole number", "number", "text", "list", "mapping": the words that messages use.
[[nodiscard]] std::string_view to_string(ValueKind kind);

struct Member;

/// A place in a document as readers see it: aliases and `<<` resolved. Cheap to copy; views the Tree, which must
/// outlive it.
class Value {
 public:
  /// `shown` is the node where the value stands: an alias, or the node itself.
  Value(const yaml::Tree& tree, yaml::NodeId shown);

  [[nodiscard]] ValueKind kind() const;
  [[nodiscard]] bool is_string() const { return kind() == ValueKind::string; }
  [[nodiscard]] bool is_list() const { return node().kind == yaml::NodeKind::sequence; }
  [[nodiscard]] bool is_mapping() const { return node().kind == yaml::NodeKind::mapping; }

  /// Where it stands: of an alias, the alias.
  [[nodiscard]] Span span() const { return tree_->nodes[shown_].span; }

  /// A scalar's text as YAML gives it (escapes resolved), whatever its type; empty for collections.
  [[nodiscard]] std::string_view text() const { return node().text; }

  /// A scalar's value; null for collections.
  [[nodiscard]] yaml::Scalar scalar() const;

  /// The node that holds the value, behind an alias.
  [[nodiscard]] const yaml::Node& node() const { return tree_->nodes[resolved_]; }
  [[nodiscard]] const yaml::Tree& tree() const { return *tree_; }

  /// The members of a mapping in their order, those merged by `<<` last; empty for anything else.
  [[nodiscard]] std::vector<Member> members() const;

  /// The items of a list; empty for anything else.
  [[nodiscard]] std::vector<Value> items() const;

  /// The item of that number from 0, if this is a list that has it.
  [[nodiscard]] std::optional<Value> item(std::size_t index) const;

  /// The member called `key`, if this is a mapping that has it.
  [[nodiscard]] std::optional<Member> get(std::string_view key) const;

 private:
  const yaml::Tree* tree_;
  yaml::NodeId shown_;
  yaml::NodeId resolved_;
};

/// A key and its value.
struct Member {
  Value key;
  Value value;
};

}  // namespace connectkit
