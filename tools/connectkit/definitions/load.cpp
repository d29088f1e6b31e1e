#include "connectkit/definitions/load.hpp"

#include <nlohmann/json.hpp>

#include "connectkit/base/files.hpp"
#include "connectkit/compile/bundle.hpp"
#include "connectkit/lint/project.hpp"
#include "connectkit/yaml/limits.hpp"

namespace connectkit::definitions {
namespace {

/// A file that lint has just found nothing wrong with; a problem when it is gone, or different, by now.
std::optional<Document> read(const lint::DefinitionFile& file, std::vector<Error>& problems) {
  auto bytes = read_file(file.name, yaml::limits::bytes);
  if (!bytes) {
    problems.push_back(bytes.error());
    return std::nullopt;
  }
  Sink sink;
  auto document = Document::read(std::make_shared<const SourceFile>(file.name, *std::move(bytes)), sink);
  if (!document) problems.push_back({file.name + ": changed while it was read"});
  return document;
}

model::ComponentKind kind_of(const lint::DefinitionFile& file) {
  const auto kind = file.path.folder ? model::component_kind(file.path.folder->kind) : std::nullopt;
  return kind.value_or(model::ComponentKind::scanner);
}

}  // namespace

Loaded load(const std::string& directory) {
  Loaded loaded{lint::run({directory}), std::nullopt};
  if (loaded.outcome.sink.has_errors() || !loaded.outcome.problems.empty()) return loaded;
  std::optional<Document> runtime;
  std::vector<ComponentFile> components;
  for (const lint::DefinitionFile& file : lint::discover({directory}).files) {
    auto document = read(file, loaded.outcome.problems);
    if (!document) return loaded;
    if (file.is_runtime) {
      runtime = std::move(document);
    } else {
      components.push_back({kind_of(file), *std::move(document)});
    }
  }
  if (runtime) loaded.definitions = Definitions{*std::move(runtime), std::move(components)};
  return loaded;
}

std::optional<std::string> nearest_directory() {
  const lint::Project project = lint::discover({});
  if (project.directories.empty()) return std::nullopt;
  return project.directories.front().name;
}

std::string bundle(const Definitions& definitions) {
  std::vector<compile::WrittenComponent> written;
  for (const ComponentFile& component : definitions.components) {
    written.push_back({component.kind, &component.document.json()});
  }
  return compile::library_json(definitions.runtime.json(), written);
}

}  // namespace connectkit::definitions
