#pragma once

#include <string>
#include <variant>
#include <vector>

#include "connectkit/cli/command.hpp"

namespace connectkit::cli {

/// A text that the user asked for instead of a run: help.
struct HelpText {
  std::string text;
};

/// Why the arguments make no sense: "unknown option …", and what would.
struct UsageError {
  std::string message;
  std::string help;
};

/// Reads what stands after a command's name. `color` is what --color auto means.
[[nodiscard]] std::variant<Arguments, HelpText, UsageError> parse(const Command& command,
                                                                  const std::vector<std::string>& arguments,
                                                                  bool color);

}  // namespace connectkit::cli
