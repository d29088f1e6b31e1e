#pragma once

#include <stop_token>

#include "connectkit/launch.hpp"

namespace connectkit::vanilla {

/// Moves messages from a connector's source or consumer to its sink or producer, in order, until it is told to stop.
[[nodiscard]] Outcome relay(Runtime& runtime, const Connector& connector, std::stop_token stop);

}  // namespace connectkit::vanilla
