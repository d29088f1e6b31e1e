#include "connectkit/document/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/yaml/parse.hpp"

namespace connectkit {
namespace {

using nlohmann::json;
using yaml::NodeKind;

struct ToJson {
  json operator()(std::monostate) const { return nullptr; }
  json operator()(std::string_view text) const { return std::string(text); }
  template <class Number>
  json operator()(Number number) const {
    return number;
  }
};

bool merges_mappings(const yaml::Tree& tree, yaml::NodeId id) {
  const Value value(tree, id);
  if (value.is_mapping()) return true;
  const auto items = value.items();
  return value.is_list() && std::all_of(items.begin(), items.end(), [](const Value& v) { return v.is_mapping(); });
}

/// Refuses what YAML can write but no reader of definitions takes: keys that are collections, merges of scalars.
bool check_keys(const yaml::Tree& tree, const yaml::Node& mapping, Sink& sink) {
  bool sound = true;
  const auto refuse = [&](Span span, std::string message, std::string help) {
    sink.report({.rule = "yaml-syntax",
                 .file = tree.file,
                 .span = span,
                 .message = std::move(message),
                 .help = std::move(help)});
    sound = false;
  };
  for (std::size_t i = 0; i + 1 < mapping.children.size(); i += 2) {
    const Value key(tree, mapping.children[i]);
    if (key.is_list() || key.is_mapping()) {
      refuse(key.span(), fmt::format("a {} cannot be a key", to_string(key.kind())), "quote the key if it is text");
    } else if (key.text() == "<<" && key.node().style == yaml::Style::plain &&
               !merges_mappings(tree, mapping.children[i + 1])) {
      refuse(tree[mapping.children[i + 1]].span, "\"<<\" merges mappings only",
             "give it an alias of a mapping, or a list of them");
    }
  }
  return sound;
}

bool check_all_keys(const yaml::Tree& tree, Sink& sink) {
  bool sound = true;
  for (const yaml::Node& node : tree.nodes) {
    if (node.kind == NodeKind::mapping && !check_keys(tree, node, sink)) sound = false;
  }
  return sound;
}

std::optional<std::size_t> index_of(std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
  return index;
}

Place place_of_root(const yaml::Tree& tree) {
  if (tree.empty()) return {};
  const Value root(tree, tree.root);
  const auto& children = root.node().children;
  const bool has_key = root.is_mapping() && !children.empty();
  return {has_key ? tree[children[0]].span : root.span(), root.span()};
}

struct Step {
  Value value;
  Place place;
};

/// What a token of a pointer leads to.
std::optional<Step> step(const Value& value, std::string_view token) {
  if (const auto member = value.get(token)) return Step{member->value, {member->key.span(), member->value.span()}};
  const auto index = index_of(token);
  const auto item = index ? value.item(*index) : std::nullopt;
  if (!item) return std::nullopt;
  return Step{*item, {dash_of(*item), item->span()}};
}

bool within(Span inner, Span outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// The child of a collection (an odd index is a mapping's value) that holds `span`.
std::optional<std::size_t> child_around(const yaml::Tree& tree, const yaml::Node& node, Span span) {
  const auto after = std::upper_bound(node.children.begin(), node.children.end(), span.begin,
                                      [&](std::size_t begin, yaml::NodeId id) { return begin < tree[id].span.begin; });
  // An empty value has no extent and begins where its neighbour may begin too, so look a few places back.
  for (auto it = after; it != node.children.begin() && after - it < 3;) {
    --it;
    if (within(span, tree[*it].span)) return static_cast<std::size_t>(it - node.children.begin());
  }
  return std::nullopt;
}

}  // namespace

json to_json(const Value& value) {
  if (value.is_mapping()) {
    json object = json::object();
    for (const Member& member : value.members()) object[std::string(member.key.text())] = to_json(member.value);
    return object;
  }
  if (value.is_list()) {
    json array = json::array();
    for (const Value& item : value.items()) array.push_back(to_json(item));
    return array;
  }
  return std::visit(ToJson{}, value.scalar());
}

Span dash_of(const Value& item) {
  const std::string_view bytes = item.tree().file->bytes();
  const std::size_t begin = item.span().begin;
  const std::size_t before = bytes.substr(0, begin).find_last_not_of(" \t\r\n");
  if (before != bytes.npos && bytes[before] == '-') return {before, before + 1};
  return {begin, std::min(begin + 1, bytes.size())};
}

Document::Document(std::unique_ptr<yaml::Tree> tree, std::unique_ptr<nlohmann::json> json)
    : tree_(std::move(tree)), json_(std::move(json)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::optional<Document> Document::read(const FilePointer& file, Sink& sink) {
  std::optional<yaml::Tree> parsed = yaml::parse(file, sink);
  if (!parsed || !check_all_keys(*parsed, sink)) return std::nullopt;
  return of(std::move(*parsed));
}

Document Document::of(yaml::Tree read) {
  auto tree = std::make_unique<yaml::Tree>(std::move(read));
  auto json = std::make_unique<nlohmann::json>();
  if (!tree->empty()) *json = to_json(Value(*tree, tree->root));
  return Document(std::move(tree), std::move(json));
}

std::optional<Value> Document::root() const {
  if (tree_->empty()) return std::nullopt;
  return Value(*tree_, tree_->root);
}

Place Document::locate(std::string_view pointer) const {
  Place place = place_of_root(*tree_);
  std::optional<Value> value = root();
  for (const std::string& token : pointer_tokens(pointer)) {
    const auto next = value ? step(*value, token) : std::nullopt;
    if (!next) break;
    value = next->value;
    place = next->place;
  }
  return place;
}

std::optional<Value> Document::at(std::string_view pointer) const {
  std::optional<Value> value = root();
  for (const std::string& token : pointer_tokens(pointer)) {
    const auto next = value ? step(*value, token) : std::nullopt;
    if (!next) return std::nullopt;
    value = next->value;
  }
  return value;
}

std::string Document::pointer_at(Span span) const {
  std::string pointer;
  if (tree_->empty()) return pointer;
  for (const yaml::Node* node = &(*tree_)[tree_->root];;) {
    const auto child = child_around(*tree_, *node, span);
    if (!child) return pointer;
    const bool in_mapping = node->kind == NodeKind::mapping;
    const yaml::NodeId id = node->children[*child];
    append_token(pointer, in_mapping ? (*tree_)[node->children[*child - *child % 2]].text : std::to_string(*child));
    if (in_mapping && *child % 2 == 0) return pointer;
    node = &(*tree_)[id];
  }
}

}  // namespace connectkit
