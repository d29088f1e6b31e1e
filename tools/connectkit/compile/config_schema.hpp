#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "connectkit/model/component.hpp"

namespace connectkit::compile {

/// The JSON Schema (draft-07) of a component's config: closed, keyed by the paths of its fields.
///
/// - A key is required when its field is neither optional nor has a default; a key that only longer paths mention is
///   an object, required when one of its members is, else with the default {}.
/// - An object is closed to its members; it is open when it has none.
/// - A map is an object with values of the type, a list an array of them.
/// - A scanner is an object with exactly one key: the name of one of `scanners`, any name when there are none.
/// - Secrets are `writeOnly`. `title` is the label; `description`, `default` and `examples` are taken over.
///
/// `pattern` is in RE2's syntax. The schema is about values as they are when the connector runs: it does not know
/// placeholders, which check/placeholder.hpp tells apart and check/component_config.cpp excuses.
[[nodiscard]] nlohmann::json config_schema(const model::Component& component,
                                           std::span<const model::Component> scanners, std::string_view runtime);

/// Puts in the defaults that a config, accepted by its `schema`, leaves out.
void fill_defaults(nlohmann::json& config, const nlohmann::json& schema);

}  // namespace connectkit::compile
