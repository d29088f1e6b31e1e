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

/// What a scalar's text becomes.
struct Outcome {
  std::string text;
  std::vector<Problem> problems = {};
  bool is_open = false;  ///< a part of it is not known
};

/// The value of a variable, its default otherwise.
std::optional<std::string> value_of(const Piece& piece, const Environment& environment) {
  if (!environment) return std::nullopt;
  if (auto value = environment(std::string(piece.name))) return value;
  return piece.fallback ? std::optional<std::string>(*piece.fallback) : std::nullopt;
}

void expand_piece(const Piece& piece, const ExpandOptions& options, Outcome& outcome) {
  if (piece.kind == PieceKind::variable) {
    if (const auto value = value_of(piece, options.environment)) {
      outcome.text += *value;
      return;
    }
    outcome.is_open = true;
    if (options.environment) outcome.problems.push_back(not_set(piece));
  } else if (piece.kind == PieceKind::expression) {
    outcome.is_open = true;
    if (options.refuse_expressions) {
      outcome.problems.push_back({"${!…} is an expression, which this runtime does not compute",
                                  "${NAME} stands for the value of a variable"});
    }
  } else if (piece.kind == PieceKind::malformed && options.refuse_expressions) {
    outcome.is_open = true;
    outcome.problems.push_back({"what stands in ${…} is not the name of a variable",
                                "a name has letters, digits and \"_\": ${NAME} or ${NAME:default}"});
  }
  outcome.text += piece.text;
}

Outcome expand_text(std::string_view text, const ExpandOptions& options) {
  Outcome outcome;
  if (is_secret_reference(text)) {
    outcome = {std::string(text), {}, true};
    if (options.environment) {
      outcome.problems.push_back({"the secret:// address is still there when the connector starts",
                                  "the platform replaces it by the secret, or write ${NAME}"});
    }
    return outcome;
  }
  for (const Piece& piece : pieces(text)) expand_piece(piece, options, outcome);
  return outcome;
}

/// Copies a document's tree, aliases and merges resolved, with other texts in its scalars.
class Expander {
 public:
  Expander(const Document& document, const std::vector<PartSchema>& schemas, const ExpandOptions& options, Sink& sink)
      : document_(document), schemas_(schemas), options_(options), sink_(sink) {}

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
    Outcome outcome = expand_text(node.text, options_);
    for (Problem& problem : outcome.problems) {
      sink_.report({.rule = rule,
                    .file = document_.file(),
                    .span = node.span,
                    .message = std::move(problem.message),
                    .help = std::move(problem.help),
                    .pointer = pointer});
    }
    if (outcome.is_open) unresolved_.insert(node.span.begin);
    if (outcome.is_open || outcome.text == node.text) return;
    node.text = std::move(outcome.text);
    node.style = plain ? yaml::Style::plain : yaml::Style::double_quoted;
    node.tag.clear();
  }

  const Document& document_;
  const std::vector<PartSchema>& schemas_;
  const ExpandOptions& options_;
  Sink& sink_;
  std::string_view at_;
  const nlohmann::json nothing_;
  yaml::Tree tree_;
  std::set<std::size_t> unresolved_;
};

}  // namespace

Expanded expand(const Document& document, std::string_view at, const std::vector<PartSchema>& schemas,
                const ExpandOptions& options, Sink& sink) {
  return Expander(document, schemas, options, sink).run(at);
}

std::string replaced(std::string_view text, const Environment& environment) {
  return expand_text(text, {environment}).text;
}

}  // namespace connectkit::check
