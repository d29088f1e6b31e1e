#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Values that a connector's file does not hold itself: `${NAME}`, `${NAME:default}`, `secret://…`.
namespace connectkit::check {

enum class PieceKind : std::uint8_t {
  text,
  variable,    ///< ${NAME} or ${NAME:default}
  expression,  ///< ${!…}: computed by other runtimes
  malformed,   ///< ${…} that is none of these
};

/// A piece of a scalar's text; all of them together are the text.
struct Piece {
  PieceKind kind = PieceKind::text;
  std::string_view text;                          ///< all of it, "${" and "}" included
  std::string_view name = {};                     ///< of a variable
  std::optional<std::string_view> fallback = {};  ///< of a variable with a default
};

/// The pieces view `text`. A "${" that is never closed is text.
[[nodiscard]] std::vector<Piece> pieces(std::string_view text);

/// `secret://` and an address.
[[nodiscard]] bool is_secret_reference(std::string_view text);

/// Wholly `${NAME}`, `${NAME:default}` or `secret://…`: fits any scalar type.
[[nodiscard]] bool is_deferred(std::string_view text);

/// It holds nothing that somebody should not read: deferred, and no default that is put in its place.
[[nodiscard]] bool tells_nothing(std::string_view text);

/// A part of it is known only when the connector runs: constraints on it cannot be judged before.
[[nodiscard]] bool holds_deferred(std::string_view text);

}  // namespace connectkit::check
