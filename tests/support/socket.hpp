#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "support/wait.hpp"

namespace connectkit::test {

/// A TCP port of 127.0.0.1 that nobody listens on. It lies below the range that systems take outgoing ports from, so
/// that it stays free while a server is down.
[[nodiscard]] std::uint16_t free_port();

/// One end of a TCP connection. Moved, never copied.
class Socket {
 public:
  explicit Socket(int file) : file_(file) {}
  Socket(Socket&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  ~Socket();

  /// Connects to 127.0.0.1; throws when nobody listens.
  [[nodiscard]] static Socket connect(std::uint16_t port);

  /// False when the other side has gone.
  bool send(std::string_view bytes);
  /// What has come, at most 64 KiB; empty when the other side has closed, or when `time` is over.
  [[nodiscard]] std::string receive(std::chrono::milliseconds time = patience);
  [[nodiscard]] int file() const { return file_; }

 private:
  int file_;
};

/// Listens on a port of 127.0.0.1 and gives each connection to `serve`, each in a thread of its own.
class TcpListener {
 public:
  /// Returns when the connection is to be closed. `stopping` is set when the listener goes: look at it often.
  using Serve = std::function<void(Socket&, const std::atomic<bool>& stopping)>;

  explicit TcpListener(Serve serve);
  ~TcpListener();
  TcpListener(const TcpListener&) = delete;
  TcpListener& operator=(const TcpListener&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Connections accepted so far.
  [[nodiscard]] std::size_t connections() const { return connections_; }

 private:
  void accept_all();

  Serve serve_;
  int file_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> connections_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> served_;
  std::thread acceptor_;
};

/// Sends `greeting` to whoever connects, keeps all that they say, and says no more.
class RecordingListener {
 public:
  explicit RecordingListener(std::string greeting);

  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  [[nodiscard]] std::size_t connections() const { return listener_.connections(); }
  /// Everything that came in, of all connections.
  [[nodiscard]] std::string bytes() const;

 private:
  mutable std::mutex mutex_;
  std::string bytes_;
  TcpListener listener_;
};

/// The body of an answer to GET http://127.0.0.1:PORT/PATH.
[[nodiscard]] std::string http_get(std::uint16_t port, std::string_view path);

}  // namespace connectkit::test
