#include "server_pool.hpp"

#include <algorithm>
#include <charconv>
#include <random>

namespace connectkit {
namespace {

bool same(const ServerAddress& a, const ServerAddress& b) { return a.host == b.host && a.port == b.port; }

}  // namespace

ServerPool::ServerPool(std::vector<ServerAddress> configured) : servers_(std::move(configured)) {
  std::shuffle(servers_.begin(), servers_.end(), std::minstd_rand(std::random_device{}()));
}

std::vector<ServerAddress> ServerPool::round() const {
  std::vector<ServerAddress> round = servers_;
  if (!round.empty()) std::rotate(round.begin(), round.begin() + static_cast<std::ptrdiff_t>(next_), round.end());
  return round;
}

void ServerPool::use(const ServerAddress& server) {
  const auto found = std::find_if(servers_.begin(), servers_.end(), [&](const auto& one) { return same(one, server); });
  if (found != servers_.end()) next_ = static_cast<std::size_t>(found - servers_.begin() + 1) % servers_.size();
}

void ServerPool::learn(const std::string& url, const ServerAddress& known) {
  const std::size_t scheme = url.find("://");
  const std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
  const std::size_t colon = rest.rfind(':');
  if (colon == std::string::npos || colon == 0) return;
  ServerAddress server = known;
  server.host = rest.substr(0, colon);
  if (server.host.front() == '[' && server.host.back() == ']')
    server.host = server.host.substr(1, server.host.size() - 2);
  const auto [end, error] = std::from_chars(rest.data() + colon + 1, rest.data() + rest.size(), server.port);
  if (error != std::errc() || end != rest.data() + rest.size()) return;
  if (server.tls_name.empty()) server.tls_name = known.host;
  if (std::none_of(servers_.begin(), servers_.end(), [&](const auto& one) { return same(one, server); })) {
    servers_.push_back(std::move(server));
  }
}

std::string host_and_port(const ServerAddress& server) {
  const bool address6 = server.host.find(':') != std::string::npos;
  return (address6 ? '[' + server.host + ']' : server.host) + ':' + std::to_string(server.port);
}

}  // namespace connectkit
