#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/base/embedded_file.hpp"
#include "connectkit/base/result.hpp"

/// The JSON Schemas of schemas/, which are part of the binary. All functions are thread safe.
namespace connectkit::schema {

/// The files of schemas/ as they are written.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// What `connectkit schema` can print: "component", "connector", ….
[[nodiscard]] std::vector<std::string_view> names();

/// The text of a schema that stands alone: what it takes from other schemas lies in its own definitions. Ends with a
/// line end. The Error names the schemas that exist.
[[nodiscard]] Result<std::string> text(std::string_view name);

/// The same as JSON; `name` is one of names().
[[nodiscard]] const nlohmann::json& embedded(std::string_view name);

/// The component schema for files of the folder scanners/, which may leave out `kind`.
[[nodiscard]] const nlohmann::json& scanner();

}  // namespace connectkit::schema
