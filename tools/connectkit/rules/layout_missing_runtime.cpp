#include <fmt/format.h>

#include <algorithm>

#include "connectkit/base/text.hpp"
#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(DirectoryContext& context) {
  const Directory& directory = context.directory();
  if (has_runtime(directory)) return;
  const auto meant = std::find_if(directory.entries.begin(), directory.entries.end(), is_meant_as_runtime);
  if (meant == directory.entries.end()) {
    context.report("no \"runtime.yml\" in this directory", "describe the runtime in a file of that name");
  } else if (meant->path == runtime_file) {
    context.report("\"runtime.yml\" is no regular file", "describe the runtime in a file of that name");
  } else {
    context.report(fmt::format("no \"runtime.yml\" in this directory, but {}", quoted(meant->path)),
                   "readers look for a file with exactly the name runtime.yml");
  }
}

}  // namespace

namespace rules {

extern constinit const Rule layout_missing_runtime{
    .id = "layout-missing-runtime",
    .severity = Severity::error,
    .summary = "A .connect directory must hold a runtime.yml.",
    .why =
        "The file runtime.yml makes a runtime of the directory: it names it, and says which image runs its "
        "connectors. Without it the components belong to nobody, and no library lists them.",
    .bad = R"(-- .connect/sources/http.yml --
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
