#pragma once

#include <string_view>

#include "connectkit/config_check.hpp"

/// What `connectkit check` and the runtime know of vanilla alike. Needs no NATS client.
namespace connectkit::vanilla {

/// The text of library.json, compiled from `.connect` when this was built.
[[nodiscard]] std::string_view definitions();

/// What the definitions cannot say: a login has both its parts, a client certificate its key; URLs and subjects are of
/// their form; what is published to can be filled by what is subscribed to.
void check_config(ConfigChecker& checker);

/// The runtime by its name, with its check.
[[nodiscard]] RuntimeProfile profile();

}  // namespace connectkit::vanilla
