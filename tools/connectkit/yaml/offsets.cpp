#include "connectkit/yaml/offsets.hpp"

#include <algorithm>

#include "connectkit/base/text.hpp"

namespace connectkit::yaml {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

Offsets::Offsets(std::string_view text, std::size_t bom) : text_(text), bom_(bom) {
  if (bom + ascii_prefix(text.substr(bom)) == text.size()) return;
  std::size_t count = 0;
  for (std::size_t i = bom; i < text.size(); ++i) {
    if (!continues(text[i]) && count++ % stride == 0) checkpoints_.push_back(i);
  }
}

std::size_t Offsets::operator()(std::size_t index) const {
  if (checkpoints_.empty()) return std::min(bom_ + index, text_.size());
  const std::size_t checkpoint = index / stride;
  if (checkpoint >= checkpoints_.size()) return text_.size();
  std::size_t offset = checkpoints_[checkpoint];
  for (std::size_t left = index % stride; left > 0 && offset < text_.size(); --left) {
    do {
      ++offset;
    } while (offset < text_.size() && continues(text_[offset]));
  }
  return offset;
}

}  // namespace connectkit::yaml
