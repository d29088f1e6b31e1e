#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_enum{
    .id = "schema-enum",
    .severity = Severity::error,
    .summary = "A value must be one of those that the format allows.",
    .why =
        "Where the format lists the values, readers know no others: they refuse the definition, or show "
        "the component in a wrong way.",
    .bad = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stabel
description: Reads from a web server.
)",
    .good = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
