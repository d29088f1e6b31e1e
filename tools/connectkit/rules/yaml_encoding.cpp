#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule yaml_encoding{
    .id = "yaml-encoding",
    .severity = Severity::error,
    .summary = "The file must be UTF-8.",
    .why =
        "Definitions travel as JSON, which is UTF-8. Readers refuse other encodings, or show wrong "
        "letters to users. A byte order mark and line ends of Windows are fine.",
    .bad =
        "model_version: \"1\"\n"
        "name: http\n"
        "label: HTTP\n"
        "kind: source\n"
        "status: stable\n"
        "description: Reads from a caf\xE9"
        "'s till.\n",
    .good = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a café's till.
)",
};

}  // namespace rules
}  // namespace connectkit
