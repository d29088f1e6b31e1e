#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit {

enum class EntryKind { file, folder, other };

/// Something in a `.connect` directory.
struct Entry {
  std::string path;  ///< below the directory, with "/"
  EntryKind kind = EntryKind::file;
};

/// What lies in a `.connect` directory: its entries and those of the three component folders, not deeper, sorted.
struct Directory {
  std::string name;  ///< as it is shown
  std::vector<Entry> entries = {};
  std::optional<std::string> legacy = {};  ///< the `.vent` directory beside it, as it is shown

  /// The path of an entry as it is shown.
  [[nodiscard]] std::string shown(const Entry& entry) const {
    return name == "." ? entry.path : name + "/" + entry.path;
  }
};

/// A folder for components, and the kind of those in it.
struct ComponentFolder {
  std::string_view name;
  std::string_view kind;
};
inline constexpr std::array<ComponentFolder, 3> component_folders{
    {{"sources", "source"}, {"sinks", "sink"}, {"scanners", "scanner"}}};

/// The component folder with this name, or nullptr.
[[nodiscard]] const ComponentFolder* find_folder(std::string_view name);

inline constexpr std::string_view runtime_file = "runtime.yml";

/// How the path of a component's file speaks about the component.
struct ComponentPath {
  const ComponentFolder* folder = nullptr;  ///< nullptr outside of the component folders, and for runtime.yml
  std::string stem;                         ///< the file's name without its extension
  std::string extension;                    ///< with its dot
};

/// What `path` (with "/") says: its last folder counts, wherever that lies.
[[nodiscard]] ComponentPath component_path(std::string_view path);

/// Who reads an entry, or who was meant to.
enum class Reader {
  runtime,    ///< the runtime's definition
  component,  ///< a component's definition, maybe with a wrong extension
  folder,     ///< a component folder
  ignored,    ///< nobody, and nobody expects it: dot-files, Markdown, licences, images
  nobody,     ///< nobody, although its place suggests otherwise
};
[[nodiscard]] Reader reader_of(const Entry& entry);

/// Whether the entry is what its author took for a component, or a folder of them: `source/`, `nats.yml` outside of the
/// folders.
[[nodiscard]] bool is_misplaced_component(const Entry& entry);

/// Whether there is a runtime.yml.
[[nodiscard]] bool has_runtime(const Directory& directory);

/// Whether the entry was meant to be runtime.yml: `runtime.yaml`, `Runtime.yml`, a folder of that name.
[[nodiscard]] bool is_meant_as_runtime(const Entry& entry);

/// The component folder that a folder's name was meant to be.
[[nodiscard]] std::optional<std::string_view> meant_folder(std::string_view name);

/// Whether a file holds YAML by its extension, in any spelling of it.
[[nodiscard]] bool is_definition_extension(std::string_view extension);

}  // namespace connectkit
