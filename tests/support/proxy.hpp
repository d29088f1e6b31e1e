#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

#include "support/socket.hpp"

namespace connectkit::test {

/// Stands between a client and a server of 127.0.0.1, so that a test can break their connection as it likes while its
/// own connections to the server live on.
class Proxy {
 public:
  explicit Proxy(std::uint16_t target);

  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  /// Connections accepted so far, refused ones too.
  [[nodiscard]] std::size_t connections() const { return listener_.connections(); }

  /// Closes all connections; new ones are closed as soon as they are accepted.
  void cut();
  /// Lets new connections through again.
  void restore() { open_ = true; }
  /// Lets all connections that there are fall silent for ever, without closing them; new ones are let through.
  void mute() { muted_ = served_.load(); }
  /// Sends `text` to every client, as if the server had said it. Once.
  void say(std::string text);

 private:
  void serve(Socket& client, const std::atomic<bool>& stopping);
  [[nodiscard]] std::string unsaid(std::size_t& said) const;

  std::uint16_t target_;
  std::atomic<bool> open_ = true;
  std::atomic<std::size_t> served_ = 0;
  /// How many of the first connections are silent.
  std::atomic<std::size_t> muted_ = 0;
  std::atomic<unsigned> generation_ = 0;
  mutable std::mutex mutex_;
  std::string sayings_;
  TcpListener listener_;
};

}  // namespace connectkit::test
