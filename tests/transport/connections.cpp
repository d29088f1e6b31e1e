#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <thread>

#include "relay_fixture.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/proxy.hpp"

using namespace connectkit;
using namespace connectkit::test;
using Kind = ConnectionEvent::Kind;

namespace {

/// One connection with an input.
struct Listener {
  explicit Listener(const ServerConfig& config, const std::string& subject = "in.>")
      : connection(loop, config, events.collector()), input(connection, {subject, ""}, [](const Message&) {}) {
    connection.open();
  }
  [[nodiscard]] bool subscribed() const {
    return wait_until([&] { return input.subscribed(); });
  }

  Events events;
  Loop loop;
  Connection connection;
  Input input;
};

}  // namespace

TEST_CASE("a connection starts before its server is there") {
  NatsServer server(NatsServer::Later{free_port()});
  Listener listener(server_at(server.port()));
  REQUIRE(listener.events.wait_for(Kind::unreachable));
  CHECK_FALSE(listener.connection.connected());
  server.start();
  REQUIRE(listener.subscribed());
  CHECK(listener.events.count(Kind::unreachable) == 1);
  CHECK(listener.events.count(Kind::connected) == 1);
  CHECK(listener.events.count(Kind::subscribed) == 1);
  CHECK(listener.connection.reconnects() == 0);
}

TEST_CASE("a subscription survives restarts of its server, and each change is told once") {
  NatsServer server;
  Listener listener(server_at(server.port()));
  REQUIRE(listener.subscribed());
  for (std::size_t round = 1; round <= 3; ++round) {
    round % 2 == 1 ? server.stop() : server.kill();
    REQUIRE(listener.events.wait_for(Kind::disconnected, round));
    CHECK_FALSE(listener.input.subscribed());
    server.start();
    REQUIRE(listener.events.wait_for(Kind::subscribed, round + 1));
    CHECK(listener.events.count(Kind::disconnected) == round);
    CHECK(listener.events.count(Kind::reconnected) == round);
    NatsClient client(server.url());
    client.publish("in.x", "x");
    client.flush();
    CHECK(wait_until([&] { return listener.input.counts().received == round; }));
  }
  CHECK(listener.events.count(Kind::connected) == 1);
  CHECK(listener.connection.reconnects() == 3);
}

TEST_CASE("an unknown error of the server ends a session, not the connection") {
  NatsServer server;
  Proxy proxy(server.port());
  Listener listener(server_at(proxy.port()));
  REQUIRE(listener.subscribed());
  proxy.say("-ERR 'Something Nobody Knows'\r\n");
  REQUIRE(listener.events.wait_for(Kind::subscribed, 2));
  CHECK(listener.events.last(Kind::disconnected).text == "Something Nobody Knows");
  proxy.say("-ERR 'User Authentication Expired'\r\n");
  proxy.cut();
  proxy.restore();
  REQUIRE(listener.events.wait_for(Kind::subscribed, 3));
}

TEST_CASE("refused credentials are tried again, and the refusal is told once") {
  NatsServer server("authorization { user: me, password: other-word }");
  ServerConfig config = server_at(server.port());
  config.servers.front().user = "me";
  config.servers.front().password = "secret-word";
  Listener listener(config);
  REQUIRE(listener.events.wait_for(Kind::refused));
  REQUIRE(wait_until([&] { return server.total_connections() >= 4; }));
  CHECK(listener.events.count(Kind::refused) == 1);
  server.configure("authorization { user: me, password: secret-word }");
  server.reload();
  REQUIRE(listener.subscribed());
  for (const ConnectionEvent& event : listener.events.all()) {
    CHECK(event.text.find("secret-word") == std::string::npos);
    CHECK(event.server.find("secret-word") == std::string::npos);
  }
  server.configure("authorization { user: me, password: another }");
  server.reload();
  REQUIRE(listener.events.wait_for(Kind::refused, 2));
  server.configure("authorization { user: me, password: secret-word }");
  server.reload();
  REQUIRE(listener.events.wait_for(Kind::subscribed, 2));
}

