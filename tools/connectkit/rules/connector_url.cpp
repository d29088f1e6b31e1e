#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_url{
    .id = "connector-url",
    .severity = Severity::error,
    .summary = "The URL of a server has a scheme of NATS, a host, and perhaps a port.",
    .why =
        "A scheme is nats, tls, ws or wss; without one it is nats. Client libraries ignore what they do not "
        "know, and then talk in plain text to a server that was meant to be spoken to with encryption. "
        "Several URLs are separated by commas.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: http://localhost:4222}
  core: {subject: copy.>}
)",
    .good = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: "nats://a:4222, nats://b:4222"}
  core: {subject: copy.>}
)",
};

}  // namespace rules
}  // namespace connectkit
