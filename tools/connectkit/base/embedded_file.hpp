#pragma once

#include <span>
#include <string_view>

namespace connectkit {

/// A text file that is part of the binary; see cmake/embed.cmake.
struct EmbeddedFile {
  std::string_view name;  ///< without folder and extension
  std::string_view text;
};

}  // namespace connectkit
