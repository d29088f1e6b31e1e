#include "input_core.hpp"

#include "session.hpp"

namespace connectkit {

InputCore::InputCore(Input::Options options, Input::Handler handler)
    : options_(std::move(options)), handler_(std::move(handler)) {}

natsStatus InputCore::begin(Session& session) {
  if (stopping_) return NATS_OK;
  natsSubscription* subscription = nullptr;
  const char* subject = options_.subject.c_str();
  const natsStatus status =
      options_.queue.empty()
          ? natsConnection_SubscribeSync(&subscription, session.connection(), subject)
          : natsConnection_QueueSubscribeSync(&subscription, session.connection(), subject, options_.queue.c_str());
  if (status != NATS_OK) return status;
  subscription_.reset(subscription);
  session_ = &session;
  session.take_from(shared_from_this());
  // What one read brings is taken at once, so nothing piles up; a limit could only lose messages.
  return natsSubscription_SetPendingLimits(subscription, -1, -1);
}

void InputCore::take() {
  while (subscription_) {
    natsMsg* native = nullptr;
    const natsStatus status = natsSubscription_NextMsg(&native, subscription_.get(), 0);
    if (status == NATS_NO_RESPONDERS) {
      // libnats takes an empty message with status 503 for the answer to a request, and keeps it.
      dropped_.fetch_add(1, std::memory_order_relaxed);
      continue;
    }
    if (status != NATS_OK) return;
    Message message = MessageAccess::received(native);
    received_.fetch_add(1, std::memory_order_relaxed);
    bytes_.fetch_add(message.payload().size(), std::memory_order_relaxed);
    handler_(std::move(message));
  }
}

bool InputCore::drain() {
  stopping_ = true;
  // Sends the end of the interest and keeps the subscription, so that what is on its way is still taken.
  return subscription_ && natsSubscription_Drain(subscription_.get()) == NATS_OK;
}

void InputCore::end() {
  subscribed_ = false;
  if (session_ != nullptr) session_->forget(*this);
  session_ = nullptr;
  subscription_.reset();
  if (stopping_) finish();
}

void InputCore::finish() {
  stopping_ = true;
  if (session_ != nullptr) end();
  const std::scoped_lock lock(mutex_);
  finished_ = true;
  ended_.notify_all();
}

bool InputCore::wait_for_end(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return ended_.wait_for(lock, time, [this] { return finished_; });
}

}  // namespace connectkit
