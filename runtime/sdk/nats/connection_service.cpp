#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "connection_core.hpp"
#include "input_core.hpp"
#include "loop_core.hpp"
#include "output_core.hpp"
#include "session.hpp"

// What a ConnectionCore does while a session lives: confirmations, inputs and outputs that come and go, and what it
// tells.

namespace connectkit {
namespace {

using Kind = ConnectionEvent::Kind;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How long messages may wait to be confirmed while there are few of them.
constexpr milliseconds confirm_after{25};
constexpr milliseconds housekeeping_every{500};
constexpr milliseconds idle_ping_every{20'000};
// An unanswered PING is followed by others, since this whole process may have been stopped while it waited.
constexpr milliseconds pong_within{5'000};
constexpr int most_missed = 3;
constexpr milliseconds counts_every{10'000};
constexpr milliseconds subscribe_again_after{3'000};
constexpr milliseconds report_within{200};

}  // namespace

void ServerReports::add(const std::string& text) {
  constexpr std::size_t most_seen = 100;
  const std::scoped_lock lock(mutex);
  if (text.find("Permissions Violation for Publish") != std::string::npos) ++refused_messages;
  if (text.find("Permissions Violation for Subscription") != std::string::npos) {
    ++refused_subscriptions;
    refused_subscription = text;
  }
  if (seen.size() < most_seen && seen.insert(text).second) fresh.push_back(text);
}

std::uint64_t ServerReports::refusals() {
  const std::scoped_lock lock(mutex);
  return refused_subscriptions;
}

std::string ServerReports::refusal() {
  const std::scoped_lock lock(mutex);
  return refused_subscription;
}

void ConnectionCore::serve(Session& session) {
  refused_.clear();
  seen_refusals_ = 0;
  auto idle_until = Clock::now() + idle_ping_every;
  while (wait_for_work(session, idle_until)) {
    if (!confirm(session)) break;
    idle_until = Clock::now() + idle_ping_every;
  }
}

bool ConnectionCore::wait_for_work(const Session& session, Clock::time_point idle_until) {
  std::unique_lock lock(mutex_);
  const auto over = [&] { return closing_ || session.closed(); };
  const auto at_once = [&] {
    return over() || attention_ == urgent || !after_confirmation_.empty() || !unconfirmed_.empty();
  };
  while (!over() && attention_ == none && !at_once() && Clock::now() < idle_until) {
    const auto next = std::min(idle_until, Clock::now() + housekeeping_every);
    if (changed_.wait_until(lock, next, [&] { return at_once() || attention_ != none; })) break;
    lock.unlock();
    tell_reports();
    tell_counts();
    credentials_.refresh(false, [this](ConnectionEvent event) { tell(std::move(event)); });
    subscribe_again();
    lock.lock();
  }
  if (attention_ == some) changed_.wait_for(lock, confirm_after, at_once);
  return !over();
}

bool ConnectionCore::confirm(Session& session) {
  std::vector<Task> tasks;
  std::vector<std::shared_ptr<InputCore>> inputs;
  {
    const std::scoped_lock lock(mutex_);
    attention_ = none;
    tasks.swap(after_confirmation_);
    inputs.swap(unconfirmed_);
  }
  std::vector<std::pair<std::shared_ptr<OutputCore>, std::uint64_t>> marks;
  for (auto& output : outputs()) marks.emplace_back(output, output->sent());
  const std::uint64_t reads = session.reads();
  const natsStatus status = natsConnection_FlushTimeout(session.connection(), pong_within.count());
  if (status != NATS_OK && session.closed()) return false;
  if (status != NATS_OK) {
    missed_ = session.reads() == reads ? missed_ + 1 : 1;
    if (missed_ >= most_missed) loop_->run([&] { session.close("the server does not answer"); });
    const std::scoped_lock lock(mutex_);
    std::move(tasks.begin(), tasks.end(), std::back_inserter(after_confirmation_));
    std::move(inputs.begin(), inputs.end(), std::back_inserter(unconfirmed_));
    attention_ = urgent;
    return !session.closed();
  }
  missed_ = 0;
  loop_->post([marks = std::move(marks), tasks = std::move(tasks)] {
    for (const auto& [output, number] : marks) output->confirm(number);
    for (const Task& task : tasks) task();
  });
  if (!inputs.empty()) confirmed(session, std::move(inputs));
  return !session.closed();
}

void ConnectionCore::confirmed(Session& session, std::vector<std::shared_ptr<InputCore>> inputs) {
  if (subscription_refused(session)) {
    const std::string refusal = reports_->refusal();
    if (std::exchange(last_refusal_, refusal) != refusal) tell({Kind::refused, refusal, server_, 0});
    refused_ = std::move(inputs);
    subscribe_again_at_ = Clock::now() + subscribe_again_after;
    return;
  }
  last_refusal_.clear();
  loop_->run([&] {
    for (const auto& input : inputs) input->confirm();
  });
  tell({Kind::subscribed, "", server_, 0});
}

bool ConnectionCore::subscription_refused(Session& session) {
  // The server answers in order, so a refusal has been read by now. It stays the last error, and only a report that
  // comes a little later, from another thread, tells a new one from an old one.
  const char* text = nullptr;
  if (natsConnection_GetLastError(session.connection(), &text) != NATS_NOT_PERMITTED) return false;
  const auto until = Clock::now() + report_within;
  do {
    const std::uint64_t refusals = reports_->refusals();
    if (std::exchange(seen_refusals_, refusals) != refusals) return true;
    std::this_thread::sleep_for(milliseconds{5});
  } while (Clock::now() < until);
  return false;
}

void ConnectionCore::subscribe_again() {
  if (refused_.empty() || Clock::now() < subscribe_again_at_) return;
  loop_->run([&] {
    for (const auto& input : std::exchange(refused_, {})) {
      input->end();
      subscribe(input);
    }
  });
}

void ConnectionCore::confirm_soon(bool is_urgent) {
  const Attention wanted = is_urgent ? urgent : some;
  if (attention_.load(std::memory_order_relaxed) >= wanted) return;
  {
    const std::scoped_lock lock(mutex_);
    attention_ = std::max(attention_.load(), wanted);
  }
  changed_.notify_all();
}

void ConnectionCore::notify() {
  // Taken and left so that a thread that is about to wait does not miss this.
  { const std::scoped_lock lock(mutex_); }
  changed_.notify_all();
}

void ConnectionCore::subscribe(const std::shared_ptr<InputCore>& input) {
  if (!session_ || session_->closed()) return;
  if (input->begin(*session_) != NATS_OK) {
    session_->close("cannot subscribe");
    return;
  }
  {
    const std::scoped_lock lock(mutex_);
    unconfirmed_.push_back(input);
  }
  changed_.notify_all();
}

void ConnectionCore::add(std::shared_ptr<InputCore> input) {
  loop_->post([self = shared_from_this(), input = std::move(input)] {
    {
      const std::scoped_lock lock(self->mutex_);
      self->inputs_.push_back(input);
    }
    self->subscribe(input);
  });
}

void ConnectionCore::remove(const std::shared_ptr<InputCore>& input) {
  loop_->run([&] {
    input->finish();
    const std::scoped_lock lock(mutex_);
    std::erase(inputs_, input);
    std::erase(unconfirmed_, input);
  });
}

bool ConnectionCore::stop(const std::shared_ptr<InputCore>& input, milliseconds time) {
  loop_->post([self = shared_from_this(), input] {
    if (!self->session_ || self->session_->closed() || !input->drain()) {
      input->finish();
      return;
    }
    {
      const std::scoped_lock lock(self->mutex_);
      self->after_confirmation_.push_back([input] {
        input->take();
        input->finish();
      });
    }
    self->changed_.notify_all();
  });
  return input->wait_for_end(time);
}

void ConnectionCore::add(std::shared_ptr<OutputCore> output) {
  {
    const std::scoped_lock lock(mutex_);
    outputs_.push_back(output);
  }
  loop_->post([self = shared_from_this(), output = std::move(output)] {
    if (self->session_) output->begin(self->session_);
  });
}

void ConnectionCore::remove(const std::shared_ptr<OutputCore>& output) {
  const std::scoped_lock lock(mutex_);
  std::erase(outputs_, output);
}

std::vector<std::shared_ptr<OutputCore>> ConnectionCore::outputs() {
  const std::scoped_lock lock(mutex_);
  return outputs_;
}

void ConnectionCore::tell(ConnectionEvent event) {
  const std::scoped_lock lock(event_mutex_);
  if (on_event_) on_event_(event);
}

void ConnectionCore::tell_counts() {
  std::uint64_t rejected = 0;
  std::uint64_t dropped = 0;
  for (const auto& output : outputs()) {
    const Output::Counts counts = output->counts();
    rejected += counts.rejected;
    dropped += counts.dropped;
  }
  if (rejected == told_rejected_ && dropped == told_dropped_) return;
  // Counts that go on rising are told now and then, not with every message.
  if (Clock::now() < next_counts_) return;
  next_counts_ = Clock::now() + counts_every;
  if (std::exchange(told_rejected_, rejected) != rejected) {
    tell({Kind::rejected, "the server does not take them: too large, or not permitted", server_, rejected});
  }
  if (std::exchange(told_dropped_, dropped) != dropped) {
    tell({Kind::dropped, "no room left for messages that wait to be delivered", server_, dropped});
  }
}

void ConnectionCore::tell_reports() {
  if (!reports_) return;
  std::vector<std::string> fresh;
  std::uint64_t refused = 0;
  {
    const std::scoped_lock lock(reports_->mutex);
    fresh.swap(reports_->fresh);
    refused = std::exchange(reports_->refused_messages, 0);
  }
  for (std::string& text : fresh) tell({Kind::server_error, std::move(text), server_, 0});
  // The server does not say which output it means; a connection seldom has two.
  const auto outputs = this->outputs();
  if (refused > 0 && !outputs.empty()) outputs.front()->refused_by_server(refused);
}

}  // namespace connectkit
