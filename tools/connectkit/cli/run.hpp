#pragma once

#include <string>
#include <vector>

#include "connectkit/cli/streams.hpp"

namespace connectkit::cli {

/// The whole program: `arguments` without the program's name. Gives the exit code of the process.
[[nodiscard]] int run(const std::vector<std::string>& arguments, Streams& streams);

}  // namespace connectkit::cli