TEST_CASE("a token authenticates") {
  NatsServer server("authorization { token: open-sesame }");
  ServerConfig config = server_at(server.port());
  config.servers.front().token = "open-sesame";
  Listener listener(config);
  CHECK(listener.subscribed());
}

TEST_CASE("a subscription that is not permitted is not called subscribed") {
  NatsServer server(
      "authorization { users: [ {user: me, password: word, permissions: {subscribe: {deny: [\"in.>\"]}}} ] }");
  ServerConfig config = server_at(server.port());
  config.servers.front().user = "me";
  config.servers.front().password = "word";
  Listener listener(config);
  REQUIRE(listener.events.wait_for(Kind::refused));
  CHECK_FALSE(listener.input.subscribed());
  CHECK(listener.events.count(Kind::subscribed) == 0);
  CHECK(listener.connection.connected());
  CHECK(listener.events.count(Kind::refused) == 1);
  server.configure("authorization { users: [ {user: me, password: word} ] }");
  server.reload();
  CHECK(listener.subscribed());
}

TEST_CASE("a message that may not be published is counted as rejected") {
  NatsServer server(
      "authorization { users: [ {user: me, password: word, permissions: {publish: {deny: [\"out\"]}}} ] }");
  ServerConfig config = server_at(server.port());
  config.servers.front().user = "me";
  config.servers.front().password = "word";
  Events events;
  Loop loop;
  Connection connection(loop, config, events.collector());
  Output output(connection);
  connection.open();
  for (int number = 0; number < 3; ++number) (void)output.publish("out", Message("x"));
  (void)output.publish("other", Message("x"));
  REQUIRE(output.flush(10s));
  REQUIRE(events.wait_for(Kind::rejected));
  CHECK(output.counts().rejected == 3);
  CHECK(output.counts().delivered == 1);
  CHECK(events.count(Kind::server_error) == 1);
}

TEST_CASE("the next server of a list takes over") {
  NatsServer one;
  NatsServer two;
  ServerConfig config = server_at(one.port());
  config.servers.push_back(server_at(two.port()).servers.front());
  Listener listener(config);
  REQUIRE(listener.subscribed());
  const bool first = listener.events.last(Kind::connected).server == "127.0.0.1:" + std::to_string(one.port());
  (first ? one : two).stop();
  REQUIRE(listener.events.wait_for(Kind::subscribed, 2));
  const NatsServer& other = first ? two : one;
  CHECK(listener.events.last(Kind::reconnected).server == "127.0.0.1:" + std::to_string(other.port()));
}

TEST_CASE("an input can come and go while its connection lives") {
  NatsServer server;
  Listener listener(server_at(server.port()));
  REQUIRE(listener.subscribed());
  {
    Input second(listener.connection, {"more", ""}, [](const Message&) {});
    REQUIRE(wait_until([&] { return second.subscribed(); }));
    CHECK(server.subscriptions() >= 2);
    NatsClient client(server.url());
    client.publish("more", "x");
    client.flush();
    CHECK(wait_until([&] { return second.counts().received == 1; }));
  }
  CHECK(listener.input.subscribed());
}

TEST_CASE("a connection that was never opened ends at once") {
  Loop loop;
  Connection connection(loop, server_at(1), nullptr);
  Output output(connection);
  CHECK(output.publish("out", Message("x")) == Output::Published::accepted);
  CHECK(output.counts().waiting == 1);
}

TEST_CASE("a connection ends soon while an attempt to connect gets no answer") {
  // It accepts connections and never says a word, so the handshake waits.
  RecordingListener silent("");
  const Stopwatch stopwatch;
  {
    Loop loop;
    Connection one(loop, server_at(silent.port()), nullptr);
    Connection two(loop, server_at(silent.port()), nullptr);
    Output output(one);
    one.open();
    two.open();
    REQUIRE(wait_until([&] { return silent.connections() >= 2; }));
  }
  CHECK(stopwatch.elapsed() < 3s * slowness);
  // The threads that were left behind end while the test does.
  std::this_thread::sleep_for(2500ms);
}
