#pragma once

#include <string>
#include <string_view>

namespace connectkit::compile {

/// A regular expression of Go in the syntax of Debian's RE2: the same, but for named groups, which Go also takes as
/// `(?<name>…)`.
[[nodiscard]] std::string re2_syntax(std::string_view go);

}  // namespace connectkit::compile
