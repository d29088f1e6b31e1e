#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_transformer{
    .id = "connector-transformer",
    .severity = Severity::error,
    .summary = "A transformer has exactly one known kind, and one that its runtime offers.",
    .why =
        "The kind says what happens to a message. A composite transformer holds several, one after the other; "
        "two kinds side by side have no order.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
transformer: {maping: {sourcecode: root = this}}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
transformer: {mapping: {sourcecode: root = this}}
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
