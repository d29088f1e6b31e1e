// Bytes → one definition, linted as a component's and as a runtime's, and the findings in every format.

#include <cstdint>
#include <string>

#include "connectkit/lint/lint.hpp"
#include "findings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace connectkit;
  const std::string bytes(data, data + size);
  const lint::DefinitionFile component{.name = "sources/a.yml", .path = component_path("sources/a.yml")};
  fuzz::render_everything(lint::run(component, bytes).sink);
  const lint::DefinitionFile runtime{.name = "runtime.yml", .is_runtime = true, .path = {}};
  fuzz::render_everything(lint::run(runtime, bytes).sink);
  return 0;
}
