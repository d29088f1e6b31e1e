#include "connectkit/lint/project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "connectkit/base/text.hpp"

namespace connectkit::lint {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string joined(const std::string& folder, std::string_view name) {
  if (folder == ".") return std::string(name);
  return fmt::format("{}{}{}", folder, folder.ends_with('/') ? "" : "/", name);
}

/// The name that a path's last folder really has: of "." too.
std::string real_name(const std::string& path) {
  std::error_code error;
  return fs::canonical(path, error).filename().string();
}

/// Puts together the project, path by path.
class Discovery {
 public:
  explicit Discovery(bool several) : several_(several) {}

  void add_path(const std::string& path);
  void add_nearest();

  [[nodiscard]] Project finish() && { return std::move(project_); }

 private:
  void add_connect(const std::string& name);
  void add_folder(const std::string& path);
  void add_file(DefinitionFile file);
  void list(const std::string& folder, const std::string& prefix, std::vector<Entry>& entries);
  /// Whether a path is new; the same file may be named in many ways.
  bool is_new(const std::string& path);
  void problem(std::string message) { project_.problems.push_back({std::move(message)}); }

  Project project_;
  bool several_;
  std::set<std::string> seen_;
};

bool Discovery::is_new(const std::string& path) {
  if (!several_) return true;
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return seen_.insert(error ? path : real.string()).second;
}

EntryKind kind_of(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_directory(error)) return EntryKind::folder;
  // A link to nothing is left to whoever reads it, who can say why not.
  return entry.is_regular_file(error) || !entry.exists(error) ? EntryKind::file : EntryKind::other;
}

void Discovery::list(const std::string& folder, const std::string& prefix, std::vector<Entry>& entries) {
  std::error_code error;
  fs::directory_iterator it(folder, error);
  while (!error && it != fs::directory_iterator()) {
    entries.push_back({prefix + it->path().filename().string(), kind_of(*it)});
    it.increment(error);
  }
  if (error) problem(fmt::format("cannot read {}: {}", folder, error.message()));
}

void Discovery::add_connect(const std::string& name) {
  if (!is_new(name)) return;
  Directory directory{.name = name};
  list(name, "", directory.entries);
  const std::size_t at_top = directory.entries.size();
  for (std::size_t i = 0; i < at_top; ++i) {
    const Entry entry = directory.entries[i];
    if (reader_of(entry) == Reader::folder) list(joined(name, entry.path), entry.path + "/", directory.entries);
  }
  std::sort(directory.entries.begin(), directory.entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });

  constexpr std::string_view connect = ".connect";
  const bool named = name.ends_with(connect);
  const std::string vent = named ? name.substr(0, name.size() - connect.size()) + ".vent" : joined(name, "../.vent");
  if (is_folder(vent)) directory.legacy = vent;

  for (const Entry& entry : directory.entries) {
    const Reader reader = reader_of(entry);
    if (reader != Reader::runtime && reader != Reader::component) continue;
    add_file({directory.shown(entry), reader == Reader::runtime, component_path(entry.path)});
  }
  project_.directories.push_back(std::move(directory));
}

void Discovery::add_file(DefinitionFile file) {
  if (is_new(file.name)) project_.files.push_back(std::move(file));
}

void Discovery::add_folder(const std::string& path) {
  const std::string name = real_name(path);
  if (name == ".connect") return add_connect(path);
  const std::string inner = joined(path, ".connect");
  if (is_folder(inner)) return add_connect(inner);
  const std::string vent = name == ".vent" ? path : joined(path, ".vent");
  if (is_folder(vent)) project_.legacy.push_back(vent);
  problem(fmt::format("nothing to check: no .connect directory in {}", path));
}

void Discovery::add_path(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    problem(fmt::format("cannot read {}: {}", path, error ? error.message() : "No such file or directory"));
  } else if (fs::is_directory(status)) {
    add_folder(path);
  } else {
    const fs::path absolute = fs::absolute(path, error);
    const bool is_runtime = absolute.filename() == runtime_file;
    add_file({path, is_runtime, is_runtime ? ComponentPath{} : component_path(absolute.generic_string())});
  }
}

void Discovery::add_nearest() {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  std::string up;
  std::string vent;
  for (fs::path folder = here;; folder = folder.parent_path(), up += "../") {
    if (is_folder(up + ".connect")) return add_connect(up + ".connect");
    if (vent.empty() && is_folder(up + ".vent")) vent = up + ".vent";
    if (!folder.has_relative_path()) break;
  }
  if (!vent.empty()) project_.legacy.push_back(vent);
  problem("nothing to check: no .connect directory here or above");
}

}  // namespace

std::string shown_path(std::string_view path) {
  std::string shown = path.starts_with('/') ? "/" : "";
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (!shown.empty() && !shown.ends_with('/')) shown += '/';
    shown += part;
  }
  return shown.empty() && !path.empty() ? "." : shown;
}

Project discover(const std::vector<std::string>& paths) {
  Discovery discovery(paths.size() > 1);
  if (paths.empty()) discovery.add_nearest();
  for (const std::string& path : paths) discovery.add_path(shown_path(path));
  return std::move(discovery).finish();
}

}  // namespace connectkit::lint
