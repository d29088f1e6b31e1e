#pragma once

#include <optional>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/yaml/tree.hpp"

namespace connectkit::yaml {

/// Reads the first document of a file as Go's yaml.v3 would. Reports yaml-encoding, yaml-limits, yaml-syntax,
/// yaml-duplicate-key and yaml-multiple-documents. No tree when there is nothing sound to go on with; after a duplicate
/// key (the first one counts) or a second document (left unread) there is one. An empty file gives an empty tree.
[[nodiscard]] std::optional<Tree> parse(const FilePointer& file, Sink& sink);

}  // namespace connectkit::yaml
