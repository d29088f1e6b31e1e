#pragma once

#include <string>
#include <vector>

#include "connectkit/schema/node.hpp"

namespace connectkit::schema {

/// JSON pointers of the values in `instance` that the schema marks as secrets, also where the instance does not fit.
[[nodiscard]] std::vector<std::string> secrets_in(const Node& root, const nlohmann::json& instance);

}  // namespace connectkit::schema
