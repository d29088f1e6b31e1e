#include "support/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace connectkit::test {
namespace {

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037U;
  for (const char byte : text) value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  return value;
}

// A message is NUMBER (12 digits), ":", HASH (16 hex digits), ":", body; the hash covers number and body.
constexpr std::size_t body_at = 30;

}  // namespace

std::ostream& operator<<(std::ostream& out, const LedgerReport& report) {
  return out << report.lost << " lost, " << report.duplicated << " duplicated, " << report.reordered << " reordered, "
             << report.changed << " changed";
}

std::string Ledger::payload(std::size_t number, std::size_t size) {
  std::string body;
  std::uint64_t state = number * 6364136223846793005U + 1442695040888963407U;
  while (body_at + body.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    body.push_back(static_cast<char>(state >> 56U));
  }
  const std::string head = fmt::format("{:012}", number);
  return head + ":" + fmt::format("{:016x}", hash(head + body)) + ":" + body;
}

void Ledger::received(std::string_view payload) {
  const std::string head(payload.substr(0, 12));
  const bool intact =
      payload.size() >= body_at &&
      payload.substr(13, 16) == fmt::format("{:016x}", hash(head + std::string(payload.substr(body_at))));
  if (!intact) {
    ++changed_;
    return;
  }
  const std::size_t number = std::strtoull(head.c_str(), nullptr, 10);
  if (number < next_) ++reordered_;
  next_ = std::max(next_, number + 1);
  if (times_.size() <= number) times_.resize(number + 1);
  ++times_[number];
}

LedgerReport Ledger::report(std::size_t sent) const {
  LedgerReport result{.lost = 0, .duplicated = 0, .reordered = reordered_, .changed = changed_};
  for (std::size_t number = 0; number < std::max(sent, times_.size()); ++number) {
    const std::size_t times = number < times_.size() ? times_[number] : 0;
    if (times == 0 && number < sent) ++result.lost;
    // A message that nobody sent cannot have come unchanged.
    if (number >= sent) result.changed += times;
    if (times > 1 && number < sent) result.duplicated += times - 1;
  }
  return result;
}

}  // namespace connectkit::test
