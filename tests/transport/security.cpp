#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "relay_fixture.hpp"
#include "support/jwt.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/tls.hpp"

using namespace connectkit;
using namespace connectkit::test;
using Kind = ConnectionEvent::Kind;

namespace {

struct Client {
  explicit Client(const ServerConfig& config) : connection(loop, config, events.collector()), output(connection) {
    connection.open();
  }
  [[nodiscard]] bool delivers() {
    (void)output.publish("out", Message("x"));
    return output.flush(20s);
  }

  Events events;
  Loop loop;
  Connection connection;
  Output output;
};

ServerConfig tls_at(std::uint16_t port, const std::string& host = "127.0.0.1") {
  ServerConfig config = server_at(port, host);
  config.servers.front().tls = true;
  return config;
}

}  // namespace

TEST_CASE("a server with a certificate of a trusted authority is spoken to") {
  const CertificateAuthority authority;
  NatsServer server(tls_config(authority.server()));
  for (const char* host : {"127.0.0.1", "localhost"}) {
    CAPTURE(host);
    ServerConfig config = tls_at(server.port(), host);
    config.ca_file = authority.ca_file();
    Client client(config);
    CHECK(client.delivers());
  }
}

TEST_CASE("a server is not spoken to") {
  const CertificateAuthority authority;
  const CertificateAuthority other("another authority");
  const auto refused = [](const ServerConfig& config, NatsServer& server) {
    Client client(config);
    (void)client.output.publish("out", Message("x"));
    REQUIRE(client.events.wait_for(Kind::unreachable));
    CHECK_FALSE(client.output.flush(300ms));
    CHECK(client.events.count(Kind::connected) == 0);
    CHECK(server.in_msgs() == 0);
    return client.events.last(Kind::unreachable).text;
  };
  SECTION("when its authority is unknown") {
    NatsServer server(tls_config(authority.server()));
    ServerConfig config = tls_at(server.port());
    CHECK(refused(config, server).find("certificate") != std::string::npos);
    config.ca_file = other.ca_file();
    CHECK(refused(config, server).find("certificate") != std::string::npos);
  }
  SECTION("when its certificate has another name") {
    NatsServer server(tls_config(authority.server("DNS:elsewhere.example")));
    for (const char* host : {"127.0.0.1", "localhost"}) {
      ServerConfig config = tls_at(server.port(), host);
      config.ca_file = authority.ca_file();
      CHECK(refused(config, server).find("mismatch") != std::string::npos);
    }
  }
  SECTION("when it speaks no TLS") {
    NatsServer server;
    ServerConfig config = tls_at(server.port());
    refused(config, server);
    config.ca_file = authority.ca_file();
    refused(config, server);
    config.servers.front().tls = false;
    refused(config, server);
    config.ca_file.clear();
    config.servers.push_back(config.servers.front());
    config.servers.back().tls = true;
    refused(config, server);
  }
}

TEST_CASE("a client certificate is shown where the server asks for one") {
  const CertificateAuthority authority;
  NatsServer server(tls_config(authority.server(), &authority));
  ServerConfig config = tls_at(server.port());
  config.ca_file = authority.ca_file();
  {
    Client client(config);
    REQUIRE(client.events.wait_for(Kind::unreachable));
    CHECK_FALSE(client.connection.connected());
  }
  const Certificate certificate = authority.client();
  config.cert_file = certificate.cert;
  config.key_file = certificate.key;
  Client client(config);
  CHECK(client.delivers());
}

TEST_CASE("a lot of data passes through TLS") {
  const CertificateAuthority authority;
  NatsServer server(tls_config(authority.server()));
  ServerConfig config = tls_at(server.port());
  config.ca_file = authority.ca_file();
  TestRelay relay(config, config);
  relay.open();
  REQUIRE(relay.ready());
  Client client(config);
  constexpr std::uint64_t messages = 20'000;
  for (std::uint64_t number = 0; number < messages; ++number) {
    REQUIRE(client.output.publish("in.a", Message(std::string(2000, 'x'))) == Output::Published::accepted);
  }
  REQUIRE(client.output.flush(60s));
  REQUIRE(relay.input.stop(60s));
  REQUIRE(relay.output.flush(60s));
  CHECK(relay.output.counts().delivered == messages);
  CHECK(relay.to.reconnects() == 0);
  CHECK(relay.from.reconnects() == 0);
}

