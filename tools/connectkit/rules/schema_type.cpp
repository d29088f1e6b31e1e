#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule schema_type{
    .id = "schema-type",
    .severity = Severity::error,
    .summary = "A value must have the type that the format gives it.",
    .why =
        "Programs that read definitions are written in typed languages: some convert a value of another "
        "type, others refuse the whole file. An unquoted number where text is expected, or yes for a "
        "bool, is the usual case; null counts as a type of its own.",
    .bad = R"(model_version: 1
name: http
label: HTTP
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
    .fixable = true,
};

}  // namespace rules
}  // namespace connectkit
