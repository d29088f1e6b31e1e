#pragma once

#include <string_view>
#include <vector>

namespace connectkit {

/// One file of a rule's example. A path that ends in "/" is an empty folder.
struct ExampleFile {
  std::string_view path;
  std::string_view text;
};

/// The files of a rule's `bad` or `good` text. Several files are written one after another, each below a line
/// `-- path --`; a text without such a first line is one definition file, whose path is empty.
[[nodiscard]] std::vector<ExampleFile> example_files(std::string_view text);

}  // namespace connectkit
