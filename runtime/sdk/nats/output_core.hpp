#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

#include "connectkit/output.hpp"
#include "ledger.hpp"

namespace connectkit {

class ConnectionCore;
class Session;

/// What is behind an Output: its ledger, and the session through which it is being sent, if there is one.
class OutputCore {
 public:
  OutputCore(ConnectionCore& connection, Output::Options options) : connection_(connection), options_(options) {}

  Output::Published publish(std::string_view subject, Message message);
  bool flush(std::chrono::milliseconds time);
  [[nodiscard]] Output::Counts counts() const;

  /// From the loop's thread: a new session carries it, what was not confirmed first; the session ended; the session's
  /// buffer is empty; the server has read all messages below `number`.
  void begin(std::shared_ptr<Session> session);
  void end();
  void written();
  void confirm(std::uint64_t number);

  /// How many messages have been handed to the session; what a PONG to a later PING confirms.
  [[nodiscard]] std::uint64_t sent() const;

  /// The server has told that it refused to take messages which count as sent.
  void refused_by_server(std::uint64_t messages);

 private:
  void send_waiting();
  void hold_inputs();
  bool send_next();

  ConnectionCore& connection_;
  const Output::Options options_;
  mutable std::mutex mutex_;
  std::condition_variable confirmed_;
  Ledger ledger_;
  std::shared_ptr<Session> session_;
  /// Bytes given to the session since its buffer was last empty.
  std::size_t buffered_ = 0;
  /// For every so many bytes that wait for confirmations while the destination is there, inputs pause for a moment, so
  /// that the server's answers catch up.
  static constexpr std::size_t pause_each = std::size_t{1024} * 1024;
  std::size_t pause_at_ = pause_each;
  std::uint64_t rejected_ = 0;
  std::uint64_t refused_by_server_ = 0;
  std::uint64_t dropped_ = 0;
  std::uint64_t retried_ = 0;
};

}  // namespace connectkit
