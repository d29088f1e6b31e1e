#include "loop_core.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <future>
#include <system_error>

#include "connectkit/connection.hpp"
#include "session.hpp"

namespace connectkit {

LoopCore::LoopCore() : wake_up_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_up_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  // The thread compares its id with ours, which must be there before it starts to work.
  std::promise<void> complete;
  thread_ = std::thread([this, ready = complete.get_future()]() mutable {
    ready.wait();
    work();
  });
  thread_id_ = thread_.get_id();
  complete.set_value();
}

LoopCore::~LoopCore() { ::close(wake_up_); }

void LoopCore::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    has_tasks_ = true;
  }
  wake();
  thread_.join();
}

void LoopCore::post(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopped_) return;
    tasks_.push_back(std::move(task));
    has_tasks_ = true;
  }
  if (!on_thread()) wake();
}

void LoopCore::run(const Task& task) {
  std::future<void> future;
  {
    const auto promise = std::make_shared<std::promise<void>>();
    future = promise->get_future();
    post([&task, promise] {
      task();
      promise->set_value();
    });
  }
  // Ready as well when the task came too late and went without keeping its promise.
  future.wait();
}

void LoopCore::wake() {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the thread wakes up anyway.
  [[maybe_unused]] const ssize_t written = ::write(wake_up_, &one, sizeof one);
}

void LoopCore::add(std::shared_ptr<Session> session) { sessions_.push_back(std::move(session)); }

void LoopCore::remove(const Session& session) {
  std::erase_if(sessions_, [&](const auto& one) { return one.get() == &session; });
}

void LoopCore::work() {
  while (true) {
    if (has_tasks_ && !run_tasks()) return;
    poll_once();
  }
}

bool LoopCore::run_tasks() {
  std::vector<Task> tasks;
  bool last = false;
  {
    const std::scoped_lock lock(mutex_);
    tasks.swap(tasks_);
    has_tasks_ = false;
    last = stopped_;
  }
  for (const Task& task : tasks) task();
  return !last;
}

int LoopCore::hold_left() {
  if (held_until_ == std::chrono::steady_clock::time_point()) return 0;
  const auto left = held_until_ - std::chrono::steady_clock::now();
  if (left <= left.zero()) release_inputs();
  return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
}

void LoopCore::poll_once() {
  constexpr std::size_t most = 64;
  pollfd polled[1 + most];
  polled[0] = {wake_up_, POLLIN, 0};
  const std::size_t count = std::min(sessions_.size(), most);
  const int hold = hold_left();
  bool busy = has_tasks_;
  for (std::size_t at = 0; at < count; ++at) {
    const Session& session = *sessions_[at];
    const bool takes = hold == 0 || !session.only_takes();
    busy = busy || (session.wants_to_write() && !session.write_blocked());
    const int events = (takes ? POLLIN | POLLRDHUP : 0) | (session.write_blocked() ? POLLOUT : 0);
    polled[1 + at] = {session.socket(), static_cast<short>(events), 0};
  }
  if (::poll(polled, 1 + count, busy ? 0 : hold > 0 ? hold : -1) < 0) return;
  if (polled[0].revents != 0) {
    std::uint64_t wakes = 0;
    [[maybe_unused]] const ssize_t got = ::read(wake_up_, &wakes, sizeof wakes);
  }
  // All that can be read comes first, so that one write takes what several messages became.
  for (std::size_t at = 0; at < count; ++at) {
    const int happened = polled[1 + at].revents;
    if ((happened & (POLLHUP | POLLERR | POLLRDHUP)) != 0) sessions_[at]->peer_left();
    if ((happened & (POLLIN | POLLHUP | POLLERR | POLLRDHUP)) != 0) sessions_[at]->read();
  }
  for (std::size_t at = 0; at < count; ++at) {
    Session& session = *sessions_[at];
    const bool writable = !session.write_blocked() || (polled[1 + at].revents & POLLOUT) != 0;
    if (session.wants_to_write() && writable) session.write();
  }
}

Loop::Loop() : core_(std::make_shared<LoopCore>()) {}
Loop::~Loop() { core_->stop(); }

}  // namespace connectkit
