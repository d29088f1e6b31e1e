#pragma once

#include <string_view>

namespace connectkit {

/// The version of this release, as the build knows it: "1.2.3".
[[nodiscard]] std::string_view version();

}  // namespace connectkit
