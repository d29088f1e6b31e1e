#include <fmt/format.h>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

using model::NatsStep;

constexpr std::string_view rule = "connector-auth";
constexpr std::string_view help = "a login needs both jwt and seed; without one, leave out auth_enabled";

void check_content(const Context& context, const NatsStep& nats, std::string_view key,
                   const std::optional<model::Located<std::string>>& value) {
  if (!value || !value->value.empty()) return;
  const std::string pointer = appended(nats.part.pointer, key);
  const bool is_written = context.written.at(pointer)->text().empty();
  context.report({rule, value->span, pointer,
                  fmt::format("auth_enabled is true, but {} is empty{}", key,
                              is_written ? "" : " when its placeholder is replaced"),
                  std::string(help)});
}

void check_login(const Context& context, const std::optional<NatsStep>& nats) {
  if (!nats || !nats->auth_enabled || !nats->auth_enabled->value) return;
  const auto is_missing = [&](std::string_view key) { return !context.document.at(appended(nats->part.pointer, key)); };
  const bool no_jwt = is_missing("jwt");
  const bool no_seed = is_missing("seed");
  if (no_jwt || no_seed) {
    const std::string_view what = no_jwt && no_seed ? "neither \"jwt\" nor \"seed\""
                                  : no_jwt          ? "no \"jwt\""
                                                    : "no \"seed\"";
    context.report({rule, nats->part.key, nats->part.pointer,
                    fmt::format("auth_enabled is true, but there is {}", what), std::string(help)});
  }
  check_content(context, *nats, "jwt", nats->jwt);
  check_content(context, *nats, "seed", nats->seed);
}

void check_transformer_login(const Context& context, const model::TransformerStep& step) {
  check_login(context, step.nats);
  for (const model::TransformerStep& part : step.sequence) check_transformer_login(context, part);
}

}  // namespace

void check_logins(const Context& context) {
  const model::Steps& steps = *context.connector.steps;
  if (steps.consumer) check_login(context, steps.consumer->nats);
  if (steps.producer) check_login(context, steps.producer->nats);
  if (steps.transformer) check_transformer_login(context, *steps.transformer);
}

}  // namespace connectkit::check
