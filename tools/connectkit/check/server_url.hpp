#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/base/result.hpp"

namespace connectkit::check {

/// One server of a connector, as its URL says: `scheme://user:password@host:port`.
struct ServerUrl {
  /// "nats", "tls", "ws", "wss", in lower case; a URL without one is nats.
  std::string scheme = "nats";
  /// IPv6 without brackets.
  std::string host;
  /// 4222, or the scheme's own, when none is written.
  std::uint16_t port = 4222;
  /// Percent escapes resolved. A user without a password is a token.
  std::string user;
  std::optional<std::string> password;
};

/// Reads one URL, without blanks around it. The Error says what is wrong with it ("it has no host") and quotes nothing:
/// any part may be a piece of a password.
[[nodiscard]] Result<ServerUrl> parse_server_url(std::string_view url);

/// The URLs of a comma-separated list, blanks around them trimmed. At least one; an empty one stays empty.
[[nodiscard]] std::vector<std::string_view> split_server_list(std::string_view list);

/// `url` with `(secret)` instead of the user's name and password, for messages.
[[nodiscard]] std::string shown_url(std::string_view url);

/// Where the user's name and password stand in `url`; nothing when there are none.
[[nodiscard]] std::optional<std::string_view> credentials_in(std::string_view url);

}  // namespace connectkit::check
