#pragma once

#include <cstddef>

/// What a YAML text may need at most; rule yaml-limits reports more. Depth and nodes count with aliases expanded.
namespace connectkit::yaml::limits {

inline constexpr std::size_t bytes = std::size_t{16} << 20;
inline constexpr std::size_t depth = 100;
inline constexpr std::size_t nodes = 250'000;

}  // namespace connectkit::yaml::limits
