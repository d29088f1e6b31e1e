#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace connectkit {

/// Walks through a header block as it came from the server: "NATS/1.0", perhaps a status, and lines of "key: value" up
/// to an empty line. Blanks around values are no part of them; a line that begins with a blank continues the one
/// before.
class HeaderBlock {
 public:
  /// Nothing when `bytes` are no such block, or one that libnats has already taken apart.
  static std::optional<HeaderBlock> of(std::string_view bytes);

  /// Goes to the next header; false at the end. Lines without a key are passed over.
  bool next();

  /// Of the present header; they stay valid until the next.
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const std::string& value() const { return value_; }

 private:
  explicit HeaderBlock(std::string_view lines) : lines_(lines) {}
  std::string_view take_line();

  std::string_view lines_;
  std::string key_;
  std::string value_;
};

}  // namespace connectkit
