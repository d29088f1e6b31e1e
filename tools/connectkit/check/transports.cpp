#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

using model::NatsSideStep;
using model::Transport;

constexpr std::string_view rule = "connector-transport";

/// A misspelt key is a finding of its own, and the reason why a transport is missing.
bool has_unknown_keys(const Context& context, const NatsSideStep& side) {
  constexpr std::array<std::string_view, 5> known{"nats", "threads", "core", "stream", "kv"};
  const auto value = context.document.at(side.part.pointer);
  const auto members = value ? value->members() : std::vector<Member>();
  return std::any_of(members.begin(), members.end(), [&](const Member& member) {
    return std::find(known.begin(), known.end(), member.key.text()) == known.end();
  });
}

void check_side(const Context& context, const NatsSideStep& side, std::string_view name) {
  if (!side.legacy.empty()) return;  // connector-legacy says what to write
  if (side.transports.empty()) {
    if (has_unknown_keys(context, side)) return;
    context.report({rule, side.part.key, side.part.pointer,
                    fmt::format("the {} has no transport, expected one of: core, stream, kv", name),
                    "core is plain NATS, stream is JetStream, kv is a key-value bucket"});
    return;
  }
  const auto& first = side.transports.front();
  if (side.transports.size() > 1) {
    const auto& second = side.transports[1];
    context.report({rule, second.key, appended(side.part.pointer, to_string(second.value)),
                    fmt::format("the {} has \"{}\" and \"{}\", expected exactly one transport", name,
                                to_string(first.value), to_string(second.value))});
  } else if (!context.runtime.empty() && first.value != Transport::core) {
    context.report({rule, first.key, appended(side.part.pointer, to_string(first.value)),
                    fmt::format("the runtime \"{}\" does not offer \"{}\", only \"core\"", context.runtime,
                                to_string(first.value))});
  }
}

}  // namespace

void check_transports(const Context& context) {
  if (const auto& consumer = context.connector.steps->consumer) check_side(context, *consumer, "consumer");
  if (const auto& producer = context.connector.steps->producer) check_side(context, *producer, "producer");
}

}  // namespace connectkit::check
