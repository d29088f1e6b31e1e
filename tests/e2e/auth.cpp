#include <catch2/catch.hpp>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/jwt.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"

using namespace connectkit::test;

namespace {

/// Passes one message from `in` to `out` of a server that asks both ends to log in.
void relays(NatsServer& server, NatsClient& client, Connector& connector) {
  const auto arrived = client.subscribe("out");
  connector.wait_ready();
  client.publish("in", "x");
  CHECK(arrived->at(0).payload == "x");
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(server.total_connections() >= 3);
}

struct Operators {
  OperatorMode mode;
  NatsServer server{mode.config()};
  TempDir dir;
  std::string creds = dir.write("user.creds", mode.user().creds()).string();
  NatsClient client{server.url(), {.creds_file = creds}};
};

std::string login(Shape shape, bool destination, const UserCredentials& user) {
  const bool component = destination ? shape == Shape::outlet : shape == Shape::inlet;
  return component ? login_of_component(user) : login_of_nats(user);
}

}  // namespace

TEST_CASE("every step logs in with a user's JWT and seed") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  Operators secured;
  const std::string url = secured.server.url();
  Connector connector(steps(shape, {url, "in", login(shape, false, secured.mode.user())},
                            {url, "out", login(shape, true, secured.mode.user())}));
  relays(secured.server, secured.client, connector);
}

TEST_CASE("every step logs in with a credentials file") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  Operators secured;
  const std::string url = secured.server.url();
  const std::string of_component = "creds_file: \"" + secured.creds + "\"";
  Connector connector(steps(shape, {url, "in", shape == Shape::inlet ? of_component : ""},
                            {url, "out", shape == Shape::outlet ? of_component : ""}),
                      {{"NATS_CREDS", secured.creds}});
  relays(secured.server, secured.client, connector);
}

TEST_CASE("the files of the NATS side are not used by the other side") {
  Operators secured;
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  Connector connector(steps(shape, {secured.server.url(), "in"}, {secured.server.url(), "out"}),
                      {{"NATS_CREDS", secured.creds}});
  connector.wait_log("msg=refused side=" + std::string(shape == Shape::inlet ? "source" : "sink"));
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("every step logs in with what its URL holds") {
  struct Way {
    std::string config;
    std::string credentials;
  };
  const Way way = GENERATE(values<Way>(
      {{"authorization {user: me, password: pass-word}", "me:pass-word"}, {"authorization {token: t0ken}", "t0ken"}}));
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape, way.config);
  NatsServer server(way.config);
  const std::string url = server.url("nats", "127.0.0.1", way.credentials);
  NatsClient client(url);
  Connector connector(steps(shape, {url, "in"}, {url, "out"}));
  relays(server, client, connector);
}

TEST_CASE("each server of a list has its own password") {
  NatsServer server("authorization {user: me, password: right}");
  const std::string good = server.url("nats", "127.0.0.1", "me:right");
  const std::string bad = server.url("nats", "127.0.0.1", "you:wrong");
  NatsClient client(good);
  Connector connector(steps(Shape::copy, {bad + "," + good, "in"}, {bad + "," + good, "out"}));
  relays(server, client, connector);
}

TEST_CASE("a login without auth is not used") {
  NatsServer server;
  NatsClient client(server.url());
  const UserCredentials user = OperatorMode().user();
  Connector connector(steps(Shape::inlet,
                            {server.url(), "in", "auth: false, user_jwt: " + user.jwt + ", user_seed: " + user.seed},
                            {server.url(), "out"}));
  relays(server, client, connector);
}

TEST_CASE("a server that does not let the connector in is asked again, until it does") {
  OperatorMode mode;
  const OperatorMode strangers;
  NatsServer server(strangers.config());
  const UserCredentials user = mode.user();
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  Connector connector(
      steps(shape, {server.url(), "in", login(shape, false, user)}, {server.url(), "out", login(shape, true, user)}));
  connector.wait_log("msg=refused side=" + origin_of(shape));
  connector.wait_log("msg=refused side=" + destination_of(shape));
  const int before = server.total_connections();
  REQUIRE(wait_until([&] { return server.total_connections() >= before + 6; }));
  CHECK(occurrences(connector.log(), "msg=refused side=" + origin_of(shape)) == 1);
  CHECK(occurrences(connector.log(), "msg=refused side=" + destination_of(shape)) == 1);
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  REQUIRE(connector.process().running());

  server.kill();
  server.configure(mode.config());
  server.start();
  const TempDir dir;
  NatsClient client(server.url(), {.creds_file = dir.write("user.creds", user.creds()).string()});
  relays(server, client, connector);
}

TEST_CASE("credentials are read again when the server wants others") {
  Operators secured;
  const UserCredentials old_user = secured.mode.user();
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  const std::string file = secured.dir.write("rotated.creds", old_user.creds()).string();
  const std::string of_component = "creds_file: \"" + file + "\"";
  const std::string url = secured.server.url();
  Connector connector(steps(shape, {url, "in", shape == Shape::inlet ? of_component : ""},
                            {url, "out", shape == Shape::outlet ? of_component : ""}),
                      {{"NATS_CREDS", file}});
  connector.wait_ready();

  SECTION("after the old ones have become worthless") {
    secured.server.configure(secured.mode.config_without(old_user));
    secured.server.reload();
    connector.wait_log("msg=refused side=" + origin_of(shape));
    connector.wait_log("msg=refused side=" + destination_of(shape));
    secured.dir.write("rotated.creds", secured.mode.user().creds());
    connector.wait_ready(2);
  }
  SECTION("before the old ones become worthless") {
    secured.dir.write("rotated.creds", secured.mode.user().creds());
    connector.wait_log("msg=file_loaded", 2);
    secured.server.configure(secured.mode.config_without(old_user));
    secured.server.reload();
    REQUIRE(wait_until([&] { return secured.server.connections() == 3 && secured.server.subscriptions() >= 1; }));
  }
  const auto arrived = secured.client.subscribe("out");
  REQUIRE(wait_until([&] {
    secured.client.publish("in", "x");
    return arrived->wait_for(1, 20ms);
  }));
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("a bad credentials file changes nothing, but is said") {
  Operators secured;
  const std::string file = secured.dir.write("damaged.creds", secured.mode.user().creds()).string();
  const std::string config =
      steps(Shape::inlet, {secured.server.url(), "in", "creds_file: \"" + file + "\""}, {secured.server.url(), "out"});
  Connector connector(config, {{"NATS_CREDS", file}});
  connector.wait_ready();
  secured.dir.write("damaged.creds", GENERATE("", "no credentials at all\n"));
  connector.wait_log("msg=file_kept", 2);
  secured.server.kill();
  secured.server.start();
  connector.wait_ready(2);
  CHECK(occurrences(connector.log(), "msg=refused") == 0);
  CHECK(occurrences(connector.log(), "msg=file_kept") == 2);
}

TEST_CASE("a credentials file may come later than the connector") {
  Operators secured;
  const std::string file = (secured.dir / "late.creds").string();
  Connector connector(
      steps(Shape::inlet, {secured.server.url(), "in", "creds_file: \"" + file + "\""}, {secured.server.url(), "out"}),
      {{"NATS_CREDS", secured.creds}});
  connector.wait_log("late.creds");
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  secured.dir.write("late.creds", secured.mode.user().creds());
  relays(secured.server, secured.client, connector);
}
