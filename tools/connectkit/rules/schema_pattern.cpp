#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_pattern{
    .id = "schema-pattern",
    .severity = Severity::error,
    .summary = "A name, or other text of a given form, must have that form.",
    .why =
        "Names become parts of paths, subjects and identifiers, so the format allows only characters that "
        "are safe in all of them.",
    .bad = R"(model_version: "1"
name: http-client
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
    .good = R"(model_version: "1"
name: http_client
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
};

}  // namespace rules
}  // namespace connectkit
