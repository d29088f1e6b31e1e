#include "connectkit/rules/examples.hpp"

namespace connectkit {
namespace {

constexpr std::string_view opening = "-- ";
constexpr std::string_view closing = " --\n";

bool is_heading(std::string_view line) { return line.starts_with(opening) && line.ends_with(closing); }

/// Takes the first line, its end included, off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == text.npos ? text.size() : end + 1);
  text.remove_prefix(line.size());
  return line;
}

}  // namespace

std::vector<ExampleFile> example_files(std::string_view text) {
  std::vector<ExampleFile> files;
  while (!text.empty()) {
    const char* begin = text.data();
    const std::string_view line = take_line(text);
    if (is_heading(line)) {
      const std::size_t length = line.size() - opening.size() - closing.size();
      files.push_back({line.substr(opening.size(), length), text.substr(0, 0)});
    } else if (files.empty()) {
      return {{"", {begin, line.size() + text.size()}}};
    } else {
      std::string_view& content = files.back().text;
      content = {content.data(), content.size() + line.size()};
    }
  }
  return files;
}

}  // namespace connectkit
