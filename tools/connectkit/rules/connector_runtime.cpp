#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_runtime{
    .id = "connector-runtime",
    .severity = Severity::warning,
    .summary = "The definitions of a connector's runtime should be at hand.",
    .why =
        "Without them nobody knows which sources and sinks the runtime has, so their config is not checked, "
        "and the first to find a mistake in it is the runtime. A runtime refuses a connector that names "
        "another one.",
    .bad = R"(description: Copies orders.
runtime_id: wombat:v1.2.3
steps:
  source:
    type: nats
    config: {subject: orders.>}
  producer:
    nats: {url: nats://localhost:4222}
    core: {subject: copy.>}
)",
    .good = R"(description: Copies orders.
runtime_id: vanilla
steps:
  source:
    type: nats
    config: {subject: orders.>}
  producer:
    nats: {url: nats://localhost:4222}
    core: {subject: copy.>}
)",
};

}  // namespace rules
}  // namespace connectkit
