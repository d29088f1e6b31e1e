#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace connectkit::test {

/// A fresh directory that is removed, with all that is in it, when the object goes.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  /// Writes a file, and the folders above it; replaces one that is there in one step. Returns its path.
  std::filesystem::path write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

/// The bytes of a file; empty when there is none.
[[nodiscard]] std::string slurp(const std::filesystem::path& path);

}  // namespace connectkit::test
