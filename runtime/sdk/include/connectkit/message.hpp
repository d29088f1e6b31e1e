#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connectkit {

/// One header line. Keys keep their case; a key with several values has one Header for each.
struct Header {
  std::string key;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

using Headers = std::vector<Header>;

/// A message: bytes, headers, and the subject that it came in on. Moved, never copied.
/// What subject() and payload() return is valid as long as the message is. Not for use by two threads at a time.
class Message {
 public:
  /// A message made here: it has no subject until it is published.
  explicit Message(std::string_view payload, const Headers& headers = {});

  Message(Message&& other) noexcept : native_(std::exchange(other.native_, nullptr)), made_here_(other.made_here_) {}
  Message& operator=(Message&& other) noexcept;
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;
  ~Message();

  /// The subject that it was received on; empty for a message made here.
  [[nodiscard]] std::string_view subject() const;

  /// Exactly the bytes that were sent, zeros included.
  [[nodiscard]] std::string_view payload() const;

  [[nodiscard]] bool has_headers() const;

  /// All headers, without the status line that servers put into some messages. All values of one key are in the order
  /// in which they were sent.
  [[nodiscard]] Headers headers() const;

 private:
  friend struct MessageAccess;
  Message(void* native, bool made_here) : native_(native), made_here_(made_here) {}

  void* native_ = nullptr;
  bool made_here_ = false;
};

/// Whether a header can be sent as it is: a key of printable ASCII without blanks and colons, a value without line
/// ends.
[[nodiscard]] bool valid_header(const Header& header);

}  // namespace connectkit
