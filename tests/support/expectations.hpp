#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/diagnostics/diagnostic.hpp"

namespace connectkit::test {

/// A finding that a fixture promises, or one that was made.
struct Expectation {
  std::string file;  ///< below the fixture's folder
  std::size_t line = 0;
  std::size_t column = 0;  ///< 0: any
  std::string rule;
  std::string text;  ///< part of the message; empty: any
};

std::ostream& operator<<(std::ostream& out, const Expectation& expectation);

/// What the comments `# expect: RULE` and `# expect: RULE "text"` of a file promise, each of its own line. A line may
/// hold several.
[[nodiscard]] std::vector<Expectation> expectations_in(const std::filesystem::path& path, std::string_view name);

/// The lines `FILE:LINE:COLUMN RULE` or `FILE:LINE:COLUMN RULE "text"` of a list, for places where no comment can
/// stand.
[[nodiscard]] std::vector<Expectation> expectations_listed(const std::filesystem::path& path);

/// What is wrong when these findings should be exactly these expectations: one line each; empty when nothing is. The
/// names of the findings' files begin with `folder`.
[[nodiscard]] std::string difference(std::vector<Expectation> expected, const std::vector<Diagnostic>& findings,
                                     const std::filesystem::path& folder);

}  // namespace connectkit::test
