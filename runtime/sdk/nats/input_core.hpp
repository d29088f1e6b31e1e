#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

#include "connectkit/input.hpp"
#include "native.hpp"

namespace connectkit {

class Session;

/// What is behind an Input: its subscription on the present session, if there is one.
class InputCore : public std::enable_shared_from_this<InputCore> {
 public:
  InputCore(Input::Options options, Input::Handler handler);

  [[nodiscard]] bool subscribed() const { return subscribed_; }
  [[nodiscard]] Input::Counts counts() const { return {received_, bytes_, dropped_}; }

  /// Waits until ended() or until the time is over.
  bool wait_for_end(std::chrono::milliseconds time);

  /// From the loop's thread: subscribes on a session; hands what has come to the handler; tells the server that no more
  /// is wanted (false: there is nothing to wait for); ends the subscription.
  natsStatus begin(Session& session);
  void take();
  bool drain();
  void end();
  /// From the loop's thread: the server has confirmed the subscription.
  void confirm() { subscribed_ = subscription_ != nullptr; }
  /// From the loop's thread: it will not be subscribed again.
  void finish();

 private:
  const Input::Options options_;
  const Input::Handler handler_;
  Native<natsSubscription> subscription_;
  Session* session_ = nullptr;
  bool stopping_ = false;
  std::atomic<bool> subscribed_{false};
  std::atomic<std::uint64_t> received_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<std::uint64_t> dropped_{0};
  std::mutex mutex_;
  std::condition_variable ended_;
  bool finished_ = false;
};

}  // namespace connectkit
