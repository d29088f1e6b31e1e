#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/document/document.hpp"
#include "connectkit/model/located.hpp"

namespace connectkit::model {

/// How a connector is written.
enum class ConnectorForm : std::uint8_t {
  file,   ///< `type: connector` with a `spec`
  bare,   ///< `description`, `runtime_id`, `steps`; older ones have `workload` and `metrics`
  steps,  ///< the steps alone
};

enum class Transport : std::uint8_t { core, stream, kv };

/// "core", "stream", "kv".
[[nodiscard]] std::string_view to_string(Transport transport);

/// A place in the connector: its pointer, the span of its key, that of its value.
struct Part {
  std::string pointer;
  Span key;
  Span span;
};

/// A source or sink.
struct ComponentStep {
  Part part;
  std::optional<Located<std::string>> type;
  std::optional<Part> config;
};

/// The member `nats` of a step.
struct NatsStep {
  Part part;
  std::optional<Located<std::string>> url, jwt, seed;
  std::optional<Located<bool>> auth_enabled;
};

/// A consumer or producer.
struct NatsSideStep {
  Part part;
  std::optional<NatsStep> nats;
  std::optional<Located<std::int64_t>> threads;
  /// The transports that are there; exactly one should be.
  std::vector<Located<Transport>> transports;
  /// Of core or stream.
  std::optional<Located<std::string>> subject, queue;
  /// Keys of the older form (nats_config, subject, queue, jetstream), in the order of the file.
  std::vector<Member> legacy;
};

struct TransformerStep {
  Part part;
  /// Its kinds: exactly one should be there.
  std::vector<Located<std::string>> kinds;
  /// What a service needs of NATS.
  std::optional<NatsStep> nats;
  /// Of a composite.
  std::vector<TransformerStep> sequence;
};

struct Steps {
  Part part;
  std::optional<ComponentStep> source, sink;
  std::optional<NatsSideStep> consumer, producer;
  std::optional<TransformerStep> transformer;
};

/// A connector in any form. What is missing, or of another type than it should be, is not there: the schema's findings
/// tell about it. Views its document.
struct Connector {
  ConnectorForm form = ConnectorForm::steps;
  std::optional<Located<std::string>> description, runtime_id;
  std::optional<Steps> steps;
};

/// The form that the keys of a document's root speak of.
[[nodiscard]] ConnectorForm connector_form(const Document& document);

/// The pointer of the steps: "", "/steps" or "/spec/steps".
[[nodiscard]] std::string_view steps_pointer(ConnectorForm form);

[[nodiscard]] Connector read_connector(const Document& document);

}  // namespace connectkit::model
