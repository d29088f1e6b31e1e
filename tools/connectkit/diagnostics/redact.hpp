#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connectkit/source/source_file.hpp"

namespace connectkit {

/// Where URLs in `text` hold a password, or a user name alone, which may be a token. In their order.
[[nodiscard]] std::vector<Span> url_secrets(std::string_view text);

/// `text` with the password of every URL in it as `***`: user:***@host.
[[nodiscard]] std::string without_url_passwords(std::string_view text);

}  // namespace connectkit
