#include "connectkit/yaml/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/yaml/limits.hpp"

namespace connectkit::yaml {
namespace {

// libyaml's strings are unsigned char; this is the one place where they become ours.
std::string text_of(const yaml_char_t* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::folded;
    default:
      return Style::plain;
  }
}

/// The keys of one mapping. Most mappings have a handful, for which looking at each is faster than hashing.
class KeySet {
 public:
  /// False when `key` is there already.
  bool insert(std::string_view key) {
    if (few_.size() < 16) {
      if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
      few_.push_back(key);
      return true;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    return many_.insert(key).second;
  }

 private:
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> many_;
};

}  // namespace

Builder::Builder(FilePointer file, const Offsets& offsets, Sink& sink) : offsets_(offsets), sink_(sink) {
  tree_.file = std::move(file);
  // About one value in 24 bytes, as definitions go; a guess that is off costs a reallocation at most.
  const std::size_t guess = std::min(tree_.file->bytes().size() / 24 + 16, std::size_t{1} << 14);
  tree_.nodes.reserve(guess);
  extents_.reserve(guess);
}

bool Builder::take(const yaml_event_t& event) {
  const auto& data = event.data;
  switch (event.type) {
    case YAML_SCALAR_EVENT:
      return scalar(event);
    case YAML_ALIAS_EVENT:
      return alias(event);
    case YAML_SEQUENCE_START_EVENT: {
      const auto& start = data.sequence_start;
      const Style style = start.style == YAML_FLOW_SEQUENCE_STYLE ? Style::flow : Style::block;
      return open(NodeKind::sequence, event, style, start.tag, start.anchor);
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& start = data.mapping_start;
      const Style style = start.style == YAML_FLOW_MAPPING_STYLE ? Style::flow : Style::block;
      return open(NodeKind::mapping, event, style, start.tag, start.anchor);
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close(event);
    default:
      return true;
  }
}

NodeId Builder::add(NodeKind kind, const yaml_event_t& event, Style style, const yaml_char_t* tag,
                    const yaml_char_t* anchor) {
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  Node& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.style = style;
  node.span = {offsets_(event.start_mark.index), offsets_(event.end_mark.index)};
  node.tag = text_of(tag);
  extents_.emplace_back();
  if (anchor != nullptr) anchors_.insert_or_assign(text_of(anchor), id);
  return id;
}

bool Builder::open(NodeKind kind, const yaml_event_t& event, Style style, const yaml_char_t* tag,
                   const yaml_char_t* anchor) {
  const NodeId id = add(kind, event, style, tag, anchor);
  if (open_.size() >= limits::depth) {
    return refuse(tree_[id].span, "yaml-limits", fmt::format("nested deeper than {} levels", limits::depth));
  }
  open_.push_back(id);
  return tree_.nodes.size() <= limits::nodes ||
         refuse(tree_[id].span, "yaml-limits", fmt::format("more than {} values", limits::nodes));
}

bool Builder::close(const yaml_event_t& event) {
  const NodeId id = open_.back();
  open_.pop_back();
  Node& node = tree_.nodes[id];
  if (node.style == Style::flow) {
    node.span.end = offsets_(event.end_mark.index);
  } else if (!node.children.empty()) {
    // libyaml ends a block collection at the next token, past comments and blank lines.
    node.span.end = std::max(node.span.end, tree_[node.children.back()].span.end);
  }
  if (node.kind == NodeKind::mapping) drop_duplicate_keys(node);
  return attach(id);
}

bool Builder::scalar(const yaml_event_t& event) {
  const auto& data = event.data.scalar;
  // The tag "!" on plain text, and quotes, both say that it is text.
  const NodeId id = add(NodeKind::scalar, event, style_of(data.style), data.tag, data.anchor);
  Node& node = tree_.nodes[id];
  node.text.assign(reinterpret_cast<const char*>(data.value), data.length);
  if (node.style == Style::literal || node.style == Style::folded) {
    const std::string_view bytes = tree_.file->bytes().substr(node.span.begin, node.span.end - node.span.begin);
    node.span.end = node.span.begin + bytes.find_last_not_of(" \t\r\n") + 1;
  }
  return attach(id);
}

bool Builder::alias(const yaml_event_t& event) {
  const NodeId id = add(NodeKind::alias, event, Style::plain, nullptr, nullptr);
  Node& node = tree_.nodes[id];
  node.text = text_of(event.data.alias.anchor);
  const auto anchor = anchors_.find(node.text);
  if (anchor == anchors_.end()) {
    return refuse(node.span, "yaml-syntax", fmt::format("no anchor {} before this alias", quoted("&" + node.text)),
                  "quote the text if it begins with * itself");
  }
  node.target = anchor->second;
  if (std::find(open_.begin(), open_.end(), node.target) != open_.end()) {
    return refuse(node.span, "yaml-syntax",
                  fmt::format("the value of anchor {} contains itself", quoted("&" + node.text)));
  }
  extents_[id] = extents_[node.target];
  return attach(id);
}

bool Builder::attach(NodeId id) {
  if (open_.empty()) {
    tree_.root = id;
    return true;
  }
  const NodeId parent = open_.back();
  tree_.nodes[parent].children.push_back(id);
  Extent& extent = extents_[parent];
  extent.nodes += extents_[id].nodes;
  extent.height = std::max(extent.height, extents_[id].height + 1);
  // The nodes of open ancestors are not summed up yet; each is checked when its last child is attached.
  const Span span = tree_[id].span;
  if (extent.nodes > limits::nodes || tree_.nodes.size() > limits::nodes) {
    return refuse(span, "yaml-limits", fmt::format("more than {} values, aliases expanded", limits::nodes));
  }
  if (open_.size() + extents_[id].height > limits::depth + 1) {
    return refuse(span, "yaml-limits", fmt::format("nested deeper than {} levels, aliases expanded", limits::depth));
  }
  return true;
}

void Builder::drop_duplicate_keys(Node& mapping) {
  KeySet seen;
  std::size_t kept = 0;
  auto& children = mapping.children;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const Node& key = tree_[children[i]];
    const Node& meant = key.kind == NodeKind::alias ? tree_[key.target] : key;
    if (meant.kind == NodeKind::scalar && !seen.insert(meant.text)) {
      sink_.report({.rule = "yaml-duplicate-key",
                    .file = tree_.file,
                    .span = key.span,
                    .message = fmt::format("key {} stands twice in this mapping", quoted(meant.text)),
                    .help = "keep one of them: readers refuse the file, or take one at random",
                    .pointer = appended(pointer(), meant.text)});
      continue;
    }
    children[kept++] = children[i];
    children[kept++] = children[i + 1];
  }
  children.resize(kept);
}

Surroundings Builder::surroundings() const {
  Surroundings around;
  for (auto id = open_.rbegin(); id != open_.rend() && !around.open_flow; ++id) {
    const Node& node = tree_[*id];
    // The mapping of a lone pair in a flow list is flow too, but has no brace. Anchor and tag come before the bracket.
    const std::size_t last = node.span.end - 1;
    const char bracket = node.kind == NodeKind::sequence ? '[' : '{';
    const bool opens = node.style == Style::flow && node.span.end > node.span.begin;
    if (opens && tree_.file->bytes()[last] == bracket) around.open_flow = Span{last, node.span.end};
  }
  if (tree_.nodes.empty()) return around;
  const Node& last = tree_.nodes.back();
  const bool quoted = last.style == Style::single_quoted || last.style == Style::double_quoted;
  if (last.kind == NodeKind::scalar && quoted) around.quoted = last.span;
  return around;
}

std::string Builder::pointer() const {
  std::string path;
  for (const NodeId id : open_) {
    const Node& node = tree_[id];
    if (node.kind == NodeKind::sequence) append_token(path, std::to_string(node.children.size()));
    // An even number of children: the next one is a key, which has no pointer of its own yet.
    if (node.kind == NodeKind::mapping && node.children.size() % 2 == 1) {
      const Node& key = tree_[node.children.back()];
      append_token(path, key.kind == NodeKind::alias ? tree_[key.target].text : key.text);
    }
  }
  return path;
}

bool Builder::refuse(Span span, std::string_view rule, std::string message, std::string_view help) {
  sink_.report({.rule = rule,
                .file = tree_.file,
                .span = span,
                .message = std::move(message),
                .help = std::string(help),
                .pointer = pointer()});
  return false;
}

}  // namespace connectkit::yaml
