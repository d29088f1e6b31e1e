#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connectkit/check/check.hpp"

namespace connectkit::test {

/// What a check says of a connector.
struct Checked {
  Sink sink = {};  ///< finished, severities as the rules have them
  std::optional<Connector> connector = {};
};

/// The definitions of the vanilla runtime that this build embeds.
[[nodiscard]] const check::Library& vanilla_library();

/// Checks a connector as `connectkit check` does without definitions of the user.
[[nodiscard]] Checked check_text(std::string yaml, std::string name = "x.yml");

/// Checks a connector as the vanilla runtime does at its start.
[[nodiscard]] Checked start_text(std::string yaml, check::Environment environment);

}  // namespace connectkit::test
