#include "output_core.hpp"

#include <algorithm>

#include "connection_core.hpp"
#include "loop_core.hpp"
#include "native.hpp"
#include "session.hpp"

namespace connectkit {
namespace {

// What libnats's buffer may hold. It is moved to its front whenever a part of it has been written, so it must stay
// small; the rest waits in the ledger.
constexpr std::size_t most_buffered = std::size_t{64} * 1024;
// Confirmed at once, not only after a while, so that the ledger stays small under load.
constexpr std::uint64_t urgent_messages = 512;
constexpr std::size_t urgent_bytes = std::size_t{256} * 1024;
// Not longer: a server cuts off clients that do not read.
constexpr std::chrono::milliseconds longest_pause{50};
// About what a message takes beside its payload.
constexpr std::size_t overhead = 256;

natsStatus send(natsConnection* connection, const Ledger::Entry& entry) {
  const char* subject = entry.subject.c_str();
  // With headers only a whole natsMsg can be sent, and no natsMsg can be given another subject.
  if (const Native<natsMsg> copy = copy_with_headers(*entry.message, subject)) {
    return natsConnection_PublishMsg(connection, copy.get());
  }
  const std::string_view payload = entry.message->payload();
  return natsConnection_Publish(connection, subject, payload.data(), static_cast<int>(payload.size()));
}

}  // namespace

Output::Published OutputCore::publish(std::string_view subject, Message message) {
  const std::size_t size = message.payload().size() + overhead;
  bool urgent = false;
  {
    const std::scoped_lock lock(mutex_);
    if (ledger_.held_bytes() + size > options_.max_bytes) {
      ++dropped_;
      return Output::Published::full;
    }
    ledger_.accept(subject, std::move(message), size);
    send_waiting();
    if (ledger_.last_refused()) return Output::Published::rejected;
    hold_inputs();
    urgent = ledger_.sent() - ledger_.confirmed() >= urgent_messages || ledger_.held_bytes() >= urgent_bytes;
  }
  connection_.confirm_soon(urgent);
  return Output::Published::accepted;
}

void OutputCore::hold_inputs() {
  if (ledger_.held_bytes() < pause_at_ || !session_ || !connection_.loop().on_thread()) return;
  pause_at_ = ledger_.held_bytes() + pause_each;
  connection_.loop().hold_inputs(longest_pause);
}

void OutputCore::send_waiting() {
  while (session_ && !ledger_.all_sent() && buffered_ < most_buffered) {
    if (!send_next()) return;
  }
}

bool OutputCore::send_next() {
  const Ledger::Entry& entry = ledger_.next();
  switch (send(session_->connection(), entry)) {
    case NATS_OK:
      buffered_ += entry.size;
      ledger_.next_sent();
      return true;
    case NATS_MAX_PAYLOAD:
    case NATS_INVALID_SUBJECT:
    case NATS_INVALID_ARG:
    case NATS_NO_SERVER_SUPPORT:
      ++rejected_;
      ledger_.next_refused();
      return true;
    default:
      // The session is over, or there is no memory: it stays the next one.
      return false;
  }
}

bool OutputCore::flush(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  const std::uint64_t goal = ledger_.accepted();
  const auto done = [&] { return ledger_.confirmed() >= goal; };
  if (done()) return true;
  lock.unlock();
  connection_.confirm_soon(true);
  lock.lock();
  return confirmed_.wait_for(lock, time, done);
}

Output::Counts OutputCore::counts() const {
  const std::scoped_lock lock(mutex_);
  Output::Counts counts;
  counts.accepted = ledger_.accepted() - rejected_;
  counts.delivered = ledger_.delivered() - std::min(refused_by_server_, ledger_.delivered());
  counts.bytes = ledger_.delivered_bytes();
  counts.rejected = rejected_ + refused_by_server_;
  counts.dropped = dropped_;
  counts.retried = retried_;
  counts.waiting = ledger_.waiting();
  return counts;
}

void OutputCore::begin(std::shared_ptr<Session> session) {
  const std::scoped_lock lock(mutex_);
  session_ = std::move(session);
  session_->gives();
  buffered_ = 0;
  retried_ += ledger_.rewind();
  send_waiting();
  if (ledger_.waiting() > 0) connection_.confirm_soon(false);
}

void OutputCore::end() {
  const std::scoped_lock lock(mutex_);
  session_.reset();
}

void OutputCore::written() {
  const std::scoped_lock lock(mutex_);
  buffered_ = 0;
  if (ledger_.all_sent()) return;
  send_waiting();
  connection_.confirm_soon(false);
}

void OutputCore::confirm(std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  // A confirmation may come late, after a new session has begun to send everything again.
  ledger_.confirm(std::min(number, ledger_.sent()));
  confirmed_.notify_all();
  if (pause_at_ == pause_each || ledger_.held_bytes() >= pause_each / 2) return;
  pause_at_ = pause_each;
  connection_.loop().release_inputs();
}

std::uint64_t OutputCore::sent() const {
  const std::scoped_lock lock(mutex_);
  return ledger_.sent();
}

void OutputCore::refused_by_server(std::uint64_t messages) {
  const std::scoped_lock lock(mutex_);
  refused_by_server_ += messages;
}

}  // namespace connectkit
