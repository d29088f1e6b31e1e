#pragma once

#include <nlohmann/json_fwd.hpp>

#include "connectkit/model/field.hpp"

namespace connectkit::compile {

/// A field's constraints as JSON Schema: what `value` (the schema of one value of the field) and `whole` (that of the
/// list or map around it; the same object for a scalar) must say in addition.
///
/// - regex: `pattern` of the value, in RE2's syntax, searched
/// - enum: `enum` of the value, each item as the field's type writes it
/// - range: bounds of an int's value or a text's length in code points; of a list or map, its size
///
/// All constraints hold: where a keyword is taken, the next goes into `allOf`. Texts that are programs (expression,
/// condition) have none. A preset says nothing that could be checked.
void add_constraints(const model::Field& field, nlohmann::json& value, nlohmann::json& whole);

}  // namespace connectkit::compile
