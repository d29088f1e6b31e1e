#pragma once

#include "connectkit/check/context.hpp"
#include "connectkit/config_check.hpp"

namespace connectkit::check {

/// Runs a runtime's own check on a connector that has one input and one output. What it says of values in which an
/// error was found already, and of what is missing beside them, is left out.
void run_own_check(const Context& context, const ConfigCheck& check, const Connector& connector);

}  // namespace connectkit::check
