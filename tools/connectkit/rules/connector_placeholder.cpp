#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_placeholder{
    .id = "connector-placeholder",
    .severity = Severity::error,
    .summary = "A placeholder must be one that the runtime can replace.",
    .why =
        "The forms ${NAME} and ${NAME:default} stand for the value of a variable, secret://… for a secret "
        "that the platform puts in. When the connector starts, a variable without value and default, or a "
        "secret that is still an address, leaves the value open. Expressions such as ${!name} are computed by "
        "some runtimes only.",
    .bad = R"(description: Copies orders.
runtime_id: vanilla
steps:
  source:
    type: nats
    config: {subject: "orders.${!region}"}
  producer:
    nats: {url: nats://localhost:4222}
    core: {subject: copy.>}
)",
    .good = R"(description: Copies orders.
runtime_id: vanilla
steps:
  source:
    type: nats
    config: {subject: "orders.${REGION:eu}"}
  producer:
    nats: {url: nats://localhost:4222}
    core: {subject: copy.>}
)",
};

}  // namespace rules
}  // namespace connectkit
