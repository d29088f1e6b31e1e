#include <catch2/catch.hpp>
#include <csignal>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/ledger.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/proxy.hpp"

using namespace connectkit::test;

namespace {

std::string proxied(const Proxy& proxy) { return "nats://127.0.0.1:" + std::to_string(proxy.port()); }

/// One message gets through; it is sent once, after the connector said ready.
void relays(NatsServer& from, NatsServer& to) {
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe("out");
  NatsClient sender(from.url());
  sender.publish("in", "x");
  sender.flush();
  CHECK(arrived->at(0).payload == "x");
}

std::size_t said(const Connector& connector, const std::string& what, const std::string& side) {
  return occurrences(connector.log(), "msg=" + what + " side=" + side);
}

}  // namespace

TEST_CASE("a connector starts before its servers are there") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  NatsServer from(NatsServer::Later{free_port()});
  NatsServer to(NatsServer::Later{free_port()});
  Connector connector(steps(shape, {from.url(), "in"}, {to.url(), "out"}));
  connector.wait_log("msg=unreachable side=" + origin_of(shape));
  connector.wait_log("msg=unreachable side=" + destination_of(shape));
  from.start();
  connector.wait_log("msg=connected side=" + origin_of(shape));
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  to.start();
  connector.wait_ready();
  relays(from, to);
  CHECK(said(connector, "unreachable", origin_of(shape)) == 1);
  CHECK(said(connector, "unreachable", destination_of(shape)) == 1);
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(odd_lines(connector.log()) == "");
}

TEST_CASE("a connector survives the restart of either side, and says each change once") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  const bool origin = GENERATE(true, false);
  CAPTURE(shape, origin);
  NatsServer from;
  NatsServer to;
  Connector connector(steps(shape, {from.url(), "in"}, {to.url(), "out"}));
  connector.wait_ready();
  relays(from, to);
  NatsServer& restarted = origin ? from : to;
  const std::string side = origin ? origin_of(shape) : destination_of(shape);
  for (std::size_t round = 1; round <= 2; ++round) {
    if (round == 1) {
      restarted.stop();
    } else {
      restarted.kill();
    }
    connector.wait_log("msg=disconnected side=" + side, round);
    connector.wait_log("msg=\"not ready\"", round);
    restarted.start();
    connector.wait_ready(round + 1);
    relays(from, to);
    CHECK(said(connector, "disconnected", side) == round);
    CHECK(said(connector, "reconnected", side) == round);
    CHECK(occurrences(connector.log(), "msg=ready") == round + 1);
  }
  CHECK(occurrences(connector.log(), "msg=disconnected") == 2);
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("however often a connection is tried in vain, that is said once") {
  const bool origin = GENERATE(true, false);
  CAPTURE(origin);
  NatsServer server;
  Proxy proxy(server.port());
  Connector connector(steps(Shape::inlet, {origin ? proxied(proxy) : server.url(), "in"},
                            {origin ? server.url() : proxied(proxy), "out"}));
  connector.wait_ready();
  const std::string side = origin ? "source" : "producer";
  const std::size_t before = proxy.connections();
  proxy.cut();
  REQUIRE(wait_until([&] { return proxy.connections() >= before + 5; }));
  CHECK(said(connector, "disconnected", side) == 1);
  CHECK(said(connector, "unreachable", side) == 1);
  CHECK(occurrences(connector.log(), "msg=\"not ready\"") == 1);
  proxy.restore();
  connector.wait_ready(2);
  CHECK(said(connector, "reconnected", side) == 1);
  relays(server, server);
}

TEST_CASE("what was on its way when the destination went away arrives when it is back") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  NatsServer from;
  NatsServer to;
  Proxy proxy(to.port());
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe("out");
  Connector connector(steps(shape, {from.url(), "in"}, {proxied(proxy), "out"}));
  connector.wait_ready();
  NatsClient sender(from.url());
  constexpr std::size_t count = 20'000;
  constexpr std::size_t cuts = 4;
  for (std::size_t i = 0; i < count; ++i) {
    sender.publish("in", Ledger::payload(i, 200));
    if (i % 100 == 0) sender.flush();
    if (i % (count / cuts) == count / cuts / 2) proxy.cut();
    if (i % (count / cuts) == count / cuts - 1) {
      sender.flush();
      proxy.restore();
      connector.wait_ready(1 + (i + 1) / (count / cuts));
    }
  }
  REQUIRE(arrived->wait_for(count));
  CHECK(connector.stop() == Exit{0, 0});
  // Some arrive twice, so that counting them does not tell when the last has come.
  LedgerReport report;
  CHECK(wait_until([&] {
    Ledger ledger;
    for (const Received& message : arrived->messages()) ledger.received(message.payload);
    report = ledger.report(count);
    return report.lost == 0;
  }));
  CAPTURE(report);
  CHECK(report.lost == 0);
  CHECK(report.changed == 0);
}

