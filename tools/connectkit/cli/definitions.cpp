#include "connectkit/cli/definitions.hpp"

#include <fmt/format.h>

#include <iterator>

#include "connectkit/definitions/load.hpp"
#include "vanilla/config_check.hpp"

namespace connectkit::cli {
namespace {

Result<check::Library> library_of(const definitions::Definitions& definitions) {
  std::vector<model::Component> components;
  for (const definitions::ComponentFile& component : definitions.components) {
    components.push_back(model::read_component(component.document, "", component.kind));
  }
  return check::Library::from_definitions(model::read_runtime(definitions.runtime), std::move(components));
}

void add(const std::string& directory, LoadedLibraries& loaded) {
  definitions::Loaded found = definitions::load(directory);
  if (!found.definitions) {
    std::move(found.outcome.problems.begin(), found.outcome.problems.end(), std::back_inserter(loaded.problems));
    if (found.outcome.sink.has_errors()) {
      loaded.problems.push_back({fmt::format("the definitions in {} have errors, so nothing was checked", directory)});
      loaded.sink.append(std::move(found.outcome.sink));
    }
    return;
  }
  const auto library = library_of(*found.definitions);
  if (library) {
    loaded.libraries.push_back(*library);
  } else {
    loaded.problems.push_back({fmt::format("{}: {}", directory, library.error().message)});
  }
}

}  // namespace

LoadedLibraries load_libraries(const std::vector<std::string>& directories) {
  LoadedLibraries loaded;
  for (const std::string& directory : directories) add(directory, loaded);
  if (!directories.empty()) return loaded;
  if (const auto nearest = definitions::nearest_directory()) {
    add(*nearest, loaded);
  } else if (const auto vanilla = check::Library::from_bundle(vanilla::definitions())) {
    loaded.libraries.push_back(*vanilla);
  } else {
    loaded.problems.push_back(vanilla.error());
  }
  return loaded;
}

}  // namespace connectkit::cli
