#include "ledger.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace connectkit {
namespace {

constexpr std::size_t small_ring = 256;
constexpr std::size_t large_ring = 16384;

}  // namespace

void Ledger::accept(std::string_view subject, Message message, std::size_t size) {
  if (accepted_ - confirmed_ == ring_.size()) resize(ring_.size() * 2);
  Entry& entry = at(accepted_);
  entry.subject.assign(subject);
  entry.message.emplace(std::move(message));
  entry.size = size;
  held_bytes_ += size;
  ++waiting_;
  ++accepted_;
}

void Ledger::next_refused() {
  clear(at(sent_));
  ++sent_;
}

void Ledger::confirm(std::uint64_t number) {
  assert(number <= sent_);
  for (; confirmed_ < number; ++confirmed_) {
    Entry& entry = at(confirmed_);
    if (!entry.message) continue;
    ++delivered_;
    delivered_bytes_ += entry.message->payload().size();
    clear(entry);
  }
  if (confirmed_ == accepted_ && ring_.size() > large_ring) resize(small_ring);
}

std::uint64_t Ledger::rewind() {
  const std::uint64_t again = sent_ - confirmed_;
  sent_ = confirmed_;
  return again;
}

void Ledger::resize(std::size_t size) {
  std::vector<Entry> ring(size);
  for (std::uint64_t number = confirmed_; number < accepted_; ++number) {
    ring[number & (size - 1)] = std::move(at(number));
  }
  ring_ = std::move(ring);
}

void Ledger::clear(Entry& entry) {
  entry.message.reset();
  --waiting_;
  held_bytes_ -= std::exchange(entry.size, 0);
}

}  // namespace connectkit
