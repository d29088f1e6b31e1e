#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/connection.hpp"
#include "connectkit/connector.hpp"
#include "connectkit/environment.hpp"
#include "connectkit/log.hpp"

namespace connectkit {

/// What a workload finds around it: the environment, the log, and whether it is ready. Cheap to copy; copies are one
/// runtime. Thread-safe.
class Runtime {
 public:
  explicit Runtime(Environment environment);

  /// From the variables of this process. Logs what is wrong with them; launch() refuses when that forbids to start.
  [[nodiscard]] static Runtime from_environment();

  [[nodiscard]] const Environment& environment() const;
  [[nodiscard]] const Log& log() const;

  /// What a side of the relay must reach to be ready.
  enum class Side { connects, subscribes };

  /// Makes what a Connection tells about itself known: every event is logged, with `side` as the name of its
  /// connection. The runtime says "ready" whenever all sides made so far are, and "not ready" when that ends; so make
  /// all of them before the first connection is opened.
  [[nodiscard]] Connection::OnEvent watch(std::string side, Side what);

  /// Whether all sides are where they should be.
  [[nodiscard]] bool ready() const;

 private:
  std::shared_ptr<class RuntimeCore> core_;
};

/// The servers of a list of URLs, separated by commas; a URL without a scheme is nats://. The check has made sure of
/// their form: of URLs without a host nothing comes back.
[[nodiscard]] std::vector<ServerAddress> parse_servers(std::string_view urls);

/// How to reach NATS for a consumer or producer: the URLs and the login of the step, the files of the environment.
[[nodiscard]] ServerConfig server_config(const NatsStep& step, const Environment& environment);

}  // namespace connectkit
