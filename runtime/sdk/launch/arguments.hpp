#pragma once

#include <string>

namespace connectkit {

/// What a runtime was told on its command line.
struct Arguments {
  enum class Action {
    /// `value` is the config in base64.
    run,
    /// `value` is the path of a file with the config in YAML.
    run_file,
    definitions,
    help,
    version,
    /// None of these.
    wrong,
  };
  Action action = Action::wrong;
  std::string value;
};

/// Reads the command line, and overwrites a config in it, so that the list of processes does not show what it holds.
[[nodiscard]] Arguments take_arguments(int argc, char** argv);

}  // namespace connectkit
