#pragma once

#include <optional>

#include "connectkit/diagnostics/diagnostic.hpp"
#include "connectkit/document/value.hpp"
#include "connectkit/model/connector.hpp"

namespace connectkit::check {

/// The members of the older form that a consumer or producer has.
struct LegacyMembers {
  std::optional<Member> nats_config, subject, queue, jetstream;
};

[[nodiscard]] LegacyMembers legacy_members(const model::NatsSideStep& side);

/// The edits that bring a consumer or producer, as it is written, into the form of today. Nothing where they depend on
/// what its author wants, or on more than the text of its own members (aliases, merges, several lines).
[[nodiscard]] std::optional<Fix> legacy_fix(const Value& step, bool is_consumer);

}  // namespace connectkit::check
