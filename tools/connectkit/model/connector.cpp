#include "connectkit/model/connector.hpp"

#include <algorithm>
#include <array>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/model/read.hpp"

namespace connectkit::model {
namespace {

constexpr std::array<std::string_view, 3> transport_words{"core", "stream", "kv"};
constexpr std::array<std::string_view, 4> legacy_keys{"nats_config", "subject", "queue", "jetstream"};
constexpr std::array<std::string_view, 2> file_keys{"type", "spec"};
constexpr std::array<std::string_view, 5> bare_keys{"steps", "runtime_id", "description", "workload", "metrics"};

/// A mapping on its way to a model.
struct Reader {
  Value value;
  Part part;

  [[nodiscard]] std::optional<Reader> member(std::string_view key) const {
    const auto found = value.get(key);
    if (!found || !found->value.is_mapping()) return std::nullopt;
    return Reader{found->value, {appended(part.pointer, key), found->key.span(), found->value.span()}};
  }
  [[nodiscard]] std::optional<Located<std::string>> text(std::string_view key) const { return read_text(value, key); }
};

std::optional<NatsStep> read_nats(const Reader& owner) {
  const auto nats = owner.member("nats");
  if (!nats) return std::nullopt;
  return NatsStep{nats->part, nats->text("url"), nats->text("jwt"), nats->text("seed"),
                  read_bool(nats->value, "auth_enabled")};
}

std::optional<ComponentStep> read_component_step(const Reader& steps, std::string_view key) {
  const auto step = steps.member(key);
  if (!step) return std::nullopt;
  ComponentStep component{step->part, step->text("type"), std::nullopt};
  if (const auto config = step->member("config")) component.config = config->part;
  return component;
}

std::optional<NatsSideStep> read_nats_side(const Reader& steps, std::string_view key) {
  const auto step = steps.member(key);
  if (!step) return std::nullopt;
  NatsSideStep side;
  side.part = step->part;
  side.nats = read_nats(*step);
  side.threads = read_integer(step->value, "threads");
  for (const Member& member : step->value.members()) {
    const std::string_view name = member.key.text();
    const auto word = std::find(transport_words.begin(), transport_words.end(), name);
    if (word != transport_words.end()) {
      side.transports.push_back(
          {static_cast<Transport>(word - transport_words.begin()), member.key.span(), member.value.span()});
      side.subject = read_text(member.value, "subject");
      side.queue = read_text(member.value, "queue");
    } else if (std::find(legacy_keys.begin(), legacy_keys.end(), name) != legacy_keys.end()) {
      side.legacy.push_back(member);
    }
  }
  return side;
}

TransformerStep read_transformer(const Reader& reader) {
  TransformerStep transformer{reader.part, {}, std::nullopt, {}};
  for (const Member& member : reader.value.members()) {
    transformer.kinds.push_back({std::string(member.key.text()), member.key.span(), member.value.span()});
  }
  if (const auto service = reader.member("service")) transformer.nats = read_nats(*service);
  const auto composite = reader.member("composite");
  const auto sequence = composite ? composite->value.get("sequential") : std::nullopt;
  if (!sequence) return transformer;
  const std::string list = appended(composite->part.pointer, "sequential");
  std::size_t index = 0;
  for (const Value& item : sequence->value.items()) {
    const std::string pointer = appended(list, std::to_string(index++));
    if (item.is_mapping())
      transformer.sequence.push_back(read_transformer({item, {pointer, dash_of(item), item.span()}}));
  }
  return transformer;
}

Steps read_steps(const Reader& reader) {
  Steps steps;
  steps.part = reader.part;
  steps.source = read_component_step(reader, "source");
  steps.sink = read_component_step(reader, "sink");
  steps.consumer = read_nats_side(reader, "consumer");
  steps.producer = read_nats_side(reader, "producer");
  if (const auto transformer = reader.member("transformer")) steps.transformer = read_transformer(*transformer);
  return steps;
}

template <std::size_t size>
bool has_any(const Value& mapping, const std::array<std::string_view, size>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return mapping.get(key).has_value(); });
}

}  // namespace

std::string_view to_string(Transport transport) { return transport_words[static_cast<std::size_t>(transport)]; }

ConnectorForm connector_form(const Document& document) {
  const std::optional<Value> root = document.root();
  if (root && has_any(*root, file_keys)) return ConnectorForm::file;
  if (root && has_any(*root, bare_keys)) return ConnectorForm::bare;
  return ConnectorForm::steps;
}

std::string_view steps_pointer(ConnectorForm form) {
  if (form == ConnectorForm::file) return "/spec/steps";
  return form == ConnectorForm::bare ? "/steps" : "";
}

Connector read_connector(const Document& document) {
  Connector connector;
  connector.form = connector_form(document);
  const auto owner = document.at(connector.form == ConnectorForm::file ? "/spec" : "");
  if (!owner || !owner->is_mapping()) return connector;
  if (connector.form != ConnectorForm::steps) {
    connector.description = read_text(*owner, "description");
    connector.runtime_id = read_text(*owner, "runtime_id");
  }
  const std::string_view pointer = steps_pointer(connector.form);
  const auto steps = document.at(pointer);
  if (!steps || !steps->is_mapping()) return connector;
  const Place place = document.locate(pointer);
  connector.steps = read_steps({*steps, {std::string(pointer), place.key, place.value}});
  return connector;
}

}  // namespace connectkit::model
