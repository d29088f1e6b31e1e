#pragma once

#include <cstdint>
#include <string_view>

namespace connectkit::yaml {

/// Where a person must look.
enum class At : std::uint8_t {
  problem,    ///< the character at which libyaml stopped
  context,    ///< the beginning of what it was reading
  line,       ///< from there to the end of that line
  backslash,  ///< the escape before the problem
};

/// What people are told instead of a text of libyaml.
struct Explanation {
  std::string_view problem;  ///< libyaml's text
  At at;
  std::string_view message;
  std::string_view help;
};

/// What stands for one of libyaml's texts; nullptr for one that cannot come from bytes that are UTF-8.
[[nodiscard]] const Explanation* find_explanation(std::string_view problem);

}  // namespace connectkit::yaml
