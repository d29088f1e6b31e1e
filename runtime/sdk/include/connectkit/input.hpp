#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "connectkit/connection.hpp"
#include "connectkit/message.hpp"

namespace connectkit {

/// Receives the messages of one subscription, through all losses of its connection. Thread-safe.
class Input {
 public:
  struct Options {
    /// A subscription subject: may have wildcards.
    std::string subject;
    /// Members of one queue share the messages; empty: none.
    std::string queue;
  };

  struct Counts {
    std::uint64_t received = 0;
    /// Payload bytes.
    std::uint64_t bytes = 0;
    /// Messages that the client library keeps to itself: empty ones with status 503, which answer a request nobody
    /// made.
    std::uint64_t dropped = 0;
  };

  /// Called in order, by the one thread of the connection's loop; must not wait for long and must not throw.
  using Handler = std::function<void(Message)>;

  /// The connection must outlive the input.
  Input(Connection& connection, Options options, Handler handler);
  /// Ends the subscription at once. Once it returns, the handler does not run and is not called again.
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// True once the server has confirmed the subscription; false again while the connection is lost.
  [[nodiscard]] bool subscribed() const;

  /// Takes no new messages, and returns when everything that the server had sent before has been handled (true), or
  /// when the time is over (false). Without a connection there is nothing to wait for. Not from the handler.
  [[nodiscard]] bool stop(std::chrono::milliseconds time);

  [[nodiscard]] Counts counts() const;

 private:
  std::shared_ptr<class ConnectionCore> connection_;
  std::shared_ptr<class InputCore> core_;
};

}  // namespace connectkit
