#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_secret{
    .id = "connector-secret",
    .severity = Severity::warning,
    .summary = "A secret should not stand in a connector's file.",
    .why =
        "Files are copied, sent and committed, and whoever reads one can log in. A placeholder ${NAME} takes "
        "the value from a variable when the connector starts, secret://… from where the platform keeps "
        "secrets.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: tls://h, auth_enabled: true, jwt: "${JWT}", seed: SUAMNONE}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: tls://h, auth_enabled: true, jwt: "${JWT}", seed: "${SEED}"}
  core: {subject: copy.>}
)",
};

}  // namespace rules
}  // namespace connectkit
