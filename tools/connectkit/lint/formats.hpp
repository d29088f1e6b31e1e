#pragma once

#include "connectkit/lint/project.hpp"
#include "connectkit/schema/schema.hpp"

namespace connectkit::lint {

/// The schema that a definition is held against; compiled at its first use. Thread safe.
[[nodiscard]] const schema::Schema& schema_for(const DefinitionFile& definition);

}  // namespace connectkit::lint
