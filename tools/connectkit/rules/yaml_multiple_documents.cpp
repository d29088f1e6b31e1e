#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule yaml_multiple_documents{
    .id = "yaml-multiple-documents",
    .severity = Severity::error,
    .summary = "A file must hold one YAML document.",
    .why =
        "Readers take the first document of a file and ignore what follows it without a word, so a second "
        "component in the same file does not exist for anybody.",
    .bad = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
---
model_version: "1"
name: https
label: HTTPS
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
