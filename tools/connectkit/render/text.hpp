#pragma once

#include <string>

#include "connectkit/render/report.hpp"

namespace connectkit::render {

struct TextOptions {
  bool color = false;  ///< escape sequences of a terminal
  bool notes = false;  ///< whether notes are shown
};

/// The findings as a compiler would print them: place, message, the line with the range underlined, help.
[[nodiscard]] std::string text(const Report& report, const TextOptions& options);

}  // namespace connectkit::render
