#include <utility>

#include "connectkit/check/server_url.hpp"
#include "connectkit/runtime.hpp"

namespace connectkit {

std::vector<ServerAddress> parse_servers(std::string_view urls) {
  std::vector<ServerAddress> servers;
  for (const std::string_view text : check::split_server_list(urls)) {
    auto url = check::parse_server_url(text);
    if (!url) continue;
    ServerAddress server;
    server.tls = url->scheme == "tls";
    server.host = url->host;
    server.port = url->port;
    if (url->password) {
      server.user = url->user;
      server.password = *url->password;
    } else {
      server.token = url->user;
    }
    servers.push_back(std::move(server));
  }
  return servers;
}

ServerConfig server_config(const NatsStep& step, const Environment& environment) {
  ServerConfig config;
  config.servers = parse_servers(step.url);
  if (step.auth_enabled) {
    config.jwt = step.jwt;
    config.seed = step.seed;
  }
  config.creds_file = environment.creds_file;
  config.ca_file = environment.ca_file;
  config.cert_file = environment.cert_file;
  config.key_file = environment.key_file;
  return config;
}

}  // namespace connectkit
