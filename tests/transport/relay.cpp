#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <thread>

#include "relay_fixture.hpp"
#include "support/ledger.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/proxy.hpp"

using namespace connectkit;
using namespace connectkit::test;

namespace {

LedgerReport report_of(const Subscription& subscription, std::size_t sent) {
  Ledger ledger;
  for (const Received& message : subscription.messages()) ledger.received(message.payload);
  return ledger.report(sent);
}

void publish_numbered(NatsClient& client, std::size_t begin, std::size_t end, std::size_t size = 64) {
  for (std::size_t number = begin; number < end; ++number) client.publish("in.a", Ledger::payload(number, size));
  client.flush();
}

}  // namespace

TEST_CASE("every message arrives once, in order, with its bytes") {
  NatsServer server;
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  TestRelay relay(server_at(server.port()), server_at(server.port()));
  relay.open();
  REQUIRE(relay.ready());
  constexpr std::size_t messages = 20'000;
  publish_numbered(client, 0, messages);
  REQUIRE(arrived->wait_for(messages));
  CHECK(relay.input.stop(5s));
  CHECK(relay.output.flush(5s));
  CHECK(report_of(*arrived, messages) == LedgerReport{});
  CHECK(relay.input.counts().received == messages);
  CHECK(relay.output.counts().delivered == messages);
  CHECK(relay.output.counts().bytes == messages * 64);
  CHECK(relay.output.counts().waiting == 0);
}

