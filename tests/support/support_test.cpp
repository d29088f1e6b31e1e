#include <catch2/catch.hpp>
#include <csignal>

#include "support/jwt.hpp"
#include "support/ledger.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/proxy.hpp"
#include "support/raw_client.hpp"
#include "support/tls.hpp"

using namespace connectkit::test;

TEST_CASE("a ledger tells lost, duplicated, reordered and changed messages apart") {
  Ledger good;
  for (std::size_t i = 0; i < 5; ++i) good.received(Ledger::payload(i, 100));
  CHECK(good.report(5) == LedgerReport{});
  CHECK(good.report(6) == LedgerReport{.lost = 1});
  CHECK(good.report(4) == LedgerReport{.changed = 1});
  good.received(Ledger::payload(5, 100) + "x");
  CHECK(good.report(5) == LedgerReport{.changed = 1});

  Ledger bad;
  for (const std::size_t number : {0U, 2U, 1U, 4U, 4U}) bad.received(Ledger::payload(number));
  CHECK(bad.report(5) == LedgerReport{.lost = 1, .duplicated = 1, .reordered = 2});
}

TEST_CASE("a process gives its output, its code and its signal") {
  const Finished finished =
      run({.argv = {"sh", "-c", "cat; echo $A >&2; pwd; exit 7"}, .env = {{"A", "b c"}}, .cwd = "/", .input = "in\n"});
  CHECK(finished.exit == Exit{7, 0});
  CHECK(finished.out == "in\n/\n");
  CHECK(finished.err == "b c\n");

  Process sleeper({.argv = {"sleep", "1000"}});
  CHECK_FALSE(sleeper.wait(1ms));
  sleeper.signal(SIGTERM);
  CHECK(sleeper.wait() == Exit{0, SIGTERM});
}

TEST_CASE("a program that is not installed fails with its name") {
  CHECK_THROWS_WITH(run({.argv = {"no-such-program"}}), Catch::Contains("no-such-program is not installed"));
}

TEST_CASE("a server keeps its port over restarts, and its clients come back") {
  NatsServer server;
  NatsClient publisher(server.url());
  NatsClient subscriber(server.url());
  const auto subscription = subscriber.subscribe("a.*");
  publisher.publish("a.b", "one", {{"k", "1"}, {"k", "2"}, {"A", ""}}, "reply");
  const Received received = subscription->at(0);
  CHECK(received.subject == "a.b");
  CHECK(received.reply == "reply");
  CHECK(received.payload == "one");
  CHECK(server.connections() == 2);

  server.kill();
  server.start();
  CHECK(wait_until([&] { return server.connections() == 2 && server.subscriptions() >= 1; }));
  publisher.flush();
  subscriber.flush();
  publisher.publish("a.c", "two");
  CHECK(subscription->at(1).payload == "two");
}

TEST_CASE("the raw client sees what is on the wire") {
  NatsServer server;
  RawClient receiver(server.port());
  receiver.subscribe(">");
  RawClient sender(server.port());
  const std::string headers = "NATS/1.0 503 nobody\r\nA: 1\r\nE: \r\n\r\n";
  sender.publish("x", headers, std::string("\0\r\n", 3), "r");
  sender.publish("y", "", "");
  const RawMessage first = receiver.next();
  CHECK(first.subject == "x");
  CHECK(first.reply == "r");
  CHECK(first.headers == headers);
  CHECK(first.payload == std::string("\0\r\n", 3));
  CHECK(receiver.next().subject == "y");
}

TEST_CASE("a server in operator mode admits the account's users only") {
  const OperatorMode operators;
  NatsServer server(operators.config());
  const TempDir dir;
  const UserCredentials user = operators.user();
  const auto creds = dir.write("user.creds", user.creds());
  const auto strange = dir.write("strange.creds", OperatorMode().user().creds());
  NatsClient(server.url(), {.creds_file = creds.string()}).flush();
  CHECK_THROWS(NatsClient(server.url(), {.creds_file = strange.string()}));
  CHECK_THROWS(NatsClient(server.url()));
  server.configure(operators.config_without(user));
  server.reload();
  CHECK_THROWS(NatsClient(server.url(), {.creds_file = creds.string()}));
  const auto other = dir.write("other.creds", operators.user().creds());
  NatsClient(server.url(), {.creds_file = other.string()}).flush();
}

TEST_CASE("a proxy cuts connections and silences them, and the server knows nothing of it") {
  NatsServer server;
  Proxy proxy(server.port());
  NatsClient client(server.url());
  NatsClient proxied("nats://127.0.0.1:" + std::to_string(proxy.port()));
  const auto subscription = proxied.subscribe("a");
  client.publish("a", "1");
  CHECK(subscription->at(0).payload == "1");
  proxy.cut();
  CHECK(wait_until([&] { return server.connections() == 1; }));
  proxy.restore();
  CHECK(wait_until([&] { return server.connections() == 2; }));
  proxied.flush();
  Socket muted = Socket::connect(proxy.port());
  CHECK(muted.receive().substr(0, 5) == "INFO ");
  proxy.mute();
  CHECK(wait_until([&] { return muted.send("PING\r\n") && muted.receive(20ms).empty(); }));
  CHECK(Socket::connect(proxy.port()).receive().substr(0, 5) == "INFO ");
}

TEST_CASE("a TLS server is trusted by its authority only, and may ask for certificates") {
  const CertificateAuthority authority;
  const CertificateAuthority other;
  NatsServer server(tls_config(authority.server(), &authority));
  const Certificate client = authority.client();
  const NatsClient::Options good{
      .ca_file = authority.ca_file().string(), .cert_file = client.cert.string(), .key_file = client.key.string()};
  NatsClient(server.url("nats", "localhost"), good).flush();
  CHECK_THROWS(NatsClient(server.url("nats", "localhost"), {.ca_file = authority.ca_file().string()}));
  CHECK_THROWS(NatsClient(server.url("nats", "localhost"), {.ca_file = other.ca_file().string()}));
}

TEST_CASE("a recording listener keeps what it is told") {
  RecordingListener listener("hello\r\n");
  Socket socket = Socket::connect(listener.port());
  CHECK(socket.receive() == "hello\r\n");
  socket.send("secret");
  CHECK(wait_until([&] { return listener.bytes() == "secret"; }));
  CHECK(listener.connections() == 1);
}
