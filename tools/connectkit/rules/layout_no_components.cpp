#include <algorithm>

#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(DirectoryContext& context) {
  const auto& entries = context.directory().entries;
  // A component in the wrong place is a finding of its own.
  const bool has_component = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return reader_of(entry) == Reader::component || is_misplaced_component(entry);
  });
  if (has_component) return;
  context.report("no component in this directory",
                 "define one in sources/NAME.yml, sinks/NAME.yml or scanners/NAME.yml");
}

}  // namespace

namespace rules {

extern constinit const Rule layout_no_components{
    .id = "layout-no-components",
    .severity = Severity::warning,
    .summary = "A .connect directory should define a component.",
    .why =
        "A runtime is offered for the sake of its sources, sinks and scanners. One without any can be listed, but "
        "nobody can build a connector with it.",
    .bad = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
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
