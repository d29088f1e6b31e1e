#pragma once

#include <stop_token>

#include "connectkit/launch.hpp"

namespace desk {

/// The source "clock": publishes its text once in every interval.
connectkit::Outcome run_clock(connectkit::Runtime& runtime, const connectkit::Connector& connector,
                              std::stop_token stop);

}  // namespace desk
