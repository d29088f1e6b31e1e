#include "connectkit/stop.hpp"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <optional>
#include <semaphore>
#include <system_error>

#include "connectkit/launch.hpp"

namespace connectkit {
namespace {

int checked(int descriptor, const char* what) {
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), what);
  return descriptor;
}

sigset_t stopping_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

using Clock = std::chrono::steady_clock;

// timeout(1), and terminals with a wrapper between, send one request twice: a second signal ends the process no
// earlier than this after the first, which is time enough for most workloads to stop in order.
constexpr std::chrono::milliseconds same_request{200};

/// What a wait ended with: a signal's number, or one of these.
constexpr int finished_meanwhile = 0;
constexpr int time_over = -1;

/// Waits for a signal. A negative `signals` waits for none.
int next_signal(int signals, int finished, std::optional<Clock::time_point> until) {
  std::array<pollfd, 2> files{{{signals, POLLIN, 0}, {finished, POLLIN, 0}}};
  int ready = -1;
  do {
    using std::chrono::milliseconds;
    const auto left = until ? std::chrono::ceil<milliseconds>(*until - Clock::now()) : milliseconds(-1);
    ready = poll(files.data(), files.size(), until ? static_cast<int>(std::max(left, milliseconds(0)).count()) : -1);
  } while (ready < 0 && errno == EINTR);
  if (ready == 0) return time_over;
  signalfd_siginfo info{};
  if (files[1].revents != 0 || read(signals, &info, sizeof info) != sizeof info) return finished_meanwhile;
  return static_cast<int>(info.ssi_signo);
}

/// A pipe that nobody reads must not keep the process from ending.
bool standard_error_takes_more() {
  pollfd file{STDERR_FILENO, POLLOUT, 0};
  return poll(&file, 1, 0) == 1;
}

/// Ends the process as _exit does, but in sanitized builds, too, where _exit waits for the lock of standard error.
[[noreturn]] void end_process(int code) {
  syscall(SYS_exit_group, code);
  _exit(code);
}

}  // namespace

StopSignals::StopSignals(Log log) : log_(std::move(log)) {
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signals_ = checked(signalfd(-1, &set, SFD_CLOEXEC), "signalfd");
  finished_ = checked(eventfd(0, EFD_CLOEXEC), "eventfd");
  thread_ = std::thread([this] { watch(); });
}

StopSignals::~StopSignals() {
  const std::uint64_t one = 1;
  (void)!write(finished_, &one, sizeof one);
  thread_.join();
  close(signals_);
  close(finished_);
}

void StopSignals::watch() {
  const int first = next_signal(signals_, finished_, std::nullopt);
  if (first == finished_meanwhile) return;
  const auto start = Clock::now();
  if (standard_error_takes_more()) log_.info("stopping", {{"signal", first == SIGINT ? "SIGINT" : "SIGTERM"}});
  source_.request_stop();

  const int second = next_signal(signals_, finished_, start + stop_time);
  if (second == finished_meanwhile) return;
  if (second == time_over) {
    if (standard_error_takes_more()) log_.error("it took too long to stop: what is on its way may be lost");
    end_process(exit_code::undelivered);
  }
  if (next_signal(-1, finished_, start + same_request) == time_over) end_process(128 + second);
}

void wait_for_stop(const std::stop_token& stop) {
  std::binary_semaphore requested{0};
  const std::stop_callback callback(stop, [&requested] { requested.release(); });
  requested.acquire();
}

}  // namespace connectkit
