#pragma once

#include <cstddef>

namespace connectkit::render {

/// Cells that a character takes on a terminal: 0 for combining and invisible ones, 2 for wide ones of East Asia and
/// emoji, else 1. Control characters count as 1.
[[nodiscard]] std::size_t cell_width(char32_t character);

}  // namespace connectkit::render
