#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit::test {

/// What became of messages 0 to N-1.
struct LedgerReport {
  std::size_t lost = 0;
  std::size_t duplicated = 0;
  /// Messages that came after one with a higher number.
  std::size_t reordered = 0;
  /// Messages whose bytes are not those that were sent.
  std::size_t changed = 0;

  friend bool operator==(const LedgerReport&, const LedgerReport&) = default;
};

std::ostream& operator<<(std::ostream& out, const LedgerReport& report);

/// Makes numbered messages that carry a hash of themselves, and keeps account of what comes out at the other end.
/// Not thread-safe.
class Ledger {
 public:
  /// Payload of message `number`: its number, its hash, and pseudo-random bytes up to `size` (at least 32).
  [[nodiscard]] static std::string payload(std::size_t number, std::size_t size = 64);

  void received(std::string_view payload);
  /// Compared with the messages 0 to `sent` - 1.
  [[nodiscard]] LedgerReport report(std::size_t sent) const;

 private:
  std::vector<std::size_t> times_;
  std::size_t next_ = 0;
  std::size_t reordered_ = 0;
  std::size_t changed_ = 0;
};

}  // namespace connectkit::test
