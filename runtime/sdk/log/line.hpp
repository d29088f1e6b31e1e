#pragma once

#include <string>
#include <string_view>

#include "connectkit/log.hpp"

namespace connectkit {

/// `text` as a value of logfmt: as it is when it is a plain word, else in double quotes. Control characters become
/// \n, \t, \r or \u00XX, ill-formed UTF-8 becomes U+FFFD, so that a line stays one line of valid UTF-8.
[[nodiscard]] std::string logfmt_value(std::string_view text);

/// `text` in double quotes with JSON's escapes; ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_text(std::string_view text);

/// A line without its time: level=… msg=… key=value
[[nodiscard]] std::string logfmt_line(LogLevel level, std::string_view message, LogFields fields);

/// The members of a line's JSON object, but for its time: "level":"…","msg":"…","key":…
[[nodiscard]] std::string json_members(LogLevel level, std::string_view message, LogFields fields);

}  // namespace connectkit
