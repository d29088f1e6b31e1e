#include <fmt/format.h>

#include "connectkit/base/text.hpp"
#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(RuleContext& context) {
  const ComponentFolder* folder = context.path().folder;
  const auto kind = context.member("kind");
  if (folder == nullptr || !kind || kind->value.text() == folder->kind) return;
  context.report(kind->value.span(),
                 fmt::format("kind {} in the folder {}; expected {}", quoted(kind->value.text()), quoted(folder->name),
                             quoted(folder->kind)),
                 fmt::format("move the file to the folder {}s, or correct its kind", kind->value.text()), "/kind");
}

}  // namespace

namespace rules {

extern constinit const Rule layout_kind_mismatch{
    .id = "layout-kind-mismatch",
    .severity = Severity::error,
    .summary = "A component's kind must agree with its folder.",
    .why =
        "Some readers go by the folder and others by the kind, so one and the same component is a source for the "
        "first and a sink for the second.",
    .bad = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
-- .connect/sinks/http.yml --
model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
    .good = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
-- .connect/sources/http.yml --
model_version: "1"
name: http
label: HTTP
kind: source
status: stable
description: Reads from a web server.
)",
    .check = check,
};

}  // namespace rules
}  // namespace connectkit
