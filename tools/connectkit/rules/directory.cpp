#include "connectkit/rules/directory.hpp"

#include <algorithm>
#include <cctype>

#include "connectkit/base/text.hpp"

namespace connectkit {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return out;
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : name_of(path.substr(0, slash));
}

/// The extension with its dot; a name that only begins with a dot has none.
std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string_view() : name.substr(dot);
}

bool is_silent(const Entry& entry) {
  constexpr std::array<std::string_view, 9> extensions{".md",  ".png",  ".jpg",  ".jpeg", ".gif",
                                                       ".svg", ".webp", ".avif", ".ico"};
  constexpr std::array<std::string_view, 3> licences{"license", "license.txt", "license-apache"};
  const std::string name = lower(name_of(entry.path));
  if (name.starts_with('.')) return true;
  return entry.kind == EntryKind::file && (one_of(extension_of(name), extensions) || one_of(name, licences));
}

}  // namespace

const ComponentFolder* find_folder(std::string_view name) {
  const auto found = std::find_if(component_folders.begin(), component_folders.end(),
                                  [&](const ComponentFolder& folder) { return folder.name == name; });
  return found == component_folders.end() ? nullptr : &*found;
}

ComponentPath component_path(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::string_view extension = extension_of(name);
  return {find_folder(folder_of(path)), std::string(name.substr(0, name.size() - extension.size())),
          std::string(extension)};
}

bool is_definition_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 3> extensions{".yml", ".yaml", ".json"};
  return one_of(lower(extension), extensions);
}

Reader reader_of(const Entry& entry) {
  const bool at_top = entry.path.find('/') == entry.path.npos;
  if (is_silent(entry)) return Reader::ignored;
  if (entry.kind == EntryKind::folder) return at_top && find_folder(entry.path) ? Reader::folder : Reader::nobody;
  if (entry.kind != EntryKind::file) return Reader::nobody;
  if (at_top) return entry.path == runtime_file ? Reader::runtime : Reader::nobody;
  return is_definition_extension(extension_of(name_of(entry.path))) ? Reader::component : Reader::nobody;
}

std::optional<std::string_view> meant_folder(std::string_view name) {
  constexpr std::array<std::string_view, 3> names{component_folders[0].name, component_folders[1].name,
                                                  component_folders[2].name};
  return nearest_spelling(name, names);
}

bool has_runtime(const Directory& directory) {
  const auto& entries = directory.entries;
  return std::any_of(entries.begin(), entries.end(),
                     [](const Entry& entry) { return reader_of(entry) == Reader::runtime; });
}

bool is_meant_as_runtime(const Entry& entry) {
  if (entry.path.find('/') != entry.path.npos || reader_of(entry) == Reader::runtime) return false;
  const ComponentPath path = component_path(entry.path);
  return lower(path.stem) == "runtime" && is_definition_extension(path.extension);
}

bool is_misplaced_component(const Entry& entry) {
  if (reader_of(entry) != Reader::nobody) return false;
  const std::string_view name = name_of(entry.path);
  if (entry.kind == EntryKind::folder) return meant_folder(name).has_value() || entry.path != name;
  return is_definition_extension(extension_of(name)) && !is_meant_as_runtime(entry);
}

}  // namespace connectkit
