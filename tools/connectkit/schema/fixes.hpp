#pragma once

#include <optional>
#include <string>

#include "connectkit/diagnostics/diagnostic.hpp"
#include "connectkit/document/document.hpp"
#include "connectkit/schema/violation.hpp"

namespace connectkit::schema {

struct Suggestion {
  std::string help;  ///< empty when the message says all
  std::optional<Fix> fix;
};

/// What mends a violation, if there is one right answer. No part of it repeats the value.
[[nodiscard]] Suggestion suggest(const Violation& violation, const Value& value, const Place& place);

}  // namespace connectkit::schema
