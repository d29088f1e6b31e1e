#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temp_dir.hpp"
#include "support/wait.hpp"

namespace connectkit::test {

/// How a process ended: by itself with a code, or by a signal.
struct Exit {
  int code = 0;
  int signal = 0;

  friend bool operator==(const Exit&, const Exit&) = default;
};

std::ostream& operator<<(std::ostream& out, const Exit& exit);

/// A child process. What it writes goes to files, so it never waits for us. The destructor ends it with SIGKILL if it
/// still runs; it also ends when the thread that started it does. Not for use by two threads at a time.
class Process {
 public:
  using Environment = std::vector<std::pair<std::string, std::string>>;

  struct Options {
    /// argv[0] is looked up in PATH, and in the places where Debian puts servers, unless it holds a slash.
    std::vector<std::string> argv;
    /// Added to our own environment, or all of it when `clean` is set.
    Environment env = {};
    bool clean = false;
    std::filesystem::path cwd = {};
    std::string input = {};
  };

  /// Throws when the program cannot be started; the message names it.
  explicit Process(Options options);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] bool running() { return !wait(0ms); }

  /// Throws when it has ended already.
  void signal(int number);

  /// How it ended; nothing when it still runs after `time`.
  std::optional<Exit> wait(std::chrono::milliseconds time = patience);

  /// Everything that it wrote so far.
  [[nodiscard]] std::string out() const { return slurp(dir_ / "out"); }
  [[nodiscard]] std::string err() const { return slurp(dir_ / "err"); }

  /// Waits until what it wrote to stderr holds `text` at least `times` times; false when it ended or time is over
  /// before.
  [[nodiscard]] bool wait_for_err(std::string_view text, std::size_t times = 1,
                                  std::chrono::milliseconds time = patience);

 private:
  TempDir dir_;
  pid_t pid_ = -1;
  std::optional<Exit> exit_;
};

/// Runs a program to its end.
struct Finished {
  Exit exit;
  std::string out;
  std::string err;
};
[[nodiscard]] Finished run(Process::Options options);

/// The full path of a program, as Process finds it. Throws when it is not installed.
[[nodiscard]] std::string find_program(std::string_view name);

/// How often `text` is in `whole`.
[[nodiscard]] std::size_t occurrences(std::string_view whole, std::string_view text);

}  // namespace connectkit::test
