#include "connectkit/rules/rule.hpp"

namespace connectkit {
namespace rules {

extern constinit const Rule yaml_limits{
    .id = "yaml-limits",
    .severity = Severity::error,
    .summary = "The file must not be larger, deeper or wider than readers can take.",
    .why =
        "A text of a few hundred bytes can stand for billions of values when aliases are expanded, and "
        "deep nesting exhausts the stack of the program that reads it. So a file may hold 16 MiB, 100 "
        "levels and 250,000 values with aliases expanded, which no definition needs.",
    .bad = R"(model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
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
