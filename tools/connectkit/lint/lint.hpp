#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/lint/project.hpp"

namespace connectkit::lint {

/// What a run of lint found.
struct Outcome {
  Sink sink = {};                    ///< finished
  std::vector<Error> problems = {};  ///< what could not be read or found: the run is not complete
  std::size_t files = 0;             ///< that were read
  std::size_t components = 0;        ///< definitions of components among them
  std::size_t fields = 0;            ///< of the components, at any depth
};

/// Lints `.connect` directories, directories that hold one, and definition files, each file once. Without paths: the
/// `.connect` of the working directory, or of its nearest parent that has one.
[[nodiscard]] Outcome run(const std::vector<std::string>& paths);

/// Lints `bytes` as if they were a definition's file, without looking at any directory.
[[nodiscard]] Outcome run(const DefinitionFile& definition, std::string bytes);

}  // namespace connectkit::lint
