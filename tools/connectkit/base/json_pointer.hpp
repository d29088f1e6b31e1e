#pragma once

#include <string>
#include <string_view>
#include <vector>

/// JSON pointers (RFC 6901): "" is the whole document, "/fields/0/type" a value in it.
namespace connectkit {

/// Adds "/token" to `pointer`, with "~" and "/" in it escaped.
void append_token(std::string& pointer, std::string_view token);

[[nodiscard]] std::string appended(std::string pointer, std::string_view token);

/// The tokens of a pointer, unescaped.
[[nodiscard]] std::vector<std::string> pointer_tokens(std::string_view pointer);

}  // namespace connectkit
