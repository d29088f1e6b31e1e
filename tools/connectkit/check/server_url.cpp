#include "connectkit/check/server_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "connectkit/base/text.hpp"

namespace connectkit::check {
namespace {

constexpr std::array<std::string_view, 4> schemes{"nats", "tls", "ws", "wss"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A URL cut where its parts end; none of them is checked.
struct Parts {
  std::optional<std::string_view> scheme;
  std::optional<std::string_view> credentials;
  std::string_view host_and_port;
  std::string_view rest;  ///< path, query, fragment
};

Parts cut(std::string_view url) {
  Parts parts;
  if (const std::size_t end = url.find("://"); end != url.npos) {
    parts.scheme = url.substr(0, end);
    url.remove_prefix(end + 3);
  }
  // To the last "@", although a URL ends at "/": what is a password to its author must not pass for anything else.
  if (const std::size_t at = url.rfind('@'); at != url.npos) {
    parts.credentials = url.substr(0, at);
    url.remove_prefix(at + 1);
  }
  const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
  parts.rest = url.substr(end);
  url = url.substr(0, end);
  parts.host_and_port = url;
  return parts;
}

std::optional<int> hex(char c) {
  int value = 0;
  const auto [end, error] = std::from_chars(&c, &c + 1, value, 16);
  return error == std::errc{} && end == &c + 1 ? std::optional(value) : std::nullopt;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : std::nullopt;
    const auto low = high ? hex(text[i + 2]) : std::nullopt;
    if (low) {
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_host_character(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_ipv6(std::string_view host) {
  const auto allowed = [](char c) { return hex(c) || c == ':' || c == '.'; };
  const std::string_view address = host.substr(0, host.find('%'));  // a zone may follow
  return std::count(address.begin(), address.end(), ':') >= 2 && std::all_of(address.begin(), address.end(), allowed);
}

std::uint16_t default_port(std::string_view scheme) {
  if (scheme == "ws") return 80;
  if (scheme == "wss") return 443;
  return 4222;
}

Result<void> read_port(std::string_view text, ServerUrl& server) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) {
    return Error{"its port is not a number from 1 to 65535"};
  }
  server.port = port;
  return {};
}

Result<void> read_host(std::string_view text, ServerUrl& server) {
  std::string_view host = text;
  std::optional<std::string_view> port;
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == text.npos) return Error{"the bracket of its address is not closed"};
    host = text.substr(1, close - 1);
    const std::string_view after = text.substr(close + 1);
    if (after.starts_with(':')) port = after.substr(1);
    if (!is_ipv6(host) || (!port && !after.empty())) return Error{"what stands in its brackets is not an IPv6 address"};
  } else {
    if (is_ipv6(text)) return Error{"an IPv6 address needs brackets around it"};
    const std::size_t colon = text.find(':');
    host = text.substr(0, colon);
    if (colon != text.npos) port = text.substr(colon + 1);
    if (host.empty()) return Error{"it has no host"};
    if (!std::all_of(host.begin(), host.end(), is_host_character)) {
      return Error{"its host has characters that no host has"};
    }
  }
  server.host = host;
  return port ? read_port(*port, server) : Result<void>();
}

}  // namespace

Result<ServerUrl> parse_server_url(std::string_view url) {
  if (url.empty()) return Error{"it is empty"};
  const Parts parts = cut(url);
  ServerUrl server;
  if (parts.scheme) {
    server.scheme.assign(parts.scheme->size(), ' ');
    std::transform(parts.scheme->begin(), parts.scheme->end(), server.scheme.begin(), lower);
    if (std::find(schemes.begin(), schemes.end(), server.scheme) == schemes.end()) {
      return Error{"its scheme is none of nats, tls, ws, wss"};
    }
  }
  server.port = default_port(server.scheme);
  if (const Result<void> read = read_host(parts.host_and_port, server); !read) return read.error();
  const bool websocket = server.scheme.starts_with("ws");
  if (parts.rest.size() > 1 && !websocket) return Error{"it goes on after its host and port"};
  if (parts.credentials) {
    if (parts.credentials->find_first_of("/?#") != parts.credentials->npos) {
      return Error{"its user name or password has a character that a URL writes with %"};
    }
    const std::size_t colon = parts.credentials->find(':');
    server.user = unescaped(parts.credentials->substr(0, colon));
    if (colon != parts.credentials->npos) server.password = unescaped(parts.credentials->substr(colon + 1));
  }
  return server;
}

std::vector<std::string_view> split_server_list(std::string_view list) {
  std::vector<std::string_view> urls = split(list, ',');
  for (std::string_view& url : urls) url = trimmed(url);
  return urls;
}

std::optional<std::string_view> credentials_in(std::string_view url) {
  const auto credentials = cut(url).credentials;
  return credentials && !credentials->empty() ? credentials : std::nullopt;
}

std::string shown_url(std::string_view url) {
  const auto secret = credentials_in(url);
  if (!secret) return std::string(url);
  const auto start = static_cast<std::size_t>(secret->data() - url.data());
  return fmt::format("{}(secret){}", url.substr(0, start), url.substr(start + secret->size()));
}

}  // namespace connectkit::check
