#pragma once

#include "connectkit/check/context.hpp"
#include "connectkit/config_check.hpp"

namespace connectkit::check {

/// Runs a runtime's own check on a connector in which nothing else is wrong.
void run_own_check(const Context& context, const ConfigCheck& check, const Connector& connector);

}  // namespace connectkit::check
