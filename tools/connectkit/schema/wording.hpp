#pragma once

#include <string>
#include <string_view>

#include "connectkit/schema/violation.hpp"

namespace connectkit::schema {

/// What people read of a violation.
struct Wording {
  std::string message;
  std::string help;
};

/// What a description needs beside the violation.
struct Shown {
  std::string_view value;          ///< as it may be shown: text in quotes, a number as it was written, "(secret)"
  std::string_view document = {};  ///< what the root is called; empty: by its title
};

[[nodiscard]] Wording describe(const Violation& violation, const Shown& shown);

}  // namespace connectkit::schema
