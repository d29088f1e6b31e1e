#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_field_constraint{
    .id = "connector-field-constraint",
    .severity = Severity::error,
    .summary = "A field's value must satisfy the constraints of its definition.",
    .why =
        "Constraints say which values a component can work with. They are checked before it starts, so that "
        "nothing is half done when a value turns out to be wrong.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>, queue: my workers}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>, queue: my_workers}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
