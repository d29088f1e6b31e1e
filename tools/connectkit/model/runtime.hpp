#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "connectkit/document/document.hpp"
#include "connectkit/model/located.hpp"

namespace connectkit::model {

struct Author {
  Located<std::string> name, email, url;
};

struct Metrics {
  std::optional<Located<std::int64_t>> port;
  Located<std::string> path;
};

/// A runtime.yml. Members that the file lacks are empty.
struct Runtime {
  FilePointer file;
  Located<std::string> name, label, version, default_version, image, description;
  std::optional<Author> author;
  std::optional<Metrics> metrics;
};

/// Reads a runtime from the mapping at `pointer` (of a runtime.yml: ""; of a bundle: "/runtime"). Sound whatever stands
/// there.
[[nodiscard]] Runtime read_runtime(const Document& document, std::string_view pointer = "");

}  // namespace connectkit::model
