#include "connectkit/source/source_file.hpp"

#include <algorithm>

#include "connectkit/base/text.hpp"

namespace connectkit {
namespace {

// One line may be the whole file, so columns are counted from the last of these and not from its start.
constexpr std::size_t block = 512;

}  // namespace

SourceFile::SourceFile(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

std::size_t SourceFile::bom_size() const {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  return bytes().substr(0, bom.size()) == bom ? bom.size() : 0;
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::clamp(offset, bom_size(), bytes_.size());
  const auto& starts = line_starts();
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const std::size_t start = *std::prev(after);
  const std::size_t column = offset - start < block ? code_points(bytes().substr(start, offset - start))
                                                    : code_points_before(offset) - code_points_before(start);
  return {static_cast<std::size_t>(after - starts.begin()), column + 1};
}

std::size_t SourceFile::offset(Position position) const {
  const auto& starts = line_starts();
  if (position.line > starts.size()) return bytes_.size();
  std::size_t offset = starts[position.line - 1];
  std::string_view rest = line(position.line);
  for (std::size_t column = 1; column < position.column && !rest.empty(); ++column) {
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80) ++length;
    offset += length;
    rest.remove_prefix(length);
  }
  return offset;
}

std::string_view SourceFile::line(std::size_t number) const {
  const auto& starts = line_starts();
  if (number == 0 || number > starts.size()) return {};
  const std::size_t start = starts[number - 1];
  const std::size_t end = number < starts.size() ? starts[number] : bytes_.size();
  std::string_view line = bytes().substr(start, end - start);
  if (number == starts.size()) return line;
  line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
  return line;
}

std::size_t SourceFile::line_count() const { return line_starts().size(); }

std::size_t SourceFile::code_points_before(std::size_t offset) const {
  const std::size_t start = offset - offset % block;
  return code_points_[offset / block] + code_points(bytes().substr(start, offset - start));
}

const std::vector<std::uint32_t>& SourceFile::line_starts() const {
  std::call_once(indexed_, [this] {
    const std::string_view text = bytes();
    const auto ends = std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    line_starts_.reserve(static_cast<std::size_t>(ends) + 1);
    line_starts_.push_back(static_cast<std::uint32_t>(bom_size()));
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) {
        line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
      }
    }
    std::size_t count = 0;
    for (std::size_t start = 0; start <= text.size(); start += block) {
      code_points_.push_back(count);
      count += code_points(text.substr(start, block));
    }
  });
  return line_starts_;
}

}  // namespace connectkit
