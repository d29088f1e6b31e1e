#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_auth{
    .id = "connector-auth",
    .severity = Severity::error,
    .summary = "A login must be complete.",
    .why =
        "A JWT says who somebody is, and the signature that is made with its seed proves it: with one of them "
        "a server lets nobody in, and a connector would try for ever.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: tls://h, auth_enabled: true, seed: "${SEED}"}
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
