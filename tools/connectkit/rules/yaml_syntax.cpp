#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule yaml_syntax{
    .id = "yaml-syntax",
    .severity = Severity::error,
    .summary = "The file must be well-formed YAML.",
    .why =
        "Readers refuse the whole file at the first thing that YAML forbids, so none of its definitions "
        "is offered to anybody. The finding stands where a person has to look: at the tab, at the quote "
        "that is never closed, at the line whose indentation fits nothing.",
    .bad = R"(model_version: "1"
name: http
label: "HTTP
kind: source
status: stable
description: Reads from a web server.
)",
    .good = R"(model_version: "1"
name: http
label: "HTTP"
kind: source
status: stable
description: Reads from a web server.
)",
};

}  // namespace rules
}  // namespace connectkit
