#include <fmt/format.h>

#include "connectkit/base/text.hpp"
#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(RuleContext& context) {
  const ComponentPath& path = context.path();
  if (path.folder == nullptr || path.extension == ".yml") return;
  const std::string& from = context.file_name();
  const std::string to = from.substr(0, from.size() - path.extension.size()) + ".yml";
  context.report(fmt::format("a component file with the extension {}; nobody is offered it", quoted(path.extension)),
                 fmt::format("rename it to {}.yml", path.stem),
                 Fix{.description = "rename the file", .rename = Rename{from, to}});
}

}  // namespace

namespace rules {

extern constinit const Rule layout_extension{
    .id = "layout-extension",
    .severity = Severity::error,
    .summary = "A component file must have the extension .yml.",
    .why =
        "Readers list the files NAME.yml and nothing else. A component in a .yaml file is not offered to anybody, "
        "and no program says so.",
    .bad = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
-- .connect/sources/http.yaml --
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
    .fixable = true,
    .check = check,
};

}  // namespace rules
}  // namespace connectkit
