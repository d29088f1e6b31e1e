#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "connectkit/config_check.hpp"
#include "connectkit/connector.hpp"
#include "connectkit/runtime.hpp"

namespace connectkit {

/// How a runtime's process ends. A second signal ends it with 130 or 143.
namespace exit_code {
inline constexpr int stopped = 0;
inline constexpr int usage = 1;
inline constexpr int refused = 2;
inline constexpr int undelivered = 3;
inline constexpr int internal_error = 4;
}  // namespace exit_code

/// How a workload ended.
enum class Outcome {
  /// Everything that it had accepted was delivered.
  complete,
  /// Something was not; the workload has logged how much.
  incomplete,
};

/// Does a connector's work until a stop is requested, and then has about 4 s to deliver what is on its way. It must not
/// return for anything that a server, a network or credentials do. What it throws ends the process with 4.
using Workload = std::function<Outcome(Runtime& runtime, const Connector& connector, std::stop_token stop)>;

/// What makes a program a runtime.
struct Program {
  /// The program's name and version, as usage and --version show them.
  std::string_view name;
  std::string_view version;
  /// The text of library.json: the runtime's compiled definitions.
  std::string_view definitions;
  Workload workload;
  /// What the definitions cannot express.
  ConfigCheck config_check = {};
};

/// A runtime's main function: reads the argument and overwrites it, reads the environment, and launches. Returns the
/// exit code. Call it before there is any other thread.
[[nodiscard]] int run(int argc, char** argv, const Program& program);

/// Checks `yaml`, a connector or its steps, and runs the workload if nothing is wrong with it or with the environment.
/// Every problem is one line of the log. Returns the exit code; does not throw.
[[nodiscard]] int launch(Runtime& runtime, const Program& program, std::string yaml, std::stop_token stop);

}  // namespace connectkit
