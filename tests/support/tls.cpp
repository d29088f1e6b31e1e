#include "support/tls.hpp"

#include <stdexcept>

#include "support/process.hpp"

namespace connectkit::test {
namespace {

void openssl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "openssl");
  const Finished finished = run({.argv = arguments});
  if (finished.exit != Exit{}) throw std::runtime_error("openssl " + arguments.at(1) + " failed:\n" + finished.err);
}

}  // namespace

CertificateAuthority::CertificateAuthority(std::string name) {
  openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
           "/CN=" + name, "-keyout", (dir_ / "ca.key").string(), "-out", ca_file().string()});
}

Certificate CertificateAuthority::server(const std::string& names) const {
  return issue("test server", "subjectAltName=" + names + "\nextendedKeyUsage=serverAuth\n");
}

Certificate CertificateAuthority::client(const std::string& common_name) const {
  return issue(common_name, "extendedKeyUsage=clientAuth\n");
}

Certificate CertificateAuthority::issue(const std::string& common_name, const std::string& extensions) const {
  const std::string stem = "issued" + std::to_string(++issued_);
  const Certificate result{dir_ / (stem + ".pem"), dir_ / (stem + ".key")};
  const std::string request = (dir_ / (stem + ".csr")).string();
  const std::string extension_file = dir_.write(stem + ".ext", extensions).string();
  openssl({"req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
           "/CN=" + common_name, "-keyout", result.key.string(), "-out", request});
  openssl({"x509", "-req", "-in", request, "-CA", ca_file().string(), "-CAkey", (dir_ / "ca.key").string(),
           "-set_serial", std::to_string(1000 + issued_), "-days", "2", "-extfile", extension_file, "-out",
           result.cert.string()});
  return result;
}

std::string tls_config(const Certificate& server, const CertificateAuthority* clients) {
  std::string text = "tls {\n  cert_file: \"" + server.cert.string() + "\"\n  key_file: \"" + server.key.string() +
                     "\"\n  timeout: 20\n";
  if (clients != nullptr) text += "  ca_file: \"" + clients->ca_file().string() + "\"\n  verify: true\n";
  return text + "}\n";
}

}  // namespace connectkit::test
