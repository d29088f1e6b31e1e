#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_field_type{
    .id = "connector-field-type",
    .severity = Severity::error,
    .summary = "A field's value must have the type that its definition gives it.",
    .why =
        "Runtimes read configs into typed structures: some convert a value of another type, others refuse to "
        "start. A placeholder such as ${NAME} fits every type; what it stands for is checked when the "
        "connector starts.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>, auth: no}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>, auth: false}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
