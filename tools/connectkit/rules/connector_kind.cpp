#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_kind{
    .id = "connector-kind",
    .severity = Severity::error,
    .summary = "A connector has one input and one output, and one of them is NATS.",
    .why =
        "An inlet has a source and a producer, an outlet a consumer and a sink; a consumer with a producer "
        "moves messages inside NATS. A runtime cannot connect anything else, and which of two inputs it would "
        "take nobody can tell.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
sink:
  type: nats
  config: {subject: copy.>}
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
