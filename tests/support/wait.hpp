#pragma once

#include <chrono>
#include <thread>

namespace connectkit::test {

using namespace std::chrono_literals;

/// How long a test waits for what must happen before it fails: long, because only failing tests ever wait so long.
constexpr std::chrono::milliseconds patience = 60s;

/// How much slower than usual this build is allowed to be.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 4;
#else
constexpr int slowness = 1;
#endif

/// Asks again and again until `condition()` holds (true) or the time is over (false).
template <class Condition>
[[nodiscard]] bool wait_until(Condition condition, std::chrono::milliseconds time = patience) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return condition();
    std::this_thread::sleep_for(2ms);
  }
  return true;
}

/// Measures from its construction.
class Stopwatch {
 public:
  [[nodiscard]] std::chrono::milliseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_);
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace connectkit::test
