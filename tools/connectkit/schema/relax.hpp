#pragma once

#include <nlohmann/json_fwd.hpp>

namespace connectkit::schema {

/// A schema that accepts at least what `schema` accepts and that valijson 1.0 judges safely: without patterns
/// (std::regex crashes on long texts), lengths (it counts bytes), the type integer (it refuses 1.0), bounds
/// (whole numbers beyond 63 bits are negative to it), numbers as allowed values (1 and 1.0 differ to it), references to
/// the root (it recurses without end), and parts that are left to a rule.
[[nodiscard]] nlohmann::json relaxed(const nlohmann::json& schema);

}  // namespace connectkit::schema
