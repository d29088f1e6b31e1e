#include <fmt/format.h>

#include "connectkit/base/text.hpp"
#include "connectkit/rules/context.hpp"

namespace connectkit {
namespace {

constexpr std::string_view places = "components lie in sources, sinks or scanners, the runtime in runtime.yml";

std::string help_for(const Entry& entry) {
  const bool at_top = entry.path.find('/') == std::string::npos;
  if (find_folder(entry.path) != nullptr) return fmt::format("{} is the name of a folder", quoted(entry.path));
  if (entry.kind == EntryKind::other) return "only regular files are read";
  if (entry.kind == EntryKind::folder) {
    if (const auto meant = meant_folder(entry.path)) return fmt::format("did you mean {}?", quoted(*meant));
    return std::string(at_top ? places : "component files lie directly in their folder");
  }
  return std::string(at_top ? places : "a component file is called NAME.yml");
}

void check(DirectoryContext& context) {
  const Directory& directory = context.directory();
  for (const Entry& entry : directory.entries) {
    if (reader_of(entry) != Reader::nobody) continue;
    // Without a runtime.yml, layout-missing-runtime names this one.
    if (is_meant_as_runtime(entry) && !has_runtime(directory)) continue;
    context.report(directory.shown(entry),
                   entry.kind == EntryKind::folder ? "nobody reads this folder" : "nobody reads this file",
                   help_for(entry));
  }
}

}  // namespace

namespace rules {

extern constinit const Rule layout_unknown_file{
    .id = "layout-unknown-file",
    .severity = Severity::warning,
    .summary = "A .connect directory should hold nothing that nobody reads.",
    .why =
        "Readers look for runtime.yml and for component files directly in sources, sinks and scanners. What lies "
        "elsewhere, in a folder called source for example, has no effect, and nothing says so. Hidden files, "
        "Markdown, licences and images are nobody's mistake.",
    .bad = R"(-- .connect/runtime.yml --
model_version: "1"
name: acme
label: Acme
image: docker:ghcr.io/acme/runtime
author: {name: Acme}
description: The runtime of Acme.
-- .connect/source/http.yml --
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
-- .connect/README.md --
What is in this folder.
)",
    .check = check,
};

}  // namespace rules
}  // namespace connectkit
