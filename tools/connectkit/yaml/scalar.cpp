#include "connectkit/yaml/scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

namespace connectkit::yaml {
namespace {

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_underscores(std::string_view text) {
  std::string out(text);
  std::erase(out, '_');
  return out;
}

/// A whole number in the notations of Go's ParseInt with base 0, and YAML 1.2's 0o17.
std::optional<Scalar> whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
    text.remove_prefix(letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
  }
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (negative) {
    if (magnitude > largest + 1) return std::nullopt;
    return static_cast<std::int64_t>(~magnitude + 1);
  }
  if (magnitude > largest) return magnitude;
  return static_cast<std::int64_t>(magnitude);
}

/// yaml.v3's form: [-+]? (.digits | digits [. digits?]) ([eE] [-+]? digits)?
std::optional<double> decimal_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const bool starts_well =
      !text.empty() && (is_digit(text[0]) || (text.size() > 1 && text[0] == '.' && is_digit(text[1])));
  if (!starts_well) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::general);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::nullopt;
  return negative ? -value : value;
}

std::optional<double> special_number(std::string_view text) {
  constexpr std::array<std::string_view, 3> nan{".nan", ".NaN", ".NAN"};
  constexpr std::array<std::string_view, 3> infinity{".inf", ".Inf", ".INF"};
  if (one_of(text, nan)) return std::numeric_limits<double>::quiet_NaN();
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!one_of(text, infinity)) return std::nullopt;
  return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

Scalar number_or_text(std::string_view text) {
  // yaml.v3 leaves underscores out of what begins with a digit or a sign only.
  const std::string plain = text[0] == '.' ? std::string(text) : without_underscores(text);
  if (const auto number = whole_number(plain)) return *number;
  if (const auto number = decimal_number(plain)) return *number;
  if (const auto number = special_number(text)) return *number;
  return text;
}

}  // namespace

Scalar resolve_plain(std::string_view text) {
  constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
  constexpr std::array<std::string_view, 3> trues{"true", "True", "TRUE"};
  constexpr std::array<std::string_view, 3> falses{"false", "False", "FALSE"};
  // Longer than any number or word that means something: the usual case for an icon.
  constexpr std::size_t longest = 512;
  if (one_of(text, nulls)) return std::monostate{};
  if (one_of(text, trues)) return true;
  if (one_of(text, falses)) return false;
  const bool may_be_number = is_digit(text[0]) || text[0] == '+' || text[0] == '-' || text[0] == '.';
  return may_be_number && text.size() <= longest ? number_or_text(text) : Scalar(text);
}

Scalar resolve(const Node& node) {
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  const std::string_view text = node.text;
  if (node.tag.empty()) return node.style == Style::plain ? resolve_plain(text) : Scalar(text);
  std::string_view tag = node.tag;
  if (!tag.starts_with(prefix)) return text;
  tag.remove_prefix(prefix.size());
  const bool resolved = tag == "int" || tag == "float" || tag == "bool" || tag == "null";
  return resolved ? resolve_plain(text) : Scalar(text);
}

OldBool old_bool(std::string_view text) {
  constexpr std::array<std::string_view, 8> yes{"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"};
  constexpr std::array<std::string_view, 8> no{"n", "N", "no", "No", "NO", "off", "Off", "OFF"};
  return one_of(text, yes) ? OldBool::yes : one_of(text, no) ? OldBool::no : OldBool::none;
}

}  // namespace connectkit::yaml
