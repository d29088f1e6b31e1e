#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "connectkit/connection.hpp"
#include "connectkit/input.hpp"
#include "connectkit/output.hpp"
#include "support/wait.hpp"

namespace connectkit::test {

/// Collects what a connection tells. Thread-safe.
class Events {
 public:
  using Kind = ConnectionEvent::Kind;

  Connection::OnEvent collector() {
    return [this](const ConnectionEvent& event) {
      const std::scoped_lock lock(mutex_);
      events_.push_back(event);
    };
  }

  [[nodiscard]] std::vector<ConnectionEvent> all() const {
    const std::scoped_lock lock(mutex_);
    return events_;
  }

  [[nodiscard]] std::size_t count(Kind kind) const {
    const auto events = all();
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [&](const auto& event) { return event.kind == kind; }));
  }

  /// The last event of this kind; waits for it, and for `times` of them.
  [[nodiscard]] bool wait_for(Kind kind, std::size_t times = 1) const {
    return wait_until([&] { return count(kind) >= times; });
  }

  [[nodiscard]] ConnectionEvent last(Kind kind) const {
    const auto events = all();
    const auto found =
        std::find_if(events.rbegin(), events.rend(), [&](const auto& event) { return event.kind == kind; });
    return found == events.rend() ? ConnectionEvent{kind, "no such event", "", 0} : *found;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<ConnectionEvent> events_;
};

inline ServerConfig server_at(std::uint16_t port, const std::string& host = "127.0.0.1") {
  ServerAddress address;
  address.host = host;
  address.port = port;
  ServerConfig config;
  config.servers = {address};
  config.client_name = "test";
  return config;
}

/// A relay from one server's `in.>` to another's `out`, as a runtime has it.
class TestRelay {
 public:
  TestRelay(const ServerConfig& source, const ServerConfig& destination, const std::string& subject = "in.>",
            const std::string& queue = "", Output::Options options = {})
      : to(loop, destination, to_events.collector()),
        from(loop, source, from_events.collector()),
        output(to, options),
        input(from, {subject, queue}, [this](Message message) { (void)output.publish("out", std::move(message)); }) {}

  void open() {
    to.open();
    from.open();
  }
  [[nodiscard]] bool ready() const {
    return wait_until([&] { return input.subscribed() && to.connected(); });
  }

  Events to_events;
  Events from_events;
  Loop loop;
  Connection to;
  Connection from;
  Output output;
  Input input;
};

}  // namespace connectkit::test
