#pragma once

#include <chrono>
#include <memory>
#include <stop_token>
#include <thread>

#include "connectkit/log.hpp"

namespace connectkit {

/// How long a process may take to end after it was asked to; the platform waits for 5 s.
inline constexpr std::chrono::milliseconds stop_time{4700};

/// Turns the first SIGINT or SIGTERM into a stop request. A second one ends the process at once, with 130 or 143 (but
/// no earlier than a fifth of a second after the first: some programs send one request as two signals); when it has not
/// ended `stop_time` after the first, it ends with 3. Make one, before any other thread is there.
class StopSignals {
 public:
  explicit StopSignals(Log log);
  /// Signals that come later have no effect any more: the process is about to end on its own.
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  void watch();

  Log log_;
  std::stop_source source_;
  int signals_ = -1;
  int finished_ = -1;
  std::thread thread_;
};

/// Returns when a stop is requested.
void wait_for_stop(const std::stop_token& stop);

}  // namespace connectkit
