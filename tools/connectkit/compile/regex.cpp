#include "connectkit/compile/regex.hpp"

#include <algorithm>
#include <cstddef>

namespace connectkit::compile {
namespace {

constexpr std::string_view named_group = "(?<";

/// The length of what must not be looked into: an escape, a text between \Q and \E, a class; else 0.
std::size_t opaque_length(std::string_view text) {
  if (text.starts_with("\\Q")) {
    const std::size_t end = text.find("\\E", 2);
    return end == text.npos ? text.size() : end + 2;
  }
  if (text.front() == '\\') return std::min<std::size_t>(2, text.size());
  if (text.front() != '[') return 0;
  std::size_t end = text.starts_with("[^") ? 2 : 1;
  if (end < text.size() && text[end] == ']') ++end;  // a bracket in first place is a member
  while (end < text.size() && text[end] != ']') {
    if (text[end] == '\\') {
      end += 2;
    } else if (text.substr(end).starts_with("[:")) {
      const std::size_t close = text.find(":]", end + 2);
      end = close == text.npos ? end + 2 : close + 2;
    } else {
      ++end;
    }
  }
  return std::min(end + 1, text.size());
}

}  // namespace

std::string re2_syntax(std::string_view go) {
  std::string out;
  while (!go.empty()) {
    std::size_t length = opaque_length(go);
    if (length == 0 && go.starts_with(named_group) && !go.starts_with("(?<=") && !go.starts_with("(?<!")) {
      out += "(?P<";
      go.remove_prefix(named_group.size());
      continue;
    }
    length = std::max<std::size_t>(length, 1);
    out += go.substr(0, length);
    go.remove_prefix(length);
  }
  return out;
}

}  // namespace connectkit::compile
