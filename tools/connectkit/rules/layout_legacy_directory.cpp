#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

void check(DirectoryContext& context) {
  const auto& legacy = context.directory().legacy;
  if (!legacy) return;
  context.report(*legacy, "nobody reads a directory called \".vent\" any more",
                 "move what is in it to .connect: that is its name today");
}

}  // namespace

namespace rules {

extern constinit const Rule layout_legacy_directory{
    .id = "layout-legacy-directory",
    .severity = Severity::warning,
    .summary = "Definitions should not lie in a directory called .vent.",
    .why =
        "The directory was called .vent before it became .connect. Programs of today do not look there, so what it "
        "holds is either forgotten or edited in vain.",
    .bad = R"(-- .connect/runtime.yml --
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
-- .vent/sources/http.yml --
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
