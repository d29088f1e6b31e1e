#include <catch2/catch.hpp>
#include <csignal>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/ledger.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"

using namespace connectkit::test;

namespace {

constexpr std::chrono::milliseconds promised = 5s;
// What a busy machine may add.
constexpr std::chrono::milliseconds allowed = promised + 1s * slowness;

/// A connector whose process can be stopped and continued.
struct Relay {
  explicit Relay(Shape shape) : connector(steps(shape, {from.url(), "in"}, {to.url(), "out"})) {
    connector.wait_ready();
  }

  /// Publishes numbered messages and waits until the server has them.
  void publish(std::size_t count, std::size_t size = 64) {
    for (std::size_t i = 0; i < count; ++i) sender.publish("in", Ledger::payload(i, size));
    sender.flush();
  }

  LedgerReport report(std::size_t sent) {
    receiver.flush();
    Ledger ledger;
    for (const Received& message : arrived->messages()) ledger.received(message.payload);
    return ledger.report(sent);
  }

  NatsServer from;
  NatsServer to;
  NatsClient sender{from.url()};
  NatsClient receiver{to.url()};
  std::unique_ptr<Subscription> arrived = receiver.subscribe("out");
  Connector connector;
};

/// All messages that the connector was sent have been taken in: none is waiting in the server or on the way.
bool has_received(const NatsServer& from, std::size_t count) {
  return from.monitor("/connz?sort=msgs_to").find("\"out_msgs\": " + std::to_string(count)) != std::string::npos;
}

}  // namespace

TEST_CASE("50,000 messages on their way when the signal comes all arrive") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  const int signal = GENERATE(SIGTERM, SIGINT);
  CAPTURE(shape, signal);
  Relay relay(shape);
  constexpr std::size_t count = 50'000;
  relay.connector.process().signal(SIGSTOP);
  // More bytes than the buffers between server and connector hold would make the server give up the connection.
  relay.publish(count);
  relay.connector.process().signal(signal);
  const Stopwatch watch;
  relay.connector.process().signal(SIGCONT);
  CHECK(relay.connector.wait() == Exit{0, 0});
  CHECK(watch.elapsed() < allowed);
  CAPTURE(relay.connector.log());
  REQUIRE(relay.arrived->wait_for(count));
  CHECK(relay.report(count) == LedgerReport{});
  CHECK(odd_lines(relay.connector.log()) == "");
}

TEST_CASE("messages that are being relayed when the signal comes all arrive") {
  Relay relay(GENERATE(Shape::inlet, Shape::outlet));
  constexpr std::size_t count = 50'000;
  relay.publish(count, 1000);
  relay.connector.process().signal(SIGTERM);
  CHECK(relay.connector.wait() == Exit{0, 0});
  CAPTURE(relay.connector.log());
  REQUIRE(relay.arrived->wait_for(count));
  CHECK(relay.report(count) == LedgerReport{});
}

TEST_CASE("a connector that has nothing to do ends at once") {
  Relay relay(GENERATE(Shape::inlet, Shape::outlet));
  const Stopwatch watch;
  CHECK(relay.connector.stop() == Exit{0, 0});
  CHECK(watch.elapsed() < 1s * slowness);
  relay.sender.flush();
  CHECK(relay.from.connections() == 1);
  CHECK(relay.to.connections() == 1);
}

TEST_CASE("a connector whose destination is gone ends in time and says how much it could not deliver") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  const bool frozen = GENERATE(true, false);
  CAPTURE(shape, frozen);
  Relay relay(shape);
  if (frozen) {
    relay.to.freeze();
  } else {
    relay.to.kill();
    relay.connector.wait_log("msg=disconnected");
  }
  relay.publish(100);
  REQUIRE(wait_until([&] { return has_received(relay.from, 100); }));
  const Stopwatch watch;
  CHECK(relay.connector.stop() == Exit{3, 0});
  CHECK(watch.elapsed() < allowed);
  CHECK(relay.connector.log().find("received=100 delivered=0 undelivered=100 ") != std::string::npos);
  CHECK(odd_lines(relay.connector.log()) == "");
}

TEST_CASE("a destination that comes back in time gets everything") {
  Relay relay(Shape::inlet);
  relay.to.freeze();
  relay.publish(1000);
  REQUIRE(wait_until([&] { return has_received(relay.from, 1000); }));
  relay.connector.process().signal(SIGTERM);
  relay.connector.wait_log("msg=stopping");
  relay.to.thaw();
  CHECK(relay.connector.wait() == Exit{0, 0});
  REQUIRE(relay.arrived->wait_for(1000));
  CHECK(relay.report(1000) == LedgerReport{});
}

TEST_CASE("a second signal ends it at once") {
  const int second = GENERATE(SIGTERM, SIGINT);
  const int first = GENERATE(SIGTERM, SIGINT);
  CAPTURE(first, second);
  Relay relay(Shape::inlet);
  relay.to.freeze();
  relay.publish(10);
  REQUIRE(wait_until([&] { return has_received(relay.from, 10); }));
  relay.connector.process().signal(first);
  relay.connector.wait_log("msg=stopping");
  const Stopwatch watch;
  relay.connector.process().signal(second);
  CHECK(relay.connector.wait() == Exit{128 + second, 0});
  CHECK(watch.elapsed() < 1s * slowness);
}

TEST_CASE("a connector that never reached its servers ends in time, and with 0: it had accepted nothing") {
  const std::string gone = "nats://127.0.0.1:" + std::to_string(free_port());
  RecordingListener silent("");
  const std::string mute = "nats://127.0.0.1:" + std::to_string(silent.port());
  const bool listens = GENERATE(false, true);
  const std::string url = listens ? mute : gone;
  Connector connector(steps(Shape::inlet, {url, "in"}, {url, "out"}));
  if (!listens) {
    connector.wait_log("msg=unreachable", 2);
  } else {
    REQUIRE(wait_until([&] { return silent.connections() > 0; }));
  }
  const Stopwatch watch;
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(watch.elapsed() < allowed);
}

TEST_CASE("an origin that does not answer any more does not keep the connector from ending in time") {
  Relay relay(GENERATE(Shape::inlet, Shape::outlet));
  relay.publish(100);
  REQUIRE(relay.arrived->wait_for(100));
  relay.from.freeze();
  const Stopwatch watch;
  const Exit exit = relay.connector.stop();
  CHECK(exit.signal == 0);
  CHECK(watch.elapsed() < allowed);
  CHECK(relay.report(100) == LedgerReport{});
}

TEST_CASE("what is published after the signal is not taken") {
  Relay relay(Shape::inlet);
  relay.to.freeze();
  relay.publish(10);
  REQUIRE(wait_until([&] { return has_received(relay.from, 10); }));
  relay.connector.process().signal(SIGTERM);
  REQUIRE(wait_until([&] { return relay.from.monitor("/subsz?subs=1").find("\"in\"") == std::string::npos; }));
  for (std::size_t i = 10; i < 20; ++i) relay.sender.publish("in", Ledger::payload(i));
  relay.sender.flush();
  relay.to.thaw();
  CHECK(relay.connector.wait() == Exit{0, 0});
  CHECK(relay.report(10) == LedgerReport{});
}
