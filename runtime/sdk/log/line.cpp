#include "line.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "connectkit/base/text.hpp"

namespace connectkit {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_plain(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte > 0x20 && byte < 0x7F && character != '"' && character != '=' && character != '\\';
}

bool is_plain_word(std::string_view text) {
  if (text.empty()) return false;
  for (const char character : text) {
    if (!is_plain(character)) return false;
  }
  return true;
}

void append_escaped(std::string& out, char character) {
  constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  const auto byte = static_cast<unsigned char>(character);
  if (character == '"' || character == '\\') {
    out += {'\\', character};
  } else if (character == '\n') {
    out += "\\n";
  } else if (character == '\r') {
    out += "\\r";
  } else if (character == '\t') {
    out += "\\t";
  } else if (byte < 0x20 || byte == 0x7F) {
    out += {'\\', 'u', '0', '0', digits[byte >> 4U], digits[byte & 0xFU]};
  } else {
    out += character;
  }
}

std::string quoted_value(std::string_view text) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  while (!text.empty()) {
    const auto bad = first_invalid_utf8(text);
    for (const char character : text.substr(0, bad.value_or(text.size()))) append_escaped(out, character);
    if (!bad) break;
    out += replacement;
    text.remove_prefix(*bad + 1);
  }
  out += '"';
  return out;
}

}  // namespace

LogField::LogField(std::string_view name, double number) : key(name), is_text(!std::isfinite(number)) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  value.assign(digits.data(), end);
}

std::string logfmt_value(std::string_view text) { return is_plain_word(text) ? std::string(text) : quoted_value(text); }

std::string json_text(std::string_view text) { return quoted_value(text); }

std::string logfmt_line(LogLevel level, std::string_view message, LogFields fields) {
  std::string line = "level=";
  line += name(level);
  line += " msg=";
  line += logfmt_value(message);
  for (const LogField& field : fields) {
    line += ' ';
    line += field.key;
    line += '=';
    line += logfmt_value(field.value);
  }
  return line;
}

std::string json_members(LogLevel level, std::string_view message, LogFields fields) {
  std::string line = "\"level\":\"";
  line += name(level);
  line += "\",\"msg\":";
  line += json_text(message);
  for (const LogField& field : fields) {
    line += ',';
    line += json_text(field.key);
    line += ':';
    line += field.is_text ? json_text(field.value) : field.value;
  }
  return line;
}

}  // namespace connectkit
