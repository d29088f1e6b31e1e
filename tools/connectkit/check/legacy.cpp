#include <fmt/format.h>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/connector_rules.hpp"
#include "connectkit/check/legacy_fix.hpp"

namespace connectkit::check {
namespace {

using model::NatsSideStep;

constexpr std::string_view rule = "connector-legacy";

/// `"nats_config", "subject" and "queue"`.
std::string enumerated(const std::vector<Member>& members) {
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) text += i + 1 == members.size() ? " and " : ", ";
    text += quoted(members[i].key.text());
  }
  return text;
}

/// What to do, in the order of the keys that are there.
std::string advice(const LegacyMembers& legacy) {
  std::vector<std::string> steps;
  if (legacy.nats_config) steps.emplace_back("rename \"nats_config\" to \"nats\"");
  const std::string_view transport = legacy.jetstream ? "stream" : "core";
  if (legacy.subject && legacy.queue && !legacy.jetstream) {
    steps.emplace_back("move \"subject\" and \"queue\" into \"core\"");
  } else if (legacy.subject) {
    steps.push_back(fmt::format("move \"subject\" into \"{}\"", transport));
  } else if (legacy.queue && !legacy.jetstream) {
    steps.emplace_back("move \"queue\" into \"core\"");
  }
  if (legacy.queue && legacy.jetstream) steps.emplace_back("leave out \"queue\", which streams do not have");
  if (legacy.jetstream) steps.emplace_back("leave out \"jetstream\", whose settings have no place any more");
  const std::vector<std::string_view> views(steps.begin(), steps.end());
  return join(views, "; ");
}

void check_side(const Context& context, const NatsSideStep& side, std::string_view name) {
  if (side.legacy.empty()) return;
  const LegacyMembers legacy = legacy_members(side);
  const Member& first = side.legacy.front();
  const auto written = context.written.at(side.part.pointer);
  context.report({rule, first.key.span(), appended(side.part.pointer, first.key.text()),
                  fmt::format("{} {} of the older form of a {}", enumerated(side.legacy),
                              side.legacy.size() == 1 ? "is" : "are", name),
                  advice(legacy), Severity::error, written ? legacy_fix(*written, name == "consumer") : std::nullopt});
}

}  // namespace

void check_legacy(const Context& context) {
  if (const auto& consumer = context.connector.steps->consumer) check_side(context, *consumer, "consumer");
  if (const auto& producer = context.connector.steps->producer) check_side(context, *producer, "producer");
}

}  // namespace connectkit::check
