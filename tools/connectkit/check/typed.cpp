#include "connectkit/check/typed.hpp"

#include <nlohmann/json.hpp>

#include "connectkit/check/component_config.hpp"

namespace connectkit::check {
namespace {

template <class T>
T value_of(const std::optional<model::Located<T>>& member, T fallback = {}) {
  return member ? member->value : fallback;
}

NatsStep nats_of(const std::optional<model::NatsStep>& nats) {
  if (!nats) return {};
  return {value_of(nats->url), value_of(nats->auth_enabled), value_of(nats->jwt), value_of(nats->seed)};
}

ComponentStep component_of(const Document& document, const model::ComponentStep& step,
                           const CheckedComponent* component) {
  if (!component) return {value_of(step.type), Config()};
  return {value_of(step.type), Config(complete_config(document, step, *component))};
}

}  // namespace

Connector typed(const Document& document, const model::Connector& connector, const Components& components) {
  Connector result{value_of(connector.description), value_of(connector.runtime_id), {}, {}, {}, {}};
  const model::Steps& steps = *connector.steps;
  if (steps.source) result.source = component_of(document, *steps.source, components.source);
  if (steps.sink) result.sink = component_of(document, *steps.sink, components.sink);
  if (const auto& consumer = steps.consumer) {
    result.consumer = ConsumerStep{nats_of(consumer->nats), value_of(consumer->subject), value_of(consumer->queue)};
  }
  if (const auto& producer = steps.producer) {
    result.producer = ProducerStep{nats_of(producer->nats), value_of(producer->subject),
                                   value_of(producer->threads, std::int64_t{1})};
  }
  return result;
}

}  // namespace connectkit::check
