#pragma once

#include <filesystem>
#include <string>

#include "support/temp_dir.hpp"

namespace connectkit::test {

/// A certificate and its key, as PEM files.
struct Certificate {
  std::filesystem::path cert;
  std::filesystem::path key;
};

/// A certificate authority of one test, made with the openssl command; throws when that fails.
class CertificateAuthority {
 public:
  explicit CertificateAuthority(std::string name = "test authority");

  /// A PEM file with the certificate of the authority.
  [[nodiscard]] std::filesystem::path ca_file() const { return dir_ / "ca.pem"; }

  /// A server's certificate; `names` is what it is valid for: "DNS:localhost,IP:127.0.0.1".
  [[nodiscard]] Certificate server(const std::string& names = "DNS:localhost,IP:127.0.0.1") const;
  /// A client's certificate.
  [[nodiscard]] Certificate client(const std::string& common_name = "test client") const;

 private:
  [[nodiscard]] Certificate issue(const std::string& common_name, const std::string& extensions) const;

  TempDir dir_;
  mutable int issued_ = 0;
};

/// `tls {…}` for a server's configuration. With `clients`, it asks for certificates of that authority.
[[nodiscard]] std::string tls_config(const Certificate& server, const CertificateAuthority* clients = nullptr);

}  // namespace connectkit::test
