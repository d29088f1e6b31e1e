#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_unknown_component{
    .id = "connector-unknown-component",
    .severity = Severity::error,
    .summary = "A source or sink must be one that the runtime offers.",
    .why =
        "A step names its component, and a runtime refuses a name that it does not know. Sources and sinks "
        "are apart: the name of a source says nothing about sinks.",
    .bad = R"(source:
  type: nast
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
};

}  // namespace rules
}  // namespace connectkit
