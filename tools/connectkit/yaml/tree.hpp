#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "connectkit/source/source_file.hpp"

namespace connectkit::yaml {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping, alias };
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

/// Index into Tree::nodes.
using NodeId = std::uint32_t;

struct Node {
  NodeKind kind = NodeKind::scalar;
  Style style = Style::plain;
  NodeId target = 0;             ///< of an alias: the node that it stands for, never one that contains the alias
  Span span;                     ///< block collections end where their last child ends
  std::string text;              ///< of a scalar: its value; of an alias: the anchor's name
  std::string tag;               ///< as written, prefix resolved ("tag:yaml.org,2002:str"); empty when there is none
  std::vector<NodeId> children;  ///< of a sequence its items; of a mapping key, value, key, value, …
};

/// One YAML document as it is written: aliases and `<<` are not resolved (document/ does that).
/// Within yaml::limits even when aliases are expanded, free of cycles, without duplicate keys' later values.
struct Tree {
  FilePointer file;
  std::vector<Node> nodes;
  NodeId root = 0;

  /// No content at all: an empty file, or comments only.
  [[nodiscard]] bool empty() const { return nodes.empty(); }
  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
};

}  // namespace connectkit::yaml
