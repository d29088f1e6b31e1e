#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit {

/// The candidate that a person most likely meant by `word`, or nothing when none is near. Distance is Levenshtein
/// with neighbours swapped counting once, case folded; at most a third of the word's length (and at least 1) may
/// differ.
[[nodiscard]] std::optional<std::string_view> nearest_spelling(std::string_view word,
                                                               std::span<const std::string_view> candidates);

/// "1 file", "2 files".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// `parts` with `separator` between them.
[[nodiscard]] std::string join(std::span<const std::string_view> parts, std::string_view separator);

/// `text` cut at every `separator`; always at least one part; the parts view `text`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// `text` without ASCII blanks (space, tab, CR, LF) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Number of code points in UTF-8 `text`; a byte that continues nothing counts as none.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// Number of bytes at the start of `text` that are ASCII.
[[nodiscard]] std::size_t ascii_prefix(std::string_view text);

/// Offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates count as ill-formed), if any.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// `text` for people: in double quotes, control characters and ill-formed bytes as \xHH, cut after `limit` code points
/// with "…".
[[nodiscard]] std::string quoted(std::string_view text, std::size_t limit = 60);

/// `text` with control characters (but tab and line ends) and ill-formed bytes as \xHH, so that a terminal is safe.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace connectkit
