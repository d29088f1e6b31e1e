#pragma once

#include <string>

#include "connectkit/connection.hpp"
#include "connectkit/connector.hpp"
#include "connectkit/environment.hpp"

namespace connectkit::vanilla {

/// One end of the relay. Both the components and the NATS side are NATS here, so they come down to the same.
struct Endpoint {
  /// Of the step: "source", "consumer", "producer", "sink".
  std::string side;
  ServerConfig servers;
  std::string subject;
  /// Where messages come from: the queue group, or nothing.
  std::string queue = {};
};

[[nodiscard]] Endpoint origin(const Connector& connector, const Environment& environment);
[[nodiscard]] Endpoint destination(const Connector& connector, const Environment& environment);

}  // namespace connectkit::vanilla
