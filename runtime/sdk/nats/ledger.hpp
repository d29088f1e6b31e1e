#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/message.hpp"

namespace connectkit {

/// The messages of an output in their order, from acceptance until the server's confirmation. Its numbers count
/// messages from the beginning: confirmed() <= sent() <= accepted(). Not thread-safe.
class Ledger {
 public:
  struct Entry {
    std::string subject;
    /// Nothing, once it has been refused.
    std::optional<Message> message;
    std::size_t size = 0;
  };

  void accept(std::string_view subject, Message message, std::size_t size);

  [[nodiscard]] bool all_sent() const { return sent_ == accepted_; }
  /// The first message that is not sent yet. There must be one.
  [[nodiscard]] const Entry& next() const { return at(sent_); }
  void next_sent() { ++sent_; }
  /// Whether the message accepted last has been given up.
  [[nodiscard]] bool last_refused() const { return accepted_ > confirmed_ && !at(accepted_ - 1).message; }
  /// Gives the next message up: it will not be sent again, nor counted as delivered.
  void next_refused();

  /// Releases all messages below this number.
  void confirm(std::uint64_t number);

  /// What is not confirmed is to be sent again. Returns how many messages that had been sent already.
  std::uint64_t rewind();

  [[nodiscard]] std::uint64_t accepted() const { return accepted_; }
  [[nodiscard]] std::uint64_t sent() const { return sent_; }
  [[nodiscard]] std::uint64_t confirmed() const { return confirmed_; }
  /// Of the confirmed messages those that were not refused, and the bytes of their payloads.
  [[nodiscard]] std::uint64_t delivered() const { return delivered_; }
  [[nodiscard]] std::uint64_t delivered_bytes() const { return delivered_bytes_; }
  /// Messages neither confirmed nor refused.
  [[nodiscard]] std::uint64_t waiting() const { return waiting_; }
  /// About the memory that the messages take.
  [[nodiscard]] std::size_t held_bytes() const { return held_bytes_; }

 private:
  [[nodiscard]] const Entry& at(std::uint64_t number) const { return ring_[number & (ring_.size() - 1)]; }
  [[nodiscard]] Entry& at(std::uint64_t number) { return ring_[number & (ring_.size() - 1)]; }
  void resize(std::size_t size);
  void clear(Entry& entry);

  /// Its size is a power of two. Entries are used again, so that their subjects need no new memory.
  std::vector<Entry> ring_ = std::vector<Entry>(256);
  std::uint64_t accepted_ = 0;
  std::uint64_t sent_ = 0;
  std::uint64_t confirmed_ = 0;
  std::uint64_t delivered_ = 0;
  std::uint64_t delivered_bytes_ = 0;
  std::uint64_t waiting_ = 0;
  std::size_t held_bytes_ = 0;
};

}  // namespace connectkit
