#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/connection.hpp"
#include "native.hpp"

namespace connectkit {

/// A user's JWT and seed.
struct UserKey {
  std::string jwt;
  std::string seed;
};

/// What a creds file holds; nothing when one of both is missing.
[[nodiscard]] std::optional<UserKey> parse_creds(std::string_view text);

/// How a connection proves who it is and whom it trusts: the configuration's own values and those of its files. A file
/// that becomes unusable leaves the last good content in use. For one thread.
class Credentials {
 public:
  using Tell = std::function<void(ConnectionEvent)>;

  explicit Credentials(const ServerConfig& config);

  /// Reads the files that have changed, or all of them, and tells about changes and about what cannot be used.
  /// Returns whether something new is in use.
  bool refresh(bool all, const Tell& tell);

  /// Why there is nothing to connect with; nothing when there is.
  [[nodiscard]] std::optional<std::string> problem() const;

  /// Options to connect to `server`, valid as long as these credentials and not refreshed meanwhile.
  natsStatus apply(natsOptions* options, const ServerAddress& server);

 private:
  /// Files that are only useful together.
  struct Group {
    std::vector<std::string> paths;
    std::function<std::optional<std::string>(const std::vector<std::string>&)> refuse;
    std::vector<std::string> good;
    std::vector<std::string> stamps;
    std::string problem;
  };

  static bool refresh(Group& group, bool all, const Tell& tell);
  natsStatus apply_tls(natsOptions* options, const ServerAddress& server) const;
  [[nodiscard]] bool asks_for_tls() const;

  const ServerConfig config_;
  Group creds_;
  Group ca_;
  Group certificate_;
  UserKey key_;
};

}  // namespace connectkit
