#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connectkit/document/document.hpp"
#include "connectkit/lint/lint.hpp"
#include "connectkit/model/component.hpp"

/// The definitions of a `.connect` directory, for those who compile them.
namespace connectkit::definitions {

struct ComponentFile {
  model::ComponentKind kind = model::ComponentKind::source;  ///< its folder's
  Document document;
};

/// What a directory holds.
struct Definitions {
  Document runtime;
  std::vector<ComponentFile> components;
};

struct Loaded {
  lint::Outcome outcome;
  /// Nothing when lint found an error, or could not read everything.
  std::optional<Definitions> definitions;
};

/// Lints a `.connect` directory, or one that holds it, and reads what it holds.
[[nodiscard]] Loaded load(const std::string& directory);

/// The `.connect` of the working directory, or of its nearest parent that has one.
[[nodiscard]] std::optional<std::string> nearest_directory();

/// The text of its library.json.
[[nodiscard]] std::string bundle(const Definitions& definitions);

}  // namespace connectkit::definitions
