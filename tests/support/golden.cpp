#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/temp_dir.hpp"

namespace connectkit::test {

std::string golden(std::string_view name, std::string_view actual) {
  const auto path = std::filesystem::path(CONNECTKIT_SOURCE_DIR) / "tests/golden" / name;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") std::ofstream(path, std::ios::binary) << actual;
  return slurp(path);
}

}  // namespace connectkit::test
