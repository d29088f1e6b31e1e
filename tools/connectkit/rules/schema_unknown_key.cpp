#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_unknown_key{
    .id = "schema-unknown-key",
    .severity = Severity::error,
    .summary = "A definition must not have keys that its format does not know.",
    .why =
        "Nobody reads an unknown key. Most often it is a misspelt one, so that what its author meant has "
        "no effect, and nothing says so.",
    .bad = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
icn: https://example.com/icon.svg
)",
    .good = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
icon: https://example.com/icon.svg
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
