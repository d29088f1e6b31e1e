#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "support/process.hpp"
#include "support/socket.hpp"
#include "support/temp_dir.hpp"

namespace connectkit::test {

/// A nats-server of one test, on 127.0.0.1 and a port that stays its own over restarts.
class NatsServer {
 public:
  /// `config` is added to the server's configuration: `authorization {…}`, `tls {…}`, `max_payload: …`. Runs when the
  /// constructor returns. Throws with the server's log when it does not start.
  explicit NatsServer(std::string config = {});
  /// Not started yet, on a port that was taken with free_port().
  struct Later {
    std::uint16_t port;
  };
  explicit NatsServer(Later later, std::string config = {});

  /// Ends it, as a system does that shuts down; its clients see their connections close.
  void stop();
  /// Ends it with SIGKILL.
  void kill();
  /// Starts it again on the same port, and returns when it can be connected to.
  void start();
  /// Replaces what was added to the configuration; takes effect at the next start, or with reload().
  void configure(std::string config) { config_ = std::move(config); }
  void reload();
  /// Stops the process with SIGSTOP, so that it holds its connections and answers nothing, and lets it go on.
  void freeze();
  void thaw();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// nats://127.0.0.1:PORT
  [[nodiscard]] std::string url() const;
  /// SCHEME://[CREDENTIALS@]HOST:PORT
  [[nodiscard]] std::string url(std::string_view scheme, std::string_view host,
                                std::string_view credentials = {}) const;

  /// Connections since its start, ended and refused ones too.
  [[nodiscard]] int total_connections() const { return number("/varz", "total_connections"); }
  /// Connections that exist now.
  [[nodiscard]] int connections() const { return number("/varz", "connections"); }
  /// Subscriptions of clients that exist now.
  [[nodiscard]] int subscriptions() const { return number("/varz", "subscriptions"); }
  /// Messages that clients sent since its start.
  [[nodiscard]] int in_msgs() const { return number("/varz", "in_msgs"); }
  /// JSON text of the monitoring endpoint.
  [[nodiscard]] std::string monitor(std::string_view path) const { return http_get(monitoring_, path); }
  [[nodiscard]] std::string log() const { return process_ ? process_->err() : std::string(); }
  [[nodiscard]] const TempDir& dir() const { return dir_; }

 private:
  [[nodiscard]] int number(std::string_view path, std::string_view key) const;
  void write_config();
  [[nodiscard]] bool started(std::string& why_not);

  TempDir dir_;
  std::string config_;
  std::uint16_t port_;
  std::uint16_t monitoring_ = 0;
  std::unique_ptr<Process> process_;
};

}  // namespace connectkit::test
