#include "connectkit/check/placeholder.hpp"

#include <algorithm>

namespace connectkit::check {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

/// `whole` is "${…}".
Piece placeholder(std::string_view whole) {
  const std::string_view inside = whole.substr(2, whole.size() - 3);
  if (inside.starts_with('!')) return {PieceKind::expression, whole};
  const std::size_t colon = inside.find(':');
  const std::string_view name = inside.substr(0, colon);
  if (!is_name(name)) return {PieceKind::malformed, whole};
  Piece piece{PieceKind::variable, whole, name};
  if (colon != inside.npos) piece.fallback = inside.substr(colon + 1);
  return piece;
}

}  // namespace

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> found;
  while (!text.empty()) {
    const std::size_t start = text.find("${");
    const std::size_t end = start == text.npos ? text.npos : text.find('}', start);
    if (end == text.npos) {
      found.push_back({PieceKind::text, text});
      break;
    }
    if (start > 0) found.push_back({PieceKind::text, text.substr(0, start)});
    found.push_back(placeholder(text.substr(start, end + 1 - start)));
    text.remove_prefix(end + 1);
  }
  return found;
}

bool is_secret_reference(std::string_view text) {
  constexpr std::string_view scheme = "secret://";
  return text.starts_with(scheme) && text.size() > scheme.size() && text.find_first_of(" \t\r\n\f") == text.npos;
}

bool is_deferred(std::string_view text) {
  if (is_secret_reference(text)) return true;
  const auto parts = pieces(text);
  return parts.size() == 1 && parts.front().kind == PieceKind::variable;
}

bool tells_nothing(std::string_view text) {
  if (!is_deferred(text)) return false;
  const auto parts = pieces(text);
  return !parts.front().fallback || parts.front().fallback->empty();
}

bool holds_deferred(std::string_view text) {
  if (is_secret_reference(text)) return true;
  const auto parts = pieces(text);
  return std::any_of(parts.begin(), parts.end(), [](const Piece& piece) {
    return piece.kind == PieceKind::variable || piece.kind == PieceKind::expression;
  });
}

}  // namespace connectkit::check
