#pragma once

#include <string>
#include <vector>

#include "connectkit/check/library.hpp"
#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::cli {

struct LoadedLibraries {
  std::vector<check::Library> libraries;
  Sink sink = {};                    ///< why definitions cannot be used
  std::vector<Error> problems = {};  ///< not empty when some cannot
};

/// The definitions in `directories`; without any, those of the `.connect` here or in the nearest parent, else those of
/// the vanilla runtime that are part of the program.
[[nodiscard]] LoadedLibraries load_libraries(const std::vector<std::string>& directories);

}  // namespace connectkit::cli
