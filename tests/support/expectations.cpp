#include "support/expectations.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "connectkit/base/text.hpp"
#include "support/temp_dir.hpp"

namespace connectkit::test {
namespace {

/// `RULE` or `RULE "text"`; a quote in the text has a backslash before it.
void read_promise(std::string_view promise, Expectation& expectation) {
  promise = trimmed(promise);
  const std::size_t blank = std::min(promise.find(' '), promise.size());
  expectation.rule = promise.substr(0, blank);
  std::string_view text = trimmed(promise.substr(blank));
  if (text.empty()) return;
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
    throw std::runtime_error("not a promise: " + std::string(promise));
  }
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    expectation.text += text[i];
  }
}

bool fits(const Expectation& expected, const Expectation& found) {
  return expected.file == found.file && expected.line == found.line && expected.rule == found.rule &&
         (expected.column == 0 || expected.column == found.column) &&
         found.text.find(expected.text) != std::string::npos;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Expectation& e) {
  return out << e.file << ':' << e.line << ':' << e.column << ' ' << e.rule << " \"" << e.text << '"';
}

std::vector<Expectation> expectations_in(const std::filesystem::path& path, std::string_view name) {
  constexpr std::string_view mark = "# expect: ";
  const std::string bytes = slurp(path);
  const SourceFile file(std::string(name), bytes);
  std::vector<Expectation> all;
  for (std::size_t number = 1; number <= file.line_count(); ++number) {
    std::string_view line = file.line(number);
    for (std::size_t start = 0; (start = line.find(mark)) != line.npos;) {
      line.remove_prefix(start + mark.size());
      read_promise(line.substr(0, line.find(mark)),
                   all.emplace_back(Expectation{std::string(name), number, 0, "", ""}));
    }
  }
  return all;
}

std::vector<Expectation> expectations_listed(const std::filesystem::path& path) {
  std::vector<Expectation> all;
  std::istringstream lines(slurp(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t blank = line.find(' ');
    const auto place = split(std::string_view(line).substr(0, blank), ':');
    if (blank == line.npos || place.size() != 3) throw std::runtime_error("not an expectation: " + line);
    Expectation& e = all.emplace_back(Expectation{std::string(place[0]), std::stoul(std::string(place[1])),
                                                  std::stoul(std::string(place[2])), "", ""});
    read_promise(std::string_view(line).substr(blank), e);
  }
  return all;
}

std::string difference(std::vector<Expectation> expected, const std::vector<Diagnostic>& findings,
                       const std::filesystem::path& folder) {
  std::ostringstream out;
  for (const Diagnostic& d : findings) {
    const Position at = d.file->position(d.span.begin);
    const Expectation found{std::filesystem::path(d.file->name()).lexically_relative(folder).generic_string(), at.line,
                            at.column, std::string(d.rule), d.message};
    const auto promise =
        std::find_if(expected.begin(), expected.end(), [&](const Expectation& e) { return fits(e, found); });
    if (promise == expected.end()) {
      out << "unexpected: " << found << '\n';
    } else {
      expected.erase(promise);
    }
  }
  for (const Expectation& e : expected) out << "missing: " << e << '\n';
  return out.str();
}

}  // namespace connectkit::test
