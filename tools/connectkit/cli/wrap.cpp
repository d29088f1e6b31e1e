#include "connectkit/cli/wrap.hpp"

#include "connectkit/base/text.hpp"

namespace connectkit::cli {

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (const std::string_view word : split(text, ' ')) {
    const std::size_t width = code_points(word);
    if (column > indent && column + 1 + width > columns) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width;
  }
  return out += '\n';
}

}  // namespace connectkit::cli
