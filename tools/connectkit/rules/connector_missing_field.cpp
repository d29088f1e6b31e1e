#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_missing_field{
    .id = "connector-missing-field",
    .severity = Severity::error,
    .summary = "A component's config must hold every required field.",
    .why =
        "A field is required when its definition neither calls it optional nor gives it a default, so the "
        "component has nothing to go on with. A client certificate without its key is refused here as well.",
    .bad = R"(source:
  type: nats
  config: {queue: workers}
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
};

}  // namespace rules
}  // namespace connectkit
