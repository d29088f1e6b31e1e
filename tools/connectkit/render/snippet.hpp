#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::render {

/// A finding's first line made ready for a terminal: tabs as blanks, control characters and bad bytes as \xHH, secrets
/// as ***, and cut around the finding where it is too long.
struct Snippet {
  std::string line;
  std::size_t caret_cell = 0;   ///< cells before the finding
  std::size_t caret_width = 1;  ///< cells of the finding in this line, at least 1
};

/// The snippet of a finding in at most `cells` cells.
[[nodiscard]] Snippet snippet(const Diagnostic& finding, std::span<const Secret> secrets, std::size_t cells);

}  // namespace connectkit::render
