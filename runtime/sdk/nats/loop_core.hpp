#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace connectkit {

class Session;

/// The thread behind a Loop: polls the sockets of its sessions and runs what others hand to it, in order.
class LoopCore {
 public:
  using Task = std::function<void()>;

  LoopCore();
  ~LoopCore();
  LoopCore(const LoopCore&) = delete;
  LoopCore& operator=(const LoopCore&) = delete;

  /// Ends the thread, once it has run what was handed to it before. Must be called before the destructor, which may run
  /// on any thread: those that still wait for a server's answer keep their loop.
  void stop();

  /// Hands a task to the thread and returns at once; after stop() it is not run. From any thread.
  void post(Task task);

  /// Runs a task on the thread and returns when it is done, or at once after stop(). Not from the thread itself.
  void run(const Task& task);

  /// Makes the thread look at its sessions again. From any thread, also with locks of libnats held.
  void wake();

  [[nodiscard]] bool on_thread() const { return std::this_thread::get_id() == thread_id_; }

  /// From the thread only: does not read what inputs could take until then, or until it is told to go on.
  void hold_inputs(std::chrono::milliseconds time) { held_until_ = std::chrono::steady_clock::now() + time; }
  void release_inputs() { held_until_ = {}; }

  /// From the thread only.
  void add(std::shared_ptr<Session> session);
  void remove(const Session& session);

 private:
  void work();
  bool run_tasks();
  void poll_once();
  [[nodiscard]] int hold_left();

  int wake_up_ = -1;
  std::mutex mutex_;
  std::vector<Task> tasks_;
  bool stopped_ = false;
  std::atomic<bool> has_tasks_{false};
  std::vector<std::shared_ptr<Session>> sessions_;
  /// The beginning of time when inputs are not held.
  std::chrono::steady_clock::time_point held_until_;
  std::thread thread_;
  std::thread::id thread_id_;
};

}  // namespace connectkit
