#include <catch2/catch.hpp>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/tls.hpp"

using namespace connectkit::test;

namespace {

std::string member(const std::string& key, const std::filesystem::path& file) {
  return key + ": \"" + file.string() + "\"";
}

/// Both ends at one TLS server.
std::string both_ends(Shape shape, const std::string& url, const std::string& of_component = {}) {
  return steps(shape, {url, "in", shape == Shape::inlet ? of_component : ""},
               {url, "out", shape == Shape::outlet ? of_component : ""});
}

void relays(NatsClient& client, Connector& connector) {
  const auto arrived = client.subscribe("out");
  connector.wait_ready();
  client.publish("in", "x");
  CHECK(arrived->at(0).payload == "x");
  CHECK(connector.stop() == Exit{0, 0});
}

/// Waits until both ends have tried several times, and makes sure that the server never heard a word of the protocol.
void is_never_spoken_to(NatsServer& server, Connector& connector) {
  REQUIRE(wait_until([&] { return server.total_connections() >= 6 || !connector.process().running(); }));
  REQUIRE(connector.process().running());
  CHECK(occurrences(connector.log(), "msg=connected") == 0);
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  CHECK(occurrences(connector.log(), "level=error") + occurrences(connector.log(), "level=warn") == 2);
  CHECK(server.in_msgs() == 0);
  CHECK(server.monitor("/connz?state=all").find("\"name\"") == std::string::npos);
  CHECK(connector.stop() == Exit{0, 0});
}

struct Secured {
  CertificateAuthority authority;
  NatsServer server{tls_config(authority.server())};
  NatsClient client{server.url("tls", "localhost"), {.ca_file = authority.ca_file().string()}};
};

}  // namespace

TEST_CASE("a server with a certificate of a trusted authority is spoken to") {
  Secured secured;
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  const std::string host = GENERATE("localhost", "127.0.0.1");
  CAPTURE(shape, host);
  const std::string url = secured.server.url("tls", host);
  const std::string ca = secured.authority.ca_file().string();
  SECTION("the authority's file is named") {
    Connector connector(both_ends(shape, url, member("ca_file", ca)), {{"NATS_CA", ca}});
    relays(secured.client, connector);
  }
  SECTION("the system trusts the authority") {
    Connector connector(both_ends(shape, url), {{"SSL_CERT_FILE", ca}});
    relays(secured.client, connector);
  }
}

TEST_CASE("a server whose authority is unknown is never spoken to") {
  const CertificateAuthority authority;
  const CertificateAuthority other;
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  NatsServer server(tls_config(authority.server()));
  const std::string target = server.url("tls", "localhost", "me:hunter2");
  SECTION("the system does not know it") {
    Connector connector(both_ends(shape, target));
    is_never_spoken_to(server, connector);
  }
  SECTION("another authority is trusted") {
    const std::string ca = other.ca_file().string();
    Connector connector(both_ends(shape, target, member("ca_file", ca)), {{"NATS_CA", ca}});
    is_never_spoken_to(server, connector);
  }
}

TEST_CASE("a server with a certificate for another name is never spoken to") {
  const CertificateAuthority authority;
  const std::string names = GENERATE("DNS:elsewhere.example", "DNS:elsewhere.example,IP:127.0.0.2");
  const std::string host = GENERATE("localhost", "127.0.0.1");
  CAPTURE(names, host);
  NatsServer server(tls_config(authority.server(names)));
  const std::string ca = authority.ca_file().string();
  Connector connector(both_ends(Shape::inlet, server.url("tls", host), member("ca_file", ca)), {{"NATS_CA", ca}});
  is_never_spoken_to(server, connector);
}

TEST_CASE("a plaintext server behind tls:// is never spoken to") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  RecordingListener listener(
      "INFO {\"server_id\":\"X\",\"version\":\"2.9.10\",\"headers\":true,\"max_payload\":1048576,\"proto\":1}\r\n");
  const std::string url = "tls://me:hunter2@127.0.0.1:" + std::to_string(listener.port());
  Connector connector(both_ends(shape, url));
  REQUIRE(wait_until([&] { return listener.connections() >= 6; }));
  REQUIRE(connector.process().running());
  CHECK(occurrences(connector.log(), "msg=connected") == 0);
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(listener.bytes().find("CONNECT") == std::string::npos);
  CHECK(listener.bytes().find("hunter2") == std::string::npos);
  CHECK(listener.bytes().find("PING") == std::string::npos);
}

