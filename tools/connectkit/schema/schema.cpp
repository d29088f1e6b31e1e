#include "connectkit/schema/schema.hpp"

#include <algorithm>

#include "connectkit/schema/compile.hpp"
#include "connectkit/schema/relax.hpp"
#include "connectkit/schema/second_opinion.hpp"
#include "connectkit/schema/secrets.hpp"
#include "connectkit/schema/walk.hpp"

namespace connectkit::schema {

using nlohmann::json;

Schema::Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

Result<Schema> Schema::compile(const json& schema) {
  Result<Nodes> nodes = compile_nodes(schema);
  if (!nodes) return nodes.error();
  Result<std::unique_ptr<SecondOpinion>> second = SecondOpinion::compile(relaxed(schema));
  if (!second) return second.error();
  Schema compiled;
  compiled.nodes_ = *std::move(nodes);
  compiled.second_opinion_ = *std::move(second);
  compiled.root_ = compiled.nodes_.front().get();
  compiled.has_secrets_ = std::any_of(compiled.nodes_.begin(), compiled.nodes_.end(),
                                      [](const std::unique_ptr<Node>& node) { return node->secret; });
  return compiled;
}

bool Schema::accepts(const json& instance) const { return Walk(nullptr).accepts(*root_, instance, {}); }

std::vector<Violation> Schema::explain(const json& instance) const {
  std::vector<Violation> violations;
  Walk walk(&violations);
  if (!walk.accepts(*root_, instance, {}) && walk.may_echo()) drop_echoes(violations);
  return violations;
}

bool Schema::accepted_elsewhere(const json& instance) const { return second_opinion_->accepts(instance); }

std::vector<std::string> Schema::secrets(const json& instance) const {
  return has_secrets_ ? secrets_in(*root_, instance) : std::vector<std::string>();
}

}  // namespace connectkit::schema
