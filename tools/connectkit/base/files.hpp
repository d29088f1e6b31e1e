#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "connectkit/base/result.hpp"

namespace connectkit {

/// The bytes of a regular file (or of anything readable: a pipe, /dev/stdin). Reads at most `limit` + 1 bytes, so that
/// a caller can tell that a file is over its limit without holding it. The Error names the path and the system's
/// reason.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace connectkit
