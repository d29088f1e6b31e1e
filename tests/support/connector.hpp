#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/process.hpp"

namespace connectkit::test {

/// Standard base64 with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

/// The full path of a program of this build.
[[nodiscard]] std::string built_program(std::string_view name);

/// connect-runtime-vanilla with a config of its own, run as the platform runs it: base64 of YAML as only argument, and
/// only the environment that is given here.
class Connector {
 public:
  explicit Connector(std::string_view yaml, Process::Environment env = {});
  /// Any arguments.
  struct Arguments {
    std::vector<std::string> all;
  };
  explicit Connector(Arguments arguments, Process::Environment env = {});

  [[nodiscard]] Process& process() { return process_; }
  [[nodiscard]] std::string log() const { return process_.err(); }
  /// Waits for the `times`-th log line with msg=ready; throws with the log when it does not come.
  void wait_ready(std::size_t times = 1);
  /// Waits until the log holds `text` at least `times` times; throws with the log when it does not.
  void wait_log(std::string_view text, std::size_t times = 1);
  /// Sends SIGTERM and waits for the end.
  [[nodiscard]] Exit stop();
  /// Waits for the end; throws with the log when it does not come.
  [[nodiscard]] Exit wait(std::chrono::milliseconds time = patience);

 private:
  Process process_;
};

}  // namespace connectkit::test
