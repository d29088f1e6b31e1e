#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_value{
    .id = "schema-value",
    .severity = Severity::error,
    .summary = "A definition must not hold what its format forbids in other ways.",
    .why =
        "The format has a few demands that are neither about types, names, allowed values nor missing "
        "keys. A file of another kind, such as a connector, is refused here as well.",
    .bad = R"(description: Copies orders.
runtime_id: vanilla
steps:
  source:
    type: nats
    config: {subject: orders.>}
  producer:
    nats: {url: nats://localhost:4222}
    core: {subject: copy.>}
)",
    .good = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
};

}  // namespace rules
}  // namespace connectkit
