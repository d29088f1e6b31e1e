#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_unknown_field{
    .id = "connector-unknown-field",
    .severity = Severity::error,
    .summary = "A component's config must hold no field that the component does not have.",
    .why =
        "The component would not see the value: mostly the field is there, but without a value or with its "
        "default, because its name is misspelt.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>, que: workers}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>, queue: workers}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy.>}
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
