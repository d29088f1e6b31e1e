#include "header_block.hpp"

namespace connectkit {
namespace {

constexpr std::string_view start = "NATS/1.0";
constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

std::optional<HeaderBlock> HeaderBlock::of(std::string_view bytes) {
  if (bytes.substr(0, start.size()) != start) return std::nullopt;
  if (bytes.size() < start.size() + 4 || bytes.substr(bytes.size() - 4) != "\r\n\r\n") return std::nullopt;
  const char after = bytes[start.size()];
  if (after != '\r' && after != ' ') return std::nullopt;
  HeaderBlock block(bytes.substr(0, bytes.size() - 2));
  block.take_line();
  return block;
}

std::string_view HeaderBlock::take_line() {
  const std::size_t end = lines_.find("\r\n");
  const std::string_view line = lines_.substr(0, end);
  lines_.remove_prefix(end == std::string_view::npos ? lines_.size() : end + 2);
  return line;
}

bool HeaderBlock::next() {
  while (!lines_.empty()) {
    const std::string_view line = take_line();
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || blanks.find(line.front()) != std::string_view::npos) continue;
    key_.assign(line.substr(0, colon));
    value_.assign(trimmed(line.substr(colon + 1)));
    while (!lines_.empty() && blanks.find(lines_.front()) != std::string_view::npos) {
      value_.append(value_.empty() ? "" : " ").append(trimmed(take_line()));
    }
    return true;
  }
  return false;
}

}  // namespace connectkit
