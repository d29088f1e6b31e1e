#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/schema/node.hpp"

namespace connectkit::schema {

/// All nodes of one schema; the first is the root.
using Nodes = std::vector<std::unique_ptr<Node>>;

[[nodiscard]] Result<Nodes> compile_nodes(const nlohmann::json& schema);

/// Whether a schema, or a part of one, is left to the rule that its comment names ("rule: ID").
[[nodiscard]] bool is_left_to_rule(const nlohmann::json& schema);

}  // namespace connectkit::schema
