#pragma once

#include "connectkit/schema/compile.hpp"

namespace connectkit::schema {

/// Makes all pointers skip nodes that only refer. False when a schema applies itself to the same value again, which
/// would never come to an end.
[[nodiscard]] bool resolve_references(Nodes& nodes);

}  // namespace connectkit::schema
