#include <fstream>
#include <iostream>

#include "connectkit/check/library.hpp"
#include "connectkit/definitions/load.hpp"
#include "connectkit/render/text.hpp"

namespace {

using namespace connectkit;

int fail(const std::string& message) {
  std::cerr << "error: " << message << '\n';
  return 1;
}

int bundle(const std::string& directory, const std::string& output) {
  const definitions::Loaded loaded = definitions::load(directory);
  const Sink& sink = loaded.outcome.sink;
  std::cerr << render::text({.diagnostics = sink.diagnostics(), .secrets = sink.secrets()}, {});
  for (const Error& problem : loaded.outcome.problems) std::cerr << "error: " << problem.message << '\n';
  if (!loaded.definitions) return fail(directory + " cannot be compiled");
  const std::string text = definitions::bundle(*loaded.definitions);
  if (const auto library = check::Library::from_bundle(text); !library) return fail(library.error().message);
  std::ofstream file(output, std::ios::binary);
  file << text << std::flush;
  return file ? 0 : fail("cannot write " + output);
}

}  // namespace

/// Run by the build: lints a .connect directory and writes its library.json, or fails.
int main(int argc, char** argv) {
  if (argc == 3) return bundle(argv[1], argv[2]);
  return fail("usage: connectkit-bundler DIRECTORY OUTPUT");
}
