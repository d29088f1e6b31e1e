#include "clock.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>

#include "connectkit/output.hpp"

using namespace connectkit;

namespace desk {
namespace {

/// False when a stop was requested before the time was over.
bool sleep_until(std::chrono::steady_clock::time_point time, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  return !changed.wait_until(lock, stop, time, [&] { return stop.stop_requested(); });
}

}  // namespace

Outcome run_clock(Runtime& runtime, const Connector& connector, std::stop_token stop) {
  const Config& config = connector.source->config;
  const std::string text = config.text("text");
  const std::chrono::milliseconds interval(config.number("interval"));

  Loop loop;
  Connection nats(loop, server_config(connector.producer->nats, runtime.environment()),
                  runtime.watch("producer", Runtime::Side::connects));
  Output output(nats);
  nats.open();

  std::uint64_t number = 0;
  for (auto next = std::chrono::steady_clock::now(); sleep_until(next, stop); next += interval) {
    (void)output.publish(connector.producer->subject, Message(std::to_string(++number) + " " + text));
  }
  const bool delivered = output.flush(std::chrono::seconds(4));
  runtime.log().info("ticked", {{"messages", number}, {"undelivered", output.counts().waiting}});
  return delivered ? Outcome::complete : Outcome::incomplete;
}

}  // namespace desk
