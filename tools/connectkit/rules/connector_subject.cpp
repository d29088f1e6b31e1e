#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule connector_subject{
    .id = "connector-subject",
    .severity = Severity::error,
    .summary = "Subjects must be subjects of NATS, and nothing in a publish subject may stay open.",
    .why =
        "A server refuses an empty token, a blank, or a wildcard in the wrong place. In a publish subject, a "
        "final > stands for what the final > of the subscription matched, and {{wildcard(1)}} for its first "
        "*: the subscription must have them.",
    .bad = R"(source:
  type: nats
  config: {subject: orders.>}
producer:
  nats: {url: nats://localhost:4222}
  core: {subject: copy..orders}
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
