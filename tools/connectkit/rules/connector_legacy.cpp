#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_legacy{
    .id = "connector-legacy",
    .severity = Severity::error,
    .summary = "Consumers and producers must be written in the form of today.",
    .why =
        "Older connectors have nats_config, and a subject, queue or jetstream directly in the consumer or "
        "producer. Runtimes of today do not read them. Where only one answer is right, the fix writes it.",
    .bad = R"(consumer:
  nats_config: {url: nats://localhost:4222}
  subject: orders.>
  queue: workers
sink:
  type: nats
  config: {subject: copy.>}
)",
    .good = R"(consumer:
  nats: {url: nats://localhost:4222}
  core:
    subject: orders.>
    queue: workers
sink:
  type: nats
  config: {subject: copy.>}
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
