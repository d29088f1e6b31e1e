#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/wait.hpp"

namespace connectkit::test {

/// A message as a subscriber of libnats sees it. Headers are sorted by key; the values of one key keep their order.
struct Received {
  std::string subject;
  std::string reply;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string payload;
};

/// Collects the messages of one subscription. Thread-safe.
class Subscription {
 public:
  ~Subscription();
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;

  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::vector<Received> messages() const;
  /// Waits until at least `count` messages are there.
  [[nodiscard]] bool wait_for(std::size_t count, std::chrono::milliseconds time = patience) const;
  /// The message number `index`, from 0; waits for it and throws when it does not come.
  [[nodiscard]] Received at(std::size_t index) const;

 private:
  friend class NatsClient;
  struct Inbox;
  Subscription(void* connection, const std::string& subject, const std::string& queue);
  static void on_message(void* message, void* inbox);
  static void on_complete(void* inbox);

  std::unique_ptr<Inbox> inbox_;
  void* native_ = nullptr;
};

/// A connection of a test to a server. Every failure throws with what libnats says.
class NatsClient {
 public:
  struct Options {
    std::string creds_file = {};
    std::string ca_file = {};
    std::string cert_file = {};
    std::string key_file = {};
  };
  using Headers = std::vector<std::pair<std::string, std::string>>;

  explicit NatsClient(const std::string& url) : NatsClient(url, Options{}) {}
  NatsClient(const std::string& url, const Options& options);
  ~NatsClient();
  NatsClient(const NatsClient&) = delete;
  NatsClient& operator=(const NatsClient&) = delete;

  void publish(const std::string& subject, std::string_view payload, const Headers& headers = {},
               const std::string& reply = {});
  /// Returns when the server has read all that was published, and knows all subscriptions.
  void flush();
  [[nodiscard]] std::unique_ptr<Subscription> subscribe(const std::string& subject, const std::string& queue = {});

 private:
  void* native_ = nullptr;
};

}  // namespace connectkit::test
