#pragma once

#include <string>
#include <string_view>

namespace connectkit::test {

/// The text of the file `name` in tests/golden. With UPDATE_GOLDEN=1 in the environment the file is written with
/// `actual` first: read the difference before you commit it.
[[nodiscard]] std::string golden(std::string_view name, std::string_view actual);

}  // namespace connectkit::test
