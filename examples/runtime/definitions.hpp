#pragma once

#include <string_view>

namespace desk {

/// What the build compiled from .connect.
[[nodiscard]] std::string_view definitions();

}  // namespace desk