TEST_CASE("a connection that was closed for good by authorization errors is built anew") {
  const bool origin = GENERATE(true, false);
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(origin, shape);
  NatsServer locked("authorization {user: me, password: right}");
  NatsServer open;
  const std::string url = locked.url("nats", "127.0.0.1", "me:right");
  Connector connector(steps(shape, {origin ? url : open.url(), "in"}, {origin ? open.url() : url, "out"}));
  connector.wait_ready();

  locked.configure("authorization {user: me, password: other}");
  locked.reload();
  const std::string side = origin ? origin_of(shape) : destination_of(shape);
  connector.wait_log("msg=refused side=" + side);
  const int before = locked.total_connections();
  REQUIRE(wait_until([&] { return locked.total_connections() >= before + 4; }));
  CHECK(said(connector, "refused", side) == 1);
  CHECK(occurrences(connector.log(), "msg=\"not ready\"") == 1);
  REQUIRE(connector.process().running());

  locked.configure("authorization {user: me, password: right}");
  locked.reload();
  connector.wait_ready(2);
  NatsClient receiver(origin ? open.url() : url);
  const auto arrived = receiver.subscribe("out");
  NatsClient sender(origin ? url : open.url());
  sender.publish("in", "x");
  sender.flush();
  CHECK(arrived->at(0).payload == "x");
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("a connection that was closed for good by an unknown error is built anew") {
  const bool origin = GENERATE(true, false);
  const std::string error =
      GENERATE("'Something Nobody Knows'", "'Stale Connection'", "'Maximum Connections Exceeded'");
  CAPTURE(origin, error);
  NatsServer server;
  Proxy proxy(server.port());
  Connector connector(steps(Shape::inlet, {origin ? proxied(proxy) : server.url(), "in"},
                            {origin ? server.url() : proxied(proxy), "out"}));
  connector.wait_ready();
  for (std::size_t round = 1; round <= 2; ++round) {
    const std::size_t before = proxy.connections();
    proxy.say("-ERR " + error + "\r\n");
    REQUIRE(wait_until([&] { return proxy.connections() > before; }));
    connector.wait_ready(round + 1);
    relays(server, server);
  }
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("a connector that may not subscribe is not ready, and is when it may") {
  const std::string users = "authorization {users: [{user: me, password: pw, permissions: {subscribe: \"";
  NatsServer from(users + "elsewhere\"}}]}");
  NatsServer to;
  Connector connector(steps(Shape::inlet, {from.url("nats", "127.0.0.1", "me:pw"), "in"}, {to.url(), "out"}));
  connector.wait_log("msg=refused side=source");
  CHECK(occurrences(connector.log(), "msg=ready") == 0);
  from.configure(users + "in\"}}]}");
  from.reload();
  connector.wait_ready();
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe("out");
  NatsClient sender(from.url("nats", "127.0.0.1", "me:pw"));
  sender.publish("in", "x");
  sender.flush();
  CHECK(arrived->at(0).payload == "x");
}

TEST_CASE("a server that accepts connections and says nothing holds nobody up for ever") {
  NatsServer server;
  RecordingListener silent("");
  const std::string urls = "nats://127.0.0.1:" + std::to_string(silent.port()) + "," + server.url();
  Connector connector(steps(Shape::inlet, {urls, "in"}, {server.url(), "out"}));
  connector.wait_ready();
  relays(server, server);
}

TEST_CASE("a server that speaks another protocol is no reason to end") {
  RecordingListener http("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
  const std::string url = "nats://127.0.0.1:" + std::to_string(http.port());
  Connector connector(steps(Shape::inlet, {url, "in"}, {url, "out"}));
  REQUIRE(wait_until([&] { return http.connections() >= 6; }));
  CHECK(connector.process().running());
  CHECK(occurrences(connector.log(), "msg=connected") == 0);
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("a destination that falls silent is left, and what it did not confirm is delivered over a new connection") {
  NatsServer server;
  Proxy proxy(server.port());
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  Connector connector(steps(Shape::inlet, {server.url(), "in"}, {proxied(proxy), "out"}));
  connector.wait_ready();
  proxy.mute();
  Ledger ledger;
  for (std::size_t i = 0; i < 100; ++i) client.publish("in", Ledger::payload(i));
  client.flush();
  connector.wait_ready(2);
  REQUIRE(arrived->wait_for(100));
  CHECK(connector.stop() == Exit{0, 0});
  for (const Received& message : arrived->messages()) ledger.received(message.payload);
  CHECK(ledger.report(100).lost == 0);
  CHECK(ledger.report(100).changed == 0);
  CHECK(said(connector, "disconnected", "producer") == 1);
}
