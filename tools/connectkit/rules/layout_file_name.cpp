#include <fmt/format.h>

#include "connectkit/base/text.hpp"
#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(RuleContext& context) {
  const ComponentPath& path = context.path();
  const auto name = context.member("name");
  if (path.folder == nullptr || !name || name->value.text() == path.stem) return;
  context.report(
      name->value.span(),
      fmt::format("name {} in a file called {}", quoted(name->value.text()), quoted(path.stem + path.extension)),
      fmt::format("connectors refer to the component by its name: rename the file to {}.yml unless the name "
                  "is the mistake",
                  name->value.text()),
      "/name");
}

}  // namespace

namespace rules {

extern constinit const Rule layout_file_name{
    .id = "layout-file-name",
    .severity = Severity::error,
    .summary = "A component file must be called NAME.yml after its component.",
    .why =
        "Some readers look a component up by its file, others by the name in it. When the two differ it cannot be "
        "found by half of them.",
    .bad = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
-- .connect/sources/web.yml --
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
