#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_transport{
    .id = "connector-transport",
    .severity = Severity::error,
    .summary = "A consumer or producer has exactly one of core, stream and kv, if its runtime has it.",
    .why =
        "They are three ways to use NATS: plain messages, a JetStream stream, and a key-value bucket. Without "
        "one there is no subject, and with two it is open which of them counts.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  threads: 1
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
