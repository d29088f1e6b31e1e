#pragma once

#include <string>

#include "connectkit/render/report.hpp"

namespace connectkit::render {

/// The report as JSON: valid UTF-8, keys in a fixed order, one finding a line. See schemas/report.json.
[[nodiscard]] std::string json(const Report& report);

/// A JSON string of `text`, quotes included; ill-formed bytes become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace connectkit::render
