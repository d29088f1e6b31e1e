#pragma once

#include <yaml.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/yaml/offsets.hpp"
#include "connectkit/yaml/syntax_error.hpp"
#include "connectkit/yaml/tree.hpp"

namespace connectkit::yaml {

/// Turns libyaml's events into a Tree, and stops at the first thing that makes going on unsafe: a limit, an unknown or
/// a recursive alias.
class Builder {
 public:
  Builder(FilePointer file, const Offsets& offsets, Sink& sink);

  /// Takes one node event; false when reading must stop, which has been reported then.
  [[nodiscard]] bool take(const yaml_event_t& event);

  /// What surrounds the place that was reached.
  [[nodiscard]] Surroundings surroundings() const;

  [[nodiscard]] Tree finish() && { return std::move(tree_); }

 private:
  /// What a node needs when its aliases are expanded, itself included.
  struct Extent {
    std::size_t nodes = 1;
    std::size_t height = 1;
  };

  [[nodiscard]] bool open(NodeKind kind, const yaml_event_t& event, Style style, const yaml_char_t* tag,
                          const yaml_char_t* anchor);
  [[nodiscard]] bool close(const yaml_event_t& event);
  [[nodiscard]] bool scalar(const yaml_event_t& event);
  [[nodiscard]] bool alias(const yaml_event_t& event);
  [[nodiscard]] bool attach(NodeId id);
  [[nodiscard]] NodeId add(NodeKind kind, const yaml_event_t& event, Style style, const yaml_char_t* tag,
                           const yaml_char_t* anchor);
  void drop_duplicate_keys(Node& mapping);
  /// JSON pointer of the value that comes next.
  [[nodiscard]] std::string pointer() const;
  bool refuse(Span span, std::string_view rule, std::string message, std::string_view help = "");

  const Offsets& offsets_;
  Sink& sink_;
  Tree tree_;
  std::vector<Extent> extents_;
  std::vector<NodeId> open_;
  std::unordered_map<std::string, NodeId> anchors_;
};

}  // namespace connectkit::yaml
