// Runs a fuzz target once for each file below the directories given, so that what a fuzzer found stays found.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::vector<char> bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
      const auto started = std::chrono::steady_clock::now();
      LLVMFuzzerTestOneInput(input.data(), input.size());
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
      if (seconds.count() > 1) std::printf("%s took %.1f s\n", entry.path().c_str(), seconds.count());
      ++count;
    }
  }
  std::printf("%zu inputs replayed\n", count);
  return count == 0 ? 1 : 0;
}
