#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "support/socket.hpp"

namespace connectkit::test {

/// A message as it is on the wire. The header block begins with "NATS/1.0" and ends with an empty line; it is empty
/// for a message without headers.
struct RawMessage {
  std::string subject;
  std::string reply;
  std::string headers;
  std::string payload;
};

/// Speaks the NATS protocol by itself, so that tests can send and see exact bytes. No authentication, no TLS.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);

  void subscribe(std::string_view subject);
  void publish(std::string_view subject, std::string_view headers, std::string_view payload,
               std::string_view reply = {});
  /// Returns when the server has read everything.
  void flush();
  /// The next message of the subscriptions; throws when none comes.
  [[nodiscard]] RawMessage next();

 private:
  [[nodiscard]] std::string line();
  [[nodiscard]] std::string take(std::size_t size);
  void fill();
  /// Reads one line of the protocol, and the message that follows it where it announces one.
  void read_one();

  Socket socket_;
  std::string buffer_;
  std::deque<RawMessage> waiting_;
  std::size_t pongs_ = 0;
  int subscriptions_ = 0;
};

}  // namespace connectkit::test