TEST_CASE("one tls:// in a list is TLS for the whole list") {
  RecordingListener plain(
      "INFO {\"server_id\":\"X\",\"version\":\"2.9.10\",\"headers\":true,\"max_payload\":1048576,\"proto\":1}\r\n");
  const std::string urls =
      "nats://127.0.0.1:" + std::to_string(plain.port()) + ",tls://localhost:" + std::to_string(free_port());
  Connector connector(both_ends(Shape::inlet, urls));
  REQUIRE(wait_until([&] { return plain.connections() >= 4; }));
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(plain.bytes().find("CONNECT") == std::string::npos);
}

TEST_CASE("a server that asks for a client certificate gets it") {
  const CertificateAuthority authority;
  const CertificateAuthority clients;
  NatsServer server(tls_config(authority.server(), &clients));
  const Certificate mine = clients.client();
  const std::string ca = authority.ca_file().string();
  const std::string url = server.url("tls", "localhost");
  const std::string of_component =
      member("ca_file", ca) + ", " + member("cert_file", mine.cert) + ", " + member("key_file", mine.key);
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  SECTION("it is let in with it") {
    Connector connector(both_ends(shape, url, of_component),
                        {{"NATS_CA", ca}, {"NATS_CERT", mine.cert.string()}, {"NATS_KEY", mine.key.string()}});
    NatsClient client(url, {.ca_file = ca, .cert_file = mine.cert.string(), .key_file = mine.key.string()});
    relays(client, connector);
  }
  SECTION("it is not let in without it") {
    Connector connector(both_ends(shape, url, member("ca_file", ca)), {{"NATS_CA", ca}});
    is_never_spoken_to(server, connector);
  }
}

TEST_CASE("a new authority is trusted as soon as its file is there") {
  const CertificateAuthority first;
  const CertificateAuthority second;
  const TempDir dir;
  const std::string ca = dir.write("ca.pem", slurp(first.ca_file())).string();
  NatsServer server(tls_config(first.server()));
  Connector connector(both_ends(Shape::inlet, server.url("tls", "localhost"), member("ca_file", ca)),
                      {{"NATS_CA", ca}});
  connector.wait_ready();
  server.kill();
  server.configure(tls_config(second.server()));
  server.start();
  connector.wait_log("msg=unreachable side=source");
  connector.wait_log("msg=unreachable side=producer");
  CHECK(occurrences(connector.log(), "msg=ready") == 1);
  dir.write("ca.pem", slurp(second.ca_file()));
  NatsClient client(server.url("tls", "localhost"), {.ca_file = second.ca_file().string()});
  connector.wait_ready(2);
  relays(client, connector);
}

TEST_CASE("a damaged authority file, certificate or key changes nothing, but is said") {
  const CertificateAuthority authority;
  const TempDir dir;
  NatsServer server(tls_config(authority.server(), &authority));
  const Certificate mine = authority.client();
  const std::string ca = dir.write("ca.pem", slurp(authority.ca_file())).string();
  const std::string cert = dir.write("cert.pem", slurp(mine.cert)).string();
  const std::string key = dir.write("key.pem", slurp(mine.key)).string();
  const std::string of_component =
      member("ca_file", ca) + ", " + member("cert_file", cert) + ", " + member("key_file", key);
  Connector connector(both_ends(Shape::inlet, server.url("tls", "localhost"), of_component),
                      {{"NATS_CA", ca}, {"NATS_CERT", cert}, {"NATS_KEY", key}});
  connector.wait_ready();
  dir.write(GENERATE("ca.pem", "cert.pem", "key.pem"), GENERATE("", "garbage\n"));
  connector.wait_log("msg=file_kept", 2);
  server.kill();
  server.start();
  connector.wait_ready(2);
  CHECK(occurrences(connector.log(), "msg=refused") == 0);
}
