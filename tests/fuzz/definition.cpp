// Bytes → one definition, linted as a whole and rendered in every format.

#include <cstdint>
#include <memory>
#include <string>

#include "connectkit/document/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace connectkit;
  Sink sink;
  const auto file = std::make_shared<const SourceFile>("a.yml", std::string(data, data + size));
  const auto document = Document::read(file, sink);
  sink.finish();
  for (const auto& diagnostic : sink.diagnostics()) (void)file->position(diagnostic.span.end);
  return 0;
}