TEST_CASE("large messages pass a destination that reads slowly") {
  NatsServer source;
  NatsServer destination;
  NatsClient publisher(source.url());
  NatsClient client(destination.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  TestRelay relay(server_at(source.port()), server_at(destination.port()));
  relay.open();
  REQUIRE(relay.ready());
  constexpr std::size_t messages = 300;
  destination.freeze();
  publish_numbered(publisher, 0, messages, 100'000);
  REQUIRE(wait_until([&] { return relay.input.counts().received == messages; }));
  destination.thaw();
  REQUIRE(arrived->wait_for(messages));
  CHECK(relay.output.flush(5s));
  CHECK(report_of(*arrived, messages) == LedgerReport{});
}

TEST_CASE("what is accepted while the destination is away arrives when it is back") {
  NatsServer source;
  NatsServer destination;
  NatsClient publisher(source.url());
  TestRelay relay(server_at(source.port()), server_at(destination.port()));
  relay.open();
  REQUIRE(relay.ready());
  destination.stop();
  REQUIRE(relay.to_events.wait_for(Events::Kind::disconnected));
  constexpr std::size_t messages = 30'000;
  publish_numbered(publisher, 0, messages);
  REQUIRE(wait_until([&] { return relay.input.counts().received == messages; }));
  CHECK_FALSE(relay.output.flush(50ms));
  CHECK(relay.output.counts().waiting == messages);
  std::unique_ptr<Subscription> arrived;
  destination.start();
  NatsClient client(destination.url());
  arrived = client.subscribe("out");
  client.flush();
  REQUIRE(relay.to_events.wait_for(Events::Kind::reconnected));
  CHECK(relay.output.flush(20s));
  CHECK(relay.output.counts().delivered == messages);
  CHECK(relay.output.counts().waiting == 0);
  CHECK(relay.to.reconnects() == 1);
}

TEST_CASE("nothing is lost when the connection to the destination breaks again and again") {
  NatsServer server;
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  Proxy proxy(server.port());
  TestRelay relay(server_at(server.port()), server_at(proxy.port()));
  relay.open();
  REQUIRE(relay.ready());
  constexpr std::size_t rounds = 5;
  constexpr std::size_t each = 4'000;
  for (std::size_t round = 0; round < rounds; ++round) {
    publish_numbered(client, round * each, round * each + each / 2);
    proxy.cut();
    publish_numbered(client, round * each + each / 2, (round + 1) * each);
    proxy.restore();
  }
  REQUIRE(wait_until([&] { return relay.input.counts().received == rounds * each; }));
  REQUIRE(relay.output.flush(30s));
  client.flush();
  REQUIRE(wait_until([&] { return report_of(*arrived, rounds * each).lost == 0; }));
  const LedgerReport report = report_of(*arrived, rounds * each);
  CHECK(report.changed == 0);
  // A message whose confirmation was lost is sent twice.
  CHECK(report.duplicated <= relay.output.counts().retried);
  CHECK(relay.output.counts().delivered == rounds * each);
}

TEST_CASE("a stopping input still delivers all that the server had sent") {
  NatsServer server;
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  TestRelay relay(server_at(server.port()), server_at(server.port()));
  relay.open();
  REQUIRE(relay.ready());
  constexpr std::size_t messages = 50'000;
  publish_numbered(client, 0, messages);
  REQUIRE(relay.input.stop(10s));
  CHECK_FALSE(relay.input.subscribed());
  CHECK(relay.input.counts().received == messages);
  publish_numbered(client, messages, messages + 100);
  REQUIRE(relay.output.flush(10s));
  REQUIRE(arrived->wait_for(messages));
  CHECK(relay.input.counts().received == messages);
  CHECK(report_of(*arrived, messages) == LedgerReport{});
}

TEST_CASE("stopping without a server does not wait") {
  TestRelay relay(server_at(1), server_at(1));
  relay.open();
  const Stopwatch stopwatch;
  CHECK(relay.input.stop(5s));
  CHECK(relay.output.flush(5s));
  CHECK(stopwatch.elapsed() < 2s);
}

TEST_CASE("a flush that cannot be done ends in time, with the count") {
  NatsServer source;
  NatsClient publisher(source.url());
  TestRelay relay(server_at(source.port()), server_at(1));
  relay.open();
  REQUIRE(wait_until([&] { return relay.input.subscribed(); }));
  publish_numbered(publisher, 0, 10);
  REQUIRE(relay.input.stop(5s));
  const Stopwatch stopwatch;
  CHECK_FALSE(relay.output.flush(200ms));
  CHECK(stopwatch.elapsed() < 2s);
  CHECK(relay.output.counts().waiting == 10);
}

TEST_CASE("when there is no more room, messages are counted as dropped, and it is told") {
  NatsServer source;
  NatsClient publisher(source.url());
  TestRelay relay(server_at(source.port()), server_at(1), "in.>", "", {.max_bytes = 100'000});
  relay.open();
  REQUIRE(wait_until([&] { return relay.input.subscribed(); }));
  publish_numbered(publisher, 0, 100, 10'000);
  REQUIRE(wait_until([&] { return relay.input.counts().received == 100; }));
  const Output::Counts counts = relay.output.counts();
  CHECK(counts.accepted + counts.dropped == 100);
  CHECK(counts.waiting == counts.accepted);
  CHECK(counts.accepted == 9);
  REQUIRE(relay.to_events.wait_for(Events::Kind::dropped));
  CHECK(relay.to_events.last(Events::Kind::dropped).count > 0);
}

TEST_CASE("members of a queue share the messages") {
  NatsServer server;
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  TestRelay one(server_at(server.port()), server_at(server.port()), "in.>", "workers");
  TestRelay two(server_at(server.port()), server_at(server.port()), "in.>", "workers");
  one.open();
  two.open();
  REQUIRE((one.ready() && two.ready()));
  constexpr std::size_t messages = 2'000;
  publish_numbered(client, 0, messages);
  REQUIRE(arrived->wait_for(messages));
  REQUIRE((one.output.flush(5s) && two.output.flush(5s)));
  CHECK(one.input.counts().received + two.input.counts().received == messages);
  CHECK(one.input.counts().received > messages / 5);
  CHECK(two.input.counts().received > messages / 5);
  CHECK(arrived->count() == messages);
}

TEST_CASE("publishing is possible from several threads at once") {
  NatsServer server;
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out.*");
  client.flush();
  Loop loop;
  Connection connection(loop, server_at(server.port()), nullptr);
  Output output(connection);
  connection.open();
  constexpr std::size_t each = 5'000;
  const auto publish = [&](const char* subject) {
    for (std::size_t number = 0; number < each; ++number) {
      (void)output.publish(subject, Message(Ledger::payload(number), {{"Number", std::to_string(number)}}));
    }
  };
  std::thread other(publish, "out.a");
  publish("out.b");
  other.join();
  REQUIRE(output.flush(20s));
  REQUIRE(arrived->wait_for(2 * each));
  Ledger a;
  Ledger b;
  for (const Received& message : arrived->messages()) (message.subject == "out.a" ? a : b).received(message.payload);
  CHECK(a.report(each) == LedgerReport{});
  CHECK(b.report(each) == LedgerReport{});
}
