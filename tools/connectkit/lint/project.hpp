#pragma once

#include <string>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/rules/directory.hpp"

namespace connectkit::lint {

/// A definition to read.
struct DefinitionFile {
  std::string name;  ///< its path as it is shown
  bool is_runtime = false;
  ComponentPath path;  ///< of a component
};

/// What a run is about.
struct Project {
  std::vector<Directory> directories = {};
  std::vector<DefinitionFile> files = {};
  std::vector<std::string> legacy = {};  ///< `.vent` directories where no `.connect` is
  std::vector<Error> problems = {};
};

/// Finds what `paths` name; each file and each directory once, under the first of its names. Reads no file.
[[nodiscard]] Project discover(const std::vector<std::string>& paths);

/// A path as messages show it: without "./", doubled slashes and a slash at its end.
[[nodiscard]] std::string shown_path(std::string_view path);

}  // namespace connectkit::lint
