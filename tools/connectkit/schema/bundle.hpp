#pragma once

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace connectkit::schema {

/// Schemas by their $id.
using SchemasById = std::map<std::string, nlohmann::ordered_json, std::less<>>;

/// `schema` with all that it refers to in `others` copied into its definitions: a schema of $id "urn:…:steps" becomes
/// the definition `steps`, its definition `nats` becomes `steps_nats`. References to what `others` lacks stay.
[[nodiscard]] nlohmann::ordered_json bundle(nlohmann::ordered_json schema, const SchemasById& others);

}  // namespace connectkit::schema
