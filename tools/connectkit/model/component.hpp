#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/document/document.hpp"
#include "connectkit/model/field.hpp"

namespace connectkit::model {

enum class ComponentKind : std::uint8_t { source, sink, scanner };

/// "source", "sink", "scanner".
[[nodiscard]] std::string_view to_string(ComponentKind kind);
[[nodiscard]] std::optional<ComponentKind> component_kind(std::string_view word);

/// The definition of a source, sink or scanner. Members that the file lacks are empty.
struct Component {
  FilePointer file;
  Located<std::string> name, label, description, status, icon;
  std::optional<Located<ComponentKind>> written_kind;
  ComponentKind kind = ComponentKind::source;
  std::vector<Field> fields;
};

/// Reads a component from the mapping at `pointer` (of a definition: ""; of a bundle: "/components/0"). Sound whatever
/// stands there. `folder` says the kind of a definition that leaves it out.
[[nodiscard]] Component read_component(const Document& document, std::string_view pointer = "",
                                       ComponentKind folder = ComponentKind::scanner);

}  // namespace connectkit::model
