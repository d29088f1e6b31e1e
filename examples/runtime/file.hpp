#pragma once

#include <stop_token>

#include "connectkit/launch.hpp"

namespace desk {

/// The sink "file": appends the payload of each message to a file.
connectkit::Outcome write_file(connectkit::Runtime& runtime, const connectkit::Connector& connector,
                               std::stop_token stop);

}  // namespace desk
