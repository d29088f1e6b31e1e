#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "native.hpp"

namespace connectkit {

class InputCore;
class LoopCore;

/// One life of a connection, from a handshake to its loss. libnats neither reconnects nor reads, writes or pings by
/// itself here: the loop does, on its one thread, and a connection that is lost is replaced by a new session.
class Session {
 public:
  /// `on_close` is called once, from any thread, when libnats has given the connection up; it must not wait.
  Session(LoopCore& loop, std::function<void()> on_close);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Makes the connection with what `options` say. Blocks for about as long as their timeout.
  natsStatus connect(natsOptions* options);

  [[nodiscard]] natsConnection* connection() const { return connection_.get(); }
  [[nodiscard]] bool closed() const { return closed_; }
  /// Payload and protocol alike: how often something came from the server.
  [[nodiscard]] std::uint64_t reads() const { return reads_; }
  /// Why it ended, for people.
  [[nodiscard]] std::string reason() const;
  /// Ends it with a reason of ours. From the loop's thread.
  void close(const std::string& reason);

  /// What follows is for the loop's thread.
  void take_from(std::shared_ptr<InputCore> input) { inputs_.push_back(std::move(input)); }
  /// Messages are published through it, so their confirmations are read from it.
  void gives() { gives_ = true; }
  [[nodiscard]] bool only_takes() const { return !gives_ && !inputs_.empty(); }
  void forget(const InputCore& input);
  /// Called when everything written so far has gone to the socket.
  void on_written(std::function<void()> written) { written_ = std::move(written); }
  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] bool wants_to_write() const { return wants_to_write_ && !peer_left_; }
  [[nodiscard]] bool write_blocked() const { return write_blocked_; }
  /// The server sends no more. What it sent before can still be read, but not after a write has failed.
  void peer_left() { peer_left_ = true; }
  void read();
  void write();

 private:
  static natsStatus attach(void** user, void* loop, natsConnection* connection, natsSock socket);
  static natsStatus read_event(void* user, bool add);
  static natsStatus write_event(void* user, bool add);
  static natsStatus detach(void* user);

  LoopCore& loop_;
  std::function<void()> on_close_;
  std::function<void()> written_;
  Native<natsConnection> connection_;
  std::vector<std::shared_ptr<InputCore>> inputs_;
  std::atomic<int> socket_{-1};
  std::atomic<bool> wants_to_write_{false};
  std::atomic<bool> closed_{false};
  std::atomic<std::uint64_t> reads_{0};
  bool write_blocked_ = false;
  bool gives_ = false;
  bool peer_left_ = false;
  std::string reason_;
};

}  // namespace connectkit
