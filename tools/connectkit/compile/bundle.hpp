#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "connectkit/model/component.hpp"

namespace connectkit::compile {

/// A component's definition as it is written.
struct WrittenComponent {
  model::ComponentKind kind = model::ComponentKind::source;
  const nlohmann::json* json = nullptr;
};

/// The text of a library.json: {"version": 1, "runtime": {…}, "components": [{…}]}, ordered by kind and name whatever
/// the order of `components`. It is JSON, and YAML as well: check::Library reads it like any definition.
[[nodiscard]] std::string library_json(const nlohmann::json& runtime, std::span<const WrittenComponent> components);

}  // namespace connectkit::compile
