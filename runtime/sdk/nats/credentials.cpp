#include "credentials.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace connectkit {
namespace {

using Contents = std::vector<std::string>;

/// Changes when the file does; libnats and OpenSSL would only tell once it is too late.
std::string stamp(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::strerror(errno);
  return std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec) + ' ' +
         std::to_string(status.st_ino) + ' ' + std::to_string(status.st_size);
}

std::optional<std::string> read(const std::string& path, std::string& why) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text;
  if (file) text.assign(std::istreambuf_iterator<char>(file), {});
  if (file && !text.empty()) return text;
  why = '"' + path + "\" cannot be used: " + (errno != 0 ? std::strerror(errno) : "it is empty");
  return std::nullopt;
}

std::string quoted(const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) text += (text.empty() ? "\"" : " and \"") + path + '"';
  return text;
}

std::optional<std::string> refuse_creds(const Contents& contents) {
  const std::optional<UserKey> key = parse_creds(contents.front());
  if (!key) return "it holds no user JWT, or no seed";
  unsigned char* signature = nullptr;
  int length = 0;
  const natsStatus status = nats_Sign(key->seed.c_str(), "nonce", &signature, &length);
  std::free(signature);
  return status == NATS_OK ? std::nullopt : std::optional<std::string>("its seed is not valid");
}

/// OpenSSL's problem in a few words: before them stand numbers and places in its source.
std::string tls_problem() {
  const char* text = nats_GetLastError(nullptr);
  const std::string_view whole = text != nullptr ? text : "";
  const std::size_t word = whole.find_first_not_of(' ', whole.rfind(':') + 1);
  return std::string(word == std::string_view::npos ? "OpenSSL does not take it" : whole.substr(word));
}

template <class Set>
std::optional<std::string> refuse_with(Set set) {
  natsOptions* created = nullptr;
  if (natsOptions_Create(&created) != NATS_OK) return "out of memory";
  const Native<natsOptions> options(created);
  return set(options.get()) == NATS_OK ? std::nullopt : std::optional<std::string>(tls_problem());
}

std::optional<std::string> refuse_ca(const Contents& contents) {
  if (contents.front().find("-----BEGIN CERTIFICATE-----") == std::string::npos) return "there is no certificate in it";
  return refuse_with(
      [&](natsOptions* options) { return natsOptions_SetCATrustedCertificates(options, contents.front().c_str()); });
}

std::optional<std::string> refuse_pair(const Contents& contents) {
  return refuse_with([&](natsOptions* options) {
    return natsOptions_SetCertificatesChain(options, contents[0].c_str(), contents[1].c_str());
  });
}

natsStatus give_jwt(char** jwt, char** /*error*/, void* closure) {
  *jwt = ::strdup(static_cast<const UserKey*>(closure)->jwt.c_str());
  return *jwt != nullptr ? NATS_OK : NATS_NO_MEMORY;
}

natsStatus sign(char** /*error*/, unsigned char** signature, int* length, const char* nonce, void* closure) {
  return nats_Sign(static_cast<const UserKey*>(closure)->seed.c_str(), nonce, signature, length);
}

std::string line_after(std::string_view text, std::string_view heading) {
  std::size_t at = text.find(heading);
  if (at == std::string_view::npos) return {};
  at = text.find('\n', at);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + 1);
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  return line.substr(0, 3) == "---" ? std::string() : std::string(line);
}

}  // namespace

std::optional<UserKey> parse_creds(std::string_view text) {
  UserKey key{line_after(text, "BEGIN NATS USER JWT"), line_after(text, "BEGIN USER NKEY SEED")};
  if (key.jwt.empty() || key.seed.empty()) return std::nullopt;
  return key;
}

Credentials::Credentials(const ServerConfig& config) : config_(config) {
  if (!config.creds_file.empty()) creds_.paths = {config.creds_file};
  if (!config.ca_file.empty()) ca_.paths = {config.ca_file};
  if (!config.cert_file.empty()) certificate_.paths = {config.cert_file, config.key_file};
  creds_.refuse = refuse_creds;
  ca_.refuse = refuse_ca;
  certificate_.refuse = refuse_pair;
}

bool Credentials::refresh(bool all, const Tell& tell) {
  const bool creds = refresh(creds_, all, tell);
  const bool ca = refresh(ca_, all, tell);
  const bool certificate = refresh(certificate_, all, tell);
  return creds || ca || certificate;
}

bool Credentials::refresh(Group& group, bool all, const Tell& tell) {
  std::vector<std::string> stamps;
  for (const std::string& path : group.paths) stamps.push_back(stamp(path));
  if (!all && stamps == group.stamps) return false;
  group.stamps = std::move(stamps);
  Contents contents;
  std::string problem;
  for (const std::string& path : group.paths) {
    if (std::optional<std::string> text = read(path, problem)) contents.push_back(std::move(*text));
  }
  if (problem.empty() && !group.paths.empty() && contents != group.good) {
    if (const auto why = group.refuse(contents)) problem = quoted(group.paths) + " cannot be used: " + *why;
  }
  const bool told = std::exchange(group.problem, problem) == problem;
  if (!problem.empty()) {
    if (!told && !group.good.empty()) {
      tell({ConnectionEvent::Kind::file_kept, problem + "; the earlier content stays in use", "", 0});
    }
    return false;
  }
  if (contents == group.good) return false;
  const bool first = group.good.empty();
  group.good = std::move(contents);
  if (!first) tell({ConnectionEvent::Kind::file_loaded, quoted(group.paths) + " changed and is in use", "", 0});
  return true;
}

std::optional<std::string> Credentials::problem() const {
  for (const Group* group : {&creds_, &ca_, &certificate_}) {
    if (!group->paths.empty() && group->good.empty()) return group->problem;
  }
  return std::nullopt;
}

bool Credentials::asks_for_tls() const {
  return !ca_.paths.empty() || !certificate_.paths.empty() ||
         std::any_of(config_.servers.begin(), config_.servers.end(), [](const auto& server) { return server.tls; });
}

natsStatus Credentials::apply(natsOptions* options, const ServerAddress& server) {
  natsStatus status = NATS_OK;
  if (!server.token.empty()) status = natsOptions_SetToken(options, server.token.c_str());
  if (status == NATS_OK && !server.user.empty()) {
    status = natsOptions_SetUserInfo(options, server.user.c_str(), server.password.c_str());
  }
  key_ = creds_.good.empty() ? UserKey{config_.jwt, config_.seed} : *parse_creds(creds_.good.front());
  if (status == NATS_OK && !key_.jwt.empty()) {
    status = natsOptions_SetUserCredentialsCallbacks(options, give_jwt, &key_, sign, &key_);
  }
  if (status == NATS_OK && asks_for_tls()) status = apply_tls(options, server);
  return status;
}

natsStatus Credentials::apply_tls(natsOptions* options, const ServerAddress& server) const {
  // Schemes mean nothing to libnats: without this it would speak in clear.
  natsStatus status = natsOptions_SetSecure(options, true);
  const std::string& name = server.tls_name.empty() ? server.host : server.tls_name;
  if (status == NATS_OK) status = natsOptions_SetExpectedHostname(options, name.c_str());
  if (status == NATS_OK && !ca_.good.empty()) {
    status = natsOptions_SetCATrustedCertificates(options, ca_.good.front().c_str());
  }
  if (status == NATS_OK && !certificate_.good.empty()) {
    status = natsOptions_SetCertificatesChain(options, certificate_.good[0].c_str(), certificate_.good[1].c_str());
  }
  return status;
}

}  // namespace connectkit
