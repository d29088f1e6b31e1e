#pragma once

#include <string>
#include <string_view>

#include "connectkit/base/result.hpp"

namespace connectkit {

/// The bytes of standard base64 (RFC 4648, padded); line breaks are ignored wherever they stand. The Error says what
/// is wrong and at which character, and shows at most that character.
[[nodiscard]] Result<std::string> decode_base64(std::string_view text);

/// `bytes` as one line of standard base64.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

}  // namespace connectkit