TEST_CASE("a JWT and its seed authenticate, from the configuration and from a file") {
  const OperatorMode operator_mode;
  const UserCredentials user = operator_mode.user();
  NatsServer server(operator_mode.config());
  ServerConfig config = server_at(server.port());
  {
    Client client(config);
    CHECK(client.events.wait_for(Kind::refused));
  }
  config.jwt = user.jwt;
  config.seed = user.seed;
  {
    Client client(config);
    CHECK(client.delivers());
  }
  config.jwt.clear();
  config.seed.clear();
  const TempDir dir;
  config.creds_file = dir.write("user.creds", user.creds());
  Client client(config);
  CHECK(client.delivers());
}

TEST_CASE("new credentials in the file let a refused connection in") {
  const OperatorMode operator_mode;
  const UserCredentials old_user = operator_mode.user();
  const UserCredentials new_user = operator_mode.user();
  NatsServer server(operator_mode.config_without(old_user));
  const TempDir dir;
  ServerConfig config = server_at(server.port());
  config.creds_file = dir.write("user.creds", old_user.creds());
  Client client(config);
  REQUIRE(client.events.wait_for(Kind::refused));
  dir.write("user.creds", new_user.creds());
  CHECK(client.delivers());
  CHECK(client.events.count(Kind::file_loaded) == 1);
  for (const ConnectionEvent& event : client.events.all()) {
    CHECK(event.text.find(old_user.seed) == std::string::npos);
    CHECK(event.text.find(old_user.jwt) == std::string::npos);
  }
}

TEST_CASE("a file that becomes unusable leaves the earlier content in use, and that is told once") {
  const OperatorMode operator_mode;
  const UserCredentials user = operator_mode.user();
  NatsServer server(operator_mode.config());
  const TempDir dir;
  ServerConfig config = server_at(server.port());
  config.creds_file = dir.write("user.creds", user.creds());
  Client client(config);
  REQUIRE(client.delivers());
  dir.write("user.creds", "not credentials: " + user.seed);
  REQUIRE(client.events.wait_for(Kind::file_kept));
  CHECK(client.events.last(Kind::file_kept).text.find(user.seed) == std::string::npos);
  server.stop();
  REQUIRE(client.events.wait_for(Kind::disconnected));
  server.start();
  REQUIRE(client.events.wait_for(Kind::reconnected));
  CHECK(client.delivers());
  CHECK(client.events.count(Kind::file_kept) == 1);
  dir.write("user.creds", user.creds() + "\n");
  CHECK(client.events.wait_for(Kind::file_loaded));
}

TEST_CASE("a file that is not there is told, and used once it is") {
  const CertificateAuthority authority;
  NatsServer server(tls_config(authority.server()));
  const TempDir dir;
  ServerConfig config = tls_at(server.port());
  config.ca_file = dir / "ca.pem";
  Client client(config);
  REQUIRE(client.events.wait_for(Kind::unreachable));
  CHECK(client.events.last(Kind::unreachable).text.find("No such file") != std::string::npos);
  dir.write("ca.pem", "no certificate");
  REQUIRE(client.events.wait_for(Kind::unreachable, 2));
  dir.write("ca.pem", "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n");
  REQUIRE(client.events.wait_for(Kind::unreachable, 3));
  CHECK(client.events.last(Kind::unreachable).text.find("cannot be used: bad base64 decode") != std::string::npos);
  dir.write("ca.pem", slurp(authority.ca_file()));
  CHECK(client.delivers());
}

TEST_CASE("certificate and key change together") {
  const CertificateAuthority authority;
  NatsServer server(tls_config(authority.server(), &authority));
  const TempDir dir;
  const Certificate first = authority.client();
  const Certificate second = authority.client();
  ServerConfig config = tls_at(server.port());
  config.ca_file = authority.ca_file();
  config.cert_file = dir.write("cert.pem", slurp(first.cert));
  config.key_file = dir.write("key.pem", slurp(first.key));
  Client client(config);
  REQUIRE(client.delivers());
  dir.write("cert.pem", slurp(second.cert));
  REQUIRE(client.events.wait_for(Kind::file_kept));
  const std::string why = client.events.last(Kind::file_kept).text;
  CHECK(why.find("cert.pem\" and \"") != std::string::npos);
  CHECK(why.find("cannot be used: key values mismatch; the earlier content stays in use") != std::string::npos);
  dir.write("key.pem", slurp(second.key));
  REQUIRE(client.events.wait_for(Kind::file_loaded));
  server.stop();
  server.start();
  CHECK(client.delivers());
}
