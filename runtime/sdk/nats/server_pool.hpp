#pragma once

#include <string>
#include <vector>

#include "connectkit/connection.hpp"

namespace connectkit {

/// The servers to try, in which order: those of the configuration, shuffled once so that clients spread, then those
/// that a server has told about.
class ServerPool {
 public:
  explicit ServerPool(std::vector<ServerAddress> configured);

  /// All servers, the one after the last that worked first.
  [[nodiscard]] std::vector<ServerAddress> round() const;

  /// `server` works.
  void use(const ServerAddress& server);

  /// A server of the cluster of `known`, as "nats://host:port". It is spoken to in the same way.
  void learn(const std::string& url, const ServerAddress& known);

 private:
  std::vector<ServerAddress> servers_;
  std::size_t next_ = 0;
};

/// host:port, with brackets around an IPv6 address. Holds no secret.
[[nodiscard]] std::string host_and_port(const ServerAddress& server);

}  // namespace connectkit
