#include "support/jwt.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <ctime>
#include <memory>
#include <stdexcept>

namespace connectkit::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key private_key(const std::array<std::uint8_t, 32>& secret) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()), EVP_PKEY_free);
  if (!key) throw std::runtime_error("libcrypto makes no Ed25519 key");
  return key;
}

// CRC-16/XMODEM, which ends every NATS key, low byte first.
std::uint16_t crc16(std::string_view bytes) {
  std::uint16_t crc = 0;
  for (const char byte : bytes) {
    crc = static_cast<std::uint16_t>(crc ^ (static_cast<unsigned char>(byte) << 8));
    for (int bit = 0; bit < 8; ++bit)
      crc = static_cast<std::uint16_t>((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
  }
  return crc;
}

/// Groups of `bits` bits, most significant first, as letters of `alphabet`; no padding.
std::string encode(std::string_view bytes, unsigned bits, std::string_view alphabet) {
  std::string text;
  std::uint32_t value = 0;
  unsigned held = 0;
  for (const char byte : bytes) {
    value = (value << 8U) | static_cast<unsigned char>(byte);
    for (held += 8; held >= bits; held -= bits) text += alphabet[(value >> (held - bits)) & ((1U << bits) - 1)];
    value &= (1U << held) - 1;
  }
  if (held > 0) text += alphabet[(value << (bits - held)) & ((1U << bits) - 1)];
  return text;
}

std::string base64url(std::string_view bytes) {
  return encode(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

std::string with_checksum(std::string bytes) {
  const std::uint16_t crc = crc16(bytes);
  bytes += static_cast<char>(crc & 0xFF);
  bytes += static_cast<char>(crc >> 8);
  return encode(bytes, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
}

std::string text_of(const std::uint8_t* bytes, std::size_t size) {
  const void* generic = bytes;
  return {static_cast<const char*>(generic), size};
}

std::string token(const NatsKey& issuer, std::string_view subject, std::string_view name, std::string_view nats,
                  std::int64_t expires = 0) {
  const std::string claims = std::string(R"({"jti":"T)") + std::string(subject) + R"(","iat":)" +
                             std::to_string(std::time(nullptr) - 60) +
                             (expires == 0 ? "" : R"(,"exp":)" + std::to_string(expires)) + R"(,"iss":")" +
                             issuer.public_key() + R"(","name":")" + std::string(name) + R"(","sub":")" +
                             std::string(subject) + R"(","nats":)" + std::string(nats) + "}";
  const std::string head = base64url(R"({"typ":"JWT","alg":"ed25519-nkey"})") + "." + base64url(claims);
  return head + "." + base64url(issuer.sign(head));
}

}  // namespace

NatsKey::NatsKey(Kind kind) {
  if (RAND_bytes(secret_.data(), static_cast<int>(secret_.size())) != 1) throw std::runtime_error("no random bytes");
  std::array<std::uint8_t, 32> point{};
  std::size_t size = point.size();
  EVP_PKEY_get_raw_public_key(private_key(secret_).get(), point.data(), &size);
  const unsigned type = static_cast<unsigned>(kind) << 3U;
  const unsigned seed = 18U << 3U;  // 'S'
  public_ = with_checksum(static_cast<char>(type) + text_of(point.data(), point.size()));
  seed_ = with_checksum(std::string{static_cast<char>(seed | (type >> 5U)), static_cast<char>((type & 31U) << 3U)} +
                        text_of(secret_.data(), secret_.size()));
}

std::string NatsKey::sign(std::string_view text) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const Key key = private_key(secret_);
  const void* bytes = text.data();
  std::array<std::uint8_t, 64> signature{};
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &size, static_cast<const std::uint8_t*>(bytes), text.size()) != 1)
    throw std::runtime_error("cannot sign");
  return text_of(signature.data(), size);
}

std::string UserCredentials::creds() const {
  return "-----BEGIN NATS USER JWT-----\n" + jwt + "\n------END NATS USER JWT------\n\n" +
         "-----BEGIN USER NKEY SEED-----\n" + seed + "\n------END USER NKEY SEED------\n";
}

std::string OperatorMode::operator_token(const NatsKey& key) {
  return token(key, key.public_key(), "operator", R"({"type":"operator","version":2})");
}

std::string OperatorMode::config() const { return config_with_revocations("{}"); }

std::string OperatorMode::config_without(const UserCredentials& user) const {
  return config_with_revocations("{\"" + user.public_key + "\":" + std::to_string(std::time(nullptr)) + "}");
}

std::string OperatorMode::config_with_revocations(const std::string& revocations) const {
  const std::string account =
      token(operator_, account_.public_key(), "account",
            R"({"limits":{"subs":-1,"data":-1,"payload":-1,"imports":-1,"exports":-1,"wildcards":true,"conn":-1,)"
            R"("leaf":-1},"default_permissions":{"pub":{},"sub":{}},"revocations":)" +
                revocations + R"(,"type":"account","version":2})");
  return "operator: \"" + operator_jwt_ + "\"\nresolver: MEMORY\nresolver_preload: {\n  " + account_.public_key() +
         ": \"" + account + "\"\n}\n";
}

UserCredentials OperatorMode::user(std::int64_t expires) const {
  const NatsKey key(NatsKey::Kind::user);
  return {key.public_key(),
          token(account_, key.public_key(), "user",
                R"({"pub":{},"sub":{},"subs":-1,"data":-1,"payload":-1,"type":"user","version":2})", expires),
          key.seed()};
}

}  // namespace connectkit::test
