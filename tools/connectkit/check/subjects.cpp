#include <fmt/format.h>

#include <algorithm>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/check/connector_rules.hpp"
#include "connectkit/check/subject.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-subject";

/// Fills whatever a publish subject has to be filled: what a source of another runtime gives is not known.
constexpr std::string_view any_subscription = "*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.>";

/// The text at a pointer, if it is known.
std::optional<Value> known_text(const Context& context, std::string_view pointer) {
  const auto value = context.document.at(pointer);
  return value && value->is_string() && !context.is_open(value->span()) ? value : std::nullopt;
}

/// The rule of the steps and a runtime's own check may both look at a subject.
bool is_reported(const Context& context, std::string_view pointer) {
  const auto& found = context.sink.diagnostics();
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& d) { return d.rule == rule && d.pointer == pointer; });
}

void report(const Context& context, const Value& value, std::string_view pointer, std::string_view what,
            std::string_view problem) {
  if (is_reported(context, pointer)) return;
  const auto written = context.written.at(pointer);
  // A problem may quote a token, which a variable's value must not be.
  const bool may_be_told = (written && written->text() == value.text()) || problem.find("{{") == problem.npos;
  context.report({rule, value.span(), std::string(pointer),
                  fmt::format("{} is not a subject that can be {}{}{}", context.shown(pointer), what,
                              may_be_told ? ": " : "", may_be_told ? problem : "")});
}

/// The pointer of the subject of a consumer or producer; empty when it has none.
std::string subject_pointer(const Context& context, const std::optional<model::NatsSideStep>& side) {
  if (!side || side->transports.size() != 1) return "";
  const auto transport = side->transports.front().value;
  if (transport == model::Transport::kv) return "";
  const std::string pointer = appended(appended(side->part.pointer, to_string(transport)), "subject");
  return context.document.at(pointer) ? pointer : "";
}

}  // namespace

void check_subscription(const Context& context, std::string_view pointer) {
  const auto value = known_text(context, pointer);
  const auto problem = value ? subscription_problem(value->text()) : std::nullopt;
  if (problem) report(context, *value, pointer, "subscribed to", *problem);
}

void check_publication(const Context& context, std::string_view pointer, std::string_view subscription) {
  const auto value = known_text(context, pointer);
  if (!value) return;
  const auto given = subscription.empty() ? std::nullopt : known_text(context, subscription);
  const bool is_filled = given && valid_subject(given->text());
  const auto problem = publish_problem(value->text(), is_filled ? given->text() : any_subscription);
  if (problem) report(context, *value, pointer, "published to", *problem);
}

void check_subjects(const Context& context) {
  const model::Steps& steps = *context.connector.steps;
  const std::string consumer = subject_pointer(context, steps.consumer);
  const std::string producer = subject_pointer(context, steps.producer);
  if (!consumer.empty()) check_subscription(context, consumer);
  if (!producer.empty()) check_publication(context, producer, consumer);
}

}  // namespace connectkit::check
