#pragma once

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::yaml {

/// Reports yaml-encoding and gives false when the bytes are not UTF-8 (a BOM is fine).
[[nodiscard]] bool check_encoding(const FilePointer& file, Sink& sink);

}  // namespace connectkit::yaml
