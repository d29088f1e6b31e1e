#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::render {

/// What was read.
struct Counts {
  std::size_t files = 0;
  std::size_t components = 0;  ///< definitions of components among the files
  std::size_t fields = 0;      ///< of the components, at any depth
};

/// What a renderer shows: the findings and secrets of a finished Sink. Views them.
struct Report {
  Counts counts = {};
  std::span<const Diagnostic> diagnostics = {};
  std::span<const Secret> secrets = {};
};

[[nodiscard]] std::size_t count_of(std::span<const Diagnostic> diagnostics, Severity severity);

/// "3 files, 2 components, 9 fields: 1 error, 0 warnings, 2 notes", without a line end.
[[nodiscard]] std::string summary(const Report& report);

}  // namespace connectkit::render
