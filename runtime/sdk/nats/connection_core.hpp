#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "connectkit/connection.hpp"
#include "credentials.hpp"
#include "native.hpp"
#include "server_pool.hpp"

namespace connectkit {

/// What a server reports about a session: filled by a thread of libnats, emptied by the connection's.
struct ServerReports {
  void add(const std::string& text);
  /// How many subscriptions were refused, and the server's words for the last.
  [[nodiscard]] std::uint64_t refusals();
  [[nodiscard]] std::string refusal();

  std::mutex mutex;
  std::set<std::string> seen;
  std::vector<std::string> fresh;
  std::uint64_t refused_messages = 0;
  std::uint64_t refused_subscriptions = 0;
  std::string refused_subscription;
};

class InputCore;
class LoopCore;
class OutputCore;
class Session;

/// Keeps a connection: makes one session after the other, and asks the server for confirmations while one lives. All of
/// that happens on a thread of its own, because it waits; reading, writing and handlers are the loop's.
///
/// Locks are taken in the order: an output's, libnats's, ours. libnats holds its own when it calls a session that it
/// closes, so nothing of libnats or of an output is called with ours held, nor anybody told anything.
class ConnectionCore : public std::enable_shared_from_this<ConnectionCore> {
 public:
  ConnectionCore(std::shared_ptr<LoopCore> loop, ServerConfig config, Connection::OnEvent on_event);

  void open();
  /// Ends the session and the thread; waits for the thread for a limited time.
  void close();

  [[nodiscard]] bool connected() const { return connected_; }
  [[nodiscard]] std::uint64_t reconnects() const { return reconnects_; }
  [[nodiscard]] LoopCore& loop() { return *loop_; }

  void add(std::shared_ptr<InputCore> input);
  void remove(const std::shared_ptr<InputCore>& input);
  bool stop(const std::shared_ptr<InputCore>& input, std::chrono::milliseconds time);
  void add(std::shared_ptr<OutputCore> output);
  void remove(const std::shared_ptr<OutputCore>& output);

  /// Something has been sent that the server has not confirmed. With `urgent` it is asked at once, else before long.
  void confirm_soon(bool urgent);

 private:
  using Task = std::function<void()>;
  enum Attention { none, some, urgent };

  void work();
  std::shared_ptr<Session> connect();
  std::shared_ptr<Session> try_server(const ServerAddress& server, natsStatus& status, std::string& why);
  void begin(const std::shared_ptr<Session>& session);
  void end(const std::shared_ptr<Session>& session);
  void serve(Session& session);
  bool wait_for_work(const Session& session, std::chrono::steady_clock::time_point idle_until);
  bool confirm(Session& session);
  void confirmed(Session& session, std::vector<std::shared_ptr<InputCore>> inputs);
  bool subscription_refused(Session& session);
  void subscribe_again();
  void learn_servers(Session& session);
  void subscribe(const std::shared_ptr<InputCore>& input);
  void pause(std::chrono::milliseconds time);
  void tell(ConnectionEvent event);
  void tell_counts();
  void tell_reports();
  void notify();
  [[nodiscard]] bool closing();
  [[nodiscard]] std::vector<std::shared_ptr<OutputCore>> outputs();

  const std::shared_ptr<LoopCore> loop_;
  const ServerConfig config_;

  std::mutex event_mutex_;
  Connection::OnEvent on_event_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool closing_ = false;
  std::thread thread_;
  bool ended_ = false;
  std::atomic<Attention> attention_{none};
  /// Run on the loop's thread after the next confirmation that is asked for.
  std::vector<Task> after_confirmation_;
  /// Subscribed, and not confirmed yet.
  std::vector<std::shared_ptr<InputCore>> unconfirmed_;
  std::vector<std::shared_ptr<InputCore>> inputs_;
  std::vector<std::shared_ptr<OutputCore>> outputs_;

  std::atomic<bool> connected_{false};
  std::atomic<std::uint64_t> reconnects_{0};

  /// For the loop's thread only.
  std::shared_ptr<Session> session_;

  /// For our thread only.
  Credentials credentials_;
  ServerPool pool_;
  std::shared_ptr<ServerReports> reports_;
  std::string server_;
  /// Why no session could be made, and why a subscription was refused, as it was last told.
  std::string last_failure_;
  std::string last_refusal_;
  /// Inputs that may not subscribe, for the time being.
  std::vector<std::shared_ptr<InputCore>> refused_;
  std::chrono::steady_clock::time_point subscribe_again_at_;
  std::uint64_t seen_refusals_ = 0;
  bool was_connected_ = false;
  int missed_ = 0;
  std::uint64_t told_rejected_ = 0;
  std::uint64_t told_dropped_ = 0;
  std::chrono::steady_clock::time_point next_counts_;
};

}  // namespace connectkit
