#pragma once

#include <string>
#include <string_view>

namespace connectkit {

/// `text` with the password of every URL in it as `***`: user:***@host.
[[nodiscard]] std::string without_url_passwords(std::string_view text);

}  // namespace connectkit
