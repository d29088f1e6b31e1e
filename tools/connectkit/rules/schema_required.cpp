#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_required{
    .id = "schema-required",
    .severity = Severity::error,
    .summary = "A definition must have every key that its format requires.",
    .why =
        "Users choose components by these keys, and programs that read definitions rely on them. A file "
        "in the folder scanners may leave out kind.",
    .bad = R"(model_version: "1"
name: http
kind: source
status: stable
description: Reads from a web server.
)",
    .good = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
};

}  // namespace rules
}  // namespace connectkit
