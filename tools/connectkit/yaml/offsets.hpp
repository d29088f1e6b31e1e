#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace connectkit::yaml {

/// Turns libyaml's mark.index, which counts code points and no BOM, into byte offsets of a well-formed UTF-8 text.
class Offsets {
 public:
  /// `text` must outlive the object; `bom` bytes at its start count as none.
  Offsets(std::string_view text, std::size_t bom);

  [[nodiscard]] std::size_t operator()(std::size_t index) const;

 private:
  static constexpr std::size_t stride = 256;

  std::string_view text_;
  std::size_t bom_;
  std::vector<std::size_t> checkpoints_;  // byte offset of every 256th code point; empty when all of it is ASCII
};

}  // namespace connectkit::yaml
