#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "connectkit/base/files.hpp"
#include "connectkit/yaml/explanation.hpp"

namespace {

/// What libyaml says of errors that are told in another way, or that cannot come up: the bytes are UTF-8 before it
/// sees them, and aliases are not its business in the way that we use it.
constexpr std::array<std::string_view, 15> not_needed{
    "did not find expected <stream-start>",
    "found character that cannot start any token",
    "found duplicate anchor; first occurrence",
    "found undefined alias",
    "found unexpected document indicator",
    "found unexpected end of stream",
    "mapping values are not allowed in this context",
    "control characters are not allowed",
    "incomplete UTF-16 character",
    "incomplete UTF-16 surrogate pair",
    "incomplete UTF-8 octet sequence",
    "invalid Unicode character",
    "invalid leading UTF-8 octet",
    "invalid length of a UTF-8 sequence",
    "invalid trailing UTF-8 octet",
};

/// The texts in a library that look like errors of libyaml.
std::set<std::string> error_texts(std::string_view archive) {
  constexpr std::array<std::string_view, 9> beginnings{"did not find ", "could not find ", "found ",
                                                       "mapping keys ", "mapping values ", "block sequence ",
                                                       "control ",      "incomplete ",     "invalid "};
  std::set<std::string> texts;
  for (const std::string_view beginning : beginnings) {
    for (std::size_t at = archive.find(beginning); at != archive.npos; at = archive.find(beginning, at + 1)) {
      const std::string_view text = archive.substr(at, archive.find('\0', at) - at);
      if (at > 0 && archive[at - 1] == '\0' && text.size() < 100) texts.emplace(text);
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("every error of libyaml is told in words of ours") {
  const auto archive = connectkit::read_file(CONNECTKIT_LIBYAML, 64 << 20);
  REQUIRE(archive.has_value());
  const auto texts = error_texts(*archive);
  CHECK(texts.size() > 40);
  for (const std::string& text : texts) {
    INFO(text);
    const bool needed = std::find(not_needed.begin(), not_needed.end(), text) == not_needed.end();
    CHECK((connectkit::yaml::find_explanation(text) != nullptr) == needed);
  }
}
