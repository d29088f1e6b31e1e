#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "connectkit/connection.hpp"
#include "connectkit/message.hpp"

namespace connectkit {

/// Publishes messages in order. Each is kept until the server has confirmed that it has read it, and is sent again when
/// the connection is lost before: nothing accepted is lost, and a loss may cause the last few to arrive twice.
/// Thread-safe; the order is that of the calls.
class Output {
 public:
  struct Options {
    /// Room for messages that are not confirmed yet; more are refused as full.
    std::size_t max_bytes = std::size_t{256} * 1024 * 1024;
  };

  enum class Published {
    accepted,
    /// It can never be sent: too large for the server. Counted, and told as an event of the connection.
    rejected,
    /// No room: the destination has been away, or too slow, for too long. Counted as dropped, and told.
    full,
  };

  struct Counts {
    std::uint64_t accepted = 0;
    /// Confirmed by the server.
    std::uint64_t delivered = 0;
    /// Payload bytes of these.
    std::uint64_t bytes = 0;
    std::uint64_t rejected = 0;
    std::uint64_t dropped = 0;
    /// Sent once more after a loss.
    std::uint64_t retried = 0;
    /// Accepted, and neither confirmed nor rejected yet.
    std::uint64_t waiting = 0;
  };

  /// The connection must outlive the output.
  explicit Output(Connection& connection) : Output(connection, Options{}) {}
  Output(Connection& connection, Options options);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Returns at once, connected or not. `subject` must be one that can be published to. A reply subject is not passed
  /// on.
  Published publish(std::string_view subject, Message message);

  /// Waits until the server has confirmed everything accepted so far (true), or the time is over (false). Not from an
  /// input's handler.
  [[nodiscard]] bool flush(std::chrono::milliseconds time);

  [[nodiscard]] Counts counts() const;

 private:
  std::shared_ptr<class ConnectionCore> connection_;
  std::shared_ptr<class OutputCore> core_;
};

}  // namespace connectkit
