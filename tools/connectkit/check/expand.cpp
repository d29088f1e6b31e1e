#include "connectkit/check/expand.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/check/placeholder.hpp"
#include "connectkit/check/scalar_type.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-placeholder";

struct Problem {
  std::string message;
  std::string help;
};

Problem not_set(const Piece& piece) {
  return {fmt::format("the variable \"{}\" is not set, and there is no default", piece.name),
          fmt::format("set it where the runtime runs, or write ${{{}:DEFAULT}}", piece.name)};
}

/// What a scalar's text becomes, or why it cannot be known.
struct Outcome {
  std::string text;
  std::vector<Problem> problems;
};

Outcome expand_text(std::string_view text, const Environment& environment) {
  if (is_secret_reference(text)) {
    return {"", {{"a secret:// address is left: the platform replaces it before a runtime starts", ""}}};
  }
  Outcome outcome;
  for (const Piece& piece : pieces(text)) {
    switch (piece.kind) {
      case PieceKind::text:
        outcome.text += piece.text;
        break;
      case PieceKind::expression:
        outcome.problems.push_back(
            {"a ${!…} expression is nothing that this runtime computes", "write ${NAME} for the value of a variable"});
        break;
      case PieceKind::malformed:
        outcome.problems.push_back(
            {"a ${…} does not name a variable", "a name has letters, digits and \"_\": ${NAME} or ${NAME:default}"});
        break;
      case PieceKind::variable:
        if (const auto value = environment(std::string(piece.name))) {
          outcome.text += *value;
        } else if (piece.fallback) {
          outcome.text += *piece.fallback;
        } else {
          outcome.problems.push_back(not_set(piece));
        }
        break;
    }
  }
  return outcome;
}

/// Copies a document's tree, aliases and merges resolved, with other texts in its scalars.
class Expander {
 public:
  Expander(const Document& document, const std::vector<PartSchema>& schemas, const Environment& environment, Sink& sink)
      : document_(document), schemas_(schemas), environment_(environment), sink_(sink) {}

  Expanded run(std::string_view at) {
    tree_.file = document_.file();
    at_ = at;
    if (const auto root = document_.root()) {
      std::string pointer;
      tree_.root = copy(*root, pointer, SchemasAt(nothing_));
    }
    return {Document::of(std::move(tree_)), std::move(unresolved_)};
  }

 private:
  yaml::NodeId add(yaml::Node node) {
    tree_.nodes.push_back(std::move(node));
    return static_cast<yaml::NodeId>(tree_.nodes.size() - 1);
  }

  yaml::NodeId copy(const Value& value, std::string& pointer, const SchemasAt& outer) {
    const auto own = std::find_if(schemas_.begin(), schemas_.end(),
                                  [&](const PartSchema& part) { return part.schema && part.pointer == pointer; });
    const SchemasAt schemas = own == schemas_.end() ? outer : SchemasAt(*own->schema);
    const yaml::Node& from = value.node();
    yaml::Node node{from.kind, from.style, 0, value.span(), from.text, from.tag, {}};
    const std::size_t size = pointer.size();
    for (const Member& member : value.members()) {
      append_token(pointer, member.key.text());
      node.children.push_back(add_key(member.key));
      node.children.push_back(copy(member.value, pointer, schemas.member(member.key.text())));
      pointer.resize(size);
    }
    std::size_t index = 0;
    for (const Value& item : value.items()) {
      append_token(pointer, std::to_string(index++));
      node.children.push_back(copy(item, pointer, schemas.item()));
      pointer.resize(size);
    }
    if (value.is_string() && is_below(pointer)) replace(node, pointer, schemas.want_plain_scalar());
    return add(std::move(node));
  }

  yaml::NodeId add_key(const Value& key) {
    return add({yaml::NodeKind::scalar, key.node().style, 0, key.span(), key.node().text, key.node().tag, {}});
  }

  [[nodiscard]] bool is_below(const std::string& pointer) const {
    return pointer.starts_with(at_) && (pointer.size() == at_.size() || pointer[at_.size()] == '/');
  }

  void replace(yaml::Node& node, const std::string& pointer, bool plain) {
    if (node.text.find("${") == node.text.npos && !is_secret_reference(node.text)) return;
    Outcome outcome = expand_text(node.text, environment_);
    for (Problem& problem : outcome.problems) {
      sink_.report({.rule = rule,
                    .file = document_.file(),
                    .span = node.span,
                    .message = std::move(problem.message),
                    .help = std::move(problem.help),
                    .pointer = pointer});
    }
    if (!outcome.problems.empty()) {
      unresolved_.insert(node.span.begin);
      return;
    }
    if (outcome.text == node.text) return;
    node.text = std::move(outcome.text);
    node.style = plain ? yaml::Style::plain : yaml::Style::double_quoted;
    node.tag.clear();
  }

  const Document& document_;
  const std::vector<PartSchema>& schemas_;
  const Environment& environment_;
  Sink& sink_;
  std::string_view at_;
  const nlohmann::json nothing_;
  yaml::Tree tree_;
  std::set<std::size_t> unresolved_;
};

}  // namespace

Expanded expand(const Document& document, std::string_view at, const std::vector<PartSchema>& schemas,
                const Environment& environment, Sink& sink) {
  return Expander(document, schemas, environment, sink).run(at);
}

}  // namespace connectkit::check
