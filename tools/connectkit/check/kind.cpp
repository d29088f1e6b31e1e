#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-kind";
constexpr std::string_view forms = "an inlet has a source and a producer, an outlet a consumer and a sink";

/// Two steps of which a connector has exactly one.
struct Side {
  std::string_view name;
  std::string_view first;
  std::string_view second;
};
constexpr Side input{"input", "source", "consumer"};
constexpr Side output{"output", "producer", "sink"};

struct Steps {
  const Context& context;
  const Value& value;

  [[nodiscard]] bool has(std::string_view key) const { return value.get(key).has_value(); }
  [[nodiscard]] bool has_none(const Side& side) const { return !has(side.first) && !has(side.second); }
  [[nodiscard]] bool has_both(const Side& side) const { return has(side.first) && has(side.second); }
  [[nodiscard]] std::string pointer() const { return context.connector.steps->part.pointer; }

  /// A misspelt key is a finding of its own, and the reason why a step is missing.
  [[nodiscard]] bool have_unknown_keys() const {
    constexpr std::array<std::string_view, 5> known{"source", "consumer", "transformer", "producer", "sink"};
    const auto members = value.members();
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
      return std::find(known.begin(), known.end(), member.key.text()) == known.end();
    });
  }
};

void report_at(const Steps& steps, std::string_view key, std::string message) {
  steps.context.report(
      {rule, steps.value.get(key)->key.span(), appended(steps.pointer(), key), std::move(message), std::string(forms)});
}

void report_missing(const Steps& steps, std::string message) {
  steps.context.report(
      {rule, steps.context.connector.steps->part.key, steps.pointer(), std::move(message), std::string(forms)});
}

void check_both(const Steps& steps, const Side& side) {
  if (!steps.has_both(side)) return;
  const bool in_order = steps.value.get(side.first)->key.span().begin < steps.value.get(side.second)->key.span().begin;
  report_at(steps, in_order ? side.second : side.first,
            fmt::format("\"{}\" and \"{}\" cannot both be there: a connector has one {}", side.first, side.second,
                        side.name));
}

void check_none(const Steps& steps) {
  if (steps.have_unknown_keys()) return;
  if (steps.has_none(input) && steps.has_none(output)) {
    report_missing(steps, "the steps have neither an input (source or consumer) nor an output (producer or sink)");
    return;
  }
  for (const Side& side : {input, output}) {
    if (!steps.has_none(side)) continue;
    report_missing(steps,
                   fmt::format("the steps have no {}: expected \"{}\" or \"{}\"", side.name, side.first, side.second));
  }
}

}  // namespace

bool check_kind(const Context& context, const Value& value) {
  const Steps steps{context, value};
  check_both(steps, input);
  check_both(steps, output);
  check_none(steps);
  const bool has_one_each =
      (steps.has(input.first) != steps.has(input.second)) && (steps.has(output.first) != steps.has(output.second));
  const bool is_source_to_sink = steps.has("source") && steps.has("sink");
  if (has_one_each && is_source_to_sink) {
    report_at(steps, "sink", "\"source\" and \"sink\" cannot be connected: one side of a connector is NATS");
  }
  return has_one_each && !is_source_to_sink;
}

}  // namespace connectkit::check
