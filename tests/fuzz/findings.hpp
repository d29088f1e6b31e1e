#pragma once

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::fuzz {

/// Renders findings in every format. Ends the process where one lies outside of its file, or where the JSON is none.
void render_everything(const Sink& sink);

}  // namespace connectkit::fuzz
