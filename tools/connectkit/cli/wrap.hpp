#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace connectkit::cli {

/// `text` with line ends instead of blanks so that no line has more than `columns` characters, unless one word has.
/// Its first line is meant to follow `indent` characters that stand there already, further lines begin with as many
/// blanks. Ends with a line end.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent = 0);

}  // namespace connectkit::cli
