#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "connectkit/yaml/tree.hpp"

namespace connectkit::yaml {

/// A scalar's value: null, bool, whole number, number, or text (the node's own text).
using Scalar = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string_view>;

/// What yaml.v3 makes of plain text: `yes` and `on` stay text, 0o17 and 017 are 15, 1_000 is 1000, 1:30 and 2001-01-01
/// are text. A whole number beyond 64 bits is a double. The result may view `text`.
[[nodiscard]] Scalar resolve_plain(std::string_view text);

/// The value of a scalar node, its style and tag considered: quoted and block text is always text.
[[nodiscard]] Scalar resolve(const Node& node);

/// The words that YAML 1.1 and Go's typed readers take for a bool although yaml.v3 keeps them as text: yes, no, on,
/// off, y, n in their three cases. Nothing for any other text.
enum class OldBool : std::uint8_t { none, yes, no };
[[nodiscard]] OldBool old_bool(std::string_view text);

}  // namespace connectkit::yaml
