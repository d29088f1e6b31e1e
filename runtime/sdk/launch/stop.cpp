#include "connectkit/stop.hpp"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

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

/// The signal, or nothing when the time is over or `finished` is written to.
std::optional<int> next_signal(int signals, int finished, std::optional<Clock::time_point> until) {
  std::array<pollfd, 2> files{{{signals, POLLIN, 0}, {finished, POLLIN, 0}}};
  int ready = -1;
  do {
    const auto left =
        until ? std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now()) : std::chrono::milliseconds(-1);
    if (until && left.count() <= 0) return std::nullopt;
    ready = poll(files.data(), files.size(), static_cast<int>(left.count()));
  } while (ready < 0 && errno == EINTR);
  signalfd_siginfo info{};
  if (ready <= 0 || files[1].revents != 0 || read(signals, &info, sizeof info) != sizeof info) return std::nullopt;
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
  const auto first = next_signal(signals_, finished_, std::nullopt);
  if (!first) return;
  const auto deadline = Clock::now() + stop_time;
  if (standard_error_takes_more()) log_.info("stopping", {{"signal", *first == SIGINT ? "SIGINT" : "SIGTERM"}});
  source_.request_stop();

  const auto second = next_signal(signals_, finished_, deadline);
  if (second) end_process(128 + *second);
  if (Clock::now() < deadline) return;
  if (standard_error_takes_more()) log_.error("it took too long to stop: what is on its way may be lost");
  end_process(exit_code::undelivered);
}

void wait_for_stop(const std::stop_token& stop) {
  std::binary_semaphore requested{0};
  const std::stop_callback callback(stop, [&requested] { requested.release(); });
  requested.acquire();
}

}  // namespace connectkit
