#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule yaml_duplicate_key{
    .id = "yaml-duplicate-key",
    .severity = Severity::error,
    .summary = "A key must stand only once in a mapping.",
    .why =
        "YAML allows a key once. Some readers refuse the file, others silently take the first or the last "
        "value, so the same definition means different things to different programs.",
    .bad = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
status: preview
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
