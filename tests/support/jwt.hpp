#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace connectkit::test {

/// An Ed25519 key pair in the text forms of NATS: a public key such as "UABC…" and a seed such as "SUABC…".
class NatsKey {
 public:
  enum class Kind : std::uint8_t { operator_ = 14, account = 0, user = 20 };

  explicit NatsKey(Kind kind);

  [[nodiscard]] const std::string& public_key() const { return public_; }
  [[nodiscard]] const std::string& seed() const { return seed_; }
  /// 64 bytes.
  [[nodiscard]] std::string sign(std::string_view text) const;

 private:
  std::array<std::uint8_t, 32> secret_{};
  std::string public_;
  std::string seed_;
};

/// What a user logs in with.
struct UserCredentials {
  std::string public_key;
  std::string jwt;
  std::string seed;

  /// The form of a credentials file.
  [[nodiscard]] std::string creds() const;
};

/// An operator with one account, for servers that authenticate users by JWT.
class OperatorMode {
 public:
  /// `operator`, `resolver` and the account, for a server's configuration.
  [[nodiscard]] std::string config() const;
  /// A new user of the account; `expires` is in seconds since 1970, 0 for never.
  [[nodiscard]] UserCredentials user(std::int64_t expires = 0) const;
  /// `config()` with this user locked out.
  [[nodiscard]] std::string config_without(const UserCredentials& user) const;

 private:
  [[nodiscard]] static std::string operator_token(const NatsKey& key);
  [[nodiscard]] std::string config_with_revocations(const std::string& revocations) const;

  NatsKey operator_{NatsKey::Kind::operator_};
  NatsKey account_{NatsKey::Kind::account};
  /// Made once: a running server does not take another one.
  std::string operator_jwt_ = operator_token(operator_);
};

}  // namespace connectkit::test
