#include <catch2/catch.hpp>
#include <csignal>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/ledger.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"

using namespace connectkit::test;

namespace {

LedgerReport report(const Subscription& subscription, std::size_t sent) {
  Ledger ledger;
  for (const Received& message : subscription.messages()) ledger.received(message.payload);
  return ledger.report(sent);
}

void publish_numbered(NatsClient& client, const std::string& subject, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) client.publish(subject, Ledger::payload(i));
  client.flush();
}

}  // namespace

TEST_CASE("inlet, outlet and copy deliver every message once, unchanged and in order") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  NatsServer from;
  NatsServer to;
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe(">");
  Connector connector(steps(shape, {from.url(), "in"}, {to.url(), "out"}));
  connector.wait_ready();

  NatsClient sender(from.url());
  constexpr std::size_t count = 20'000;
  publish_numbered(sender, "in", count);
  REQUIRE(arrived->wait_for(count));
  CHECK(report(*arrived, count) == LedgerReport{});
  CHECK(arrived->at(0).subject == "out");
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(odd_lines(connector.log()) == "");
  CHECK(connector.process().out() == "");
}

TEST_CASE("a connector that says ready has subscribed") {
  // Without a wait between the log line and the message: whoever was not subscribed yet would miss it.
  NatsServer server;
  NatsClient client(server.url());
  for (int i = 0; i < 10; ++i) {
    const auto arrived = client.subscribe("out");
    Connector connector(steps(Shape::copy, {server.url(), "in"}, {server.url(), "out"}));
    connector.wait_ready();
    client.publish("in", "x");
    client.flush();
    REQUIRE(arrived->wait_for(1));
    REQUIRE(connector.stop() == Exit{0, 0});
    REQUIRE(arrived->count() == 1);
  }
}

TEST_CASE("members of a queue group share the messages, others get them all") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  NatsServer from;
  NatsServer to;
  NatsClient receiver(to.url());
  const auto one = receiver.subscribe("one");
  const auto two = receiver.subscribe("two");
  const auto all = receiver.subscribe("all");
  const auto member = [&](const std::string& subject, const std::string& queue) {
    return steps(shape, {from.url(), "in", "", queue}, {to.url(), subject});
  };
  Connector first(member("one", "workers"));
  Connector second(member("two", "workers"));
  Connector alone(member("all", ""));
  for (Connector* connector : {&first, &second, &alone}) connector->wait_ready();

  NatsClient sender(from.url());
  constexpr std::size_t count = 2'000;
  publish_numbered(sender, "in", count);
  REQUIRE(all->wait_for(count));
  REQUIRE(wait_until([&] { return one->count() + two->count() >= count; }));
  for (Connector* connector : {&first, &second, &alone}) CHECK(connector->stop() == Exit{0, 0});
  CHECK(report(*all, count) == LedgerReport{});
  CHECK(one->count() > 0);
  CHECK(two->count() > 0);
  Ledger shared;
  for (const Subscription* part : {one.get(), two.get()}) {
    for (const Received& message : part->messages()) shared.received(message.payload);
  }
  LedgerReport total = shared.report(count);
  total.reordered = 0;  // each member keeps the order of its own share only
  CHECK(total == LedgerReport{});
}

TEST_CASE("a member of a queue group that is stopped loses nothing and leaves the rest to the others") {
  NatsServer from;
  NatsServer to;
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe("out");
  const std::string config = steps(Shape::inlet, {from.url(), "in", "", "workers"}, {to.url(), "out"});
  Connector leaving(config);
  Connector staying(config);
  leaving.wait_ready();
  staying.wait_ready();

  NatsClient sender(from.url());
  constexpr std::size_t count = 20'000;
  for (std::size_t i = 0; i < count; ++i) {
    sender.publish("in", Ledger::payload(i));
    if (i == count / 4) leaving.process().signal(SIGTERM);
    if (i % 100 == 0) sender.flush();
  }
  sender.flush();
  CHECK(leaving.wait() == Exit{0, 0});
  REQUIRE(arrived->wait_for(count));
  CHECK(staying.stop() == Exit{0, 0});
  LedgerReport total = report(*arrived, count);
  total.reordered = 0;
  CHECK(total == LedgerReport{});
}

TEST_CASE("the published subject is made from the subject of the message") {
  struct Transform {
    std::string from;
    std::string to;
    std::string received;
    std::string published;
  };
  const Transform transform = GENERATE(values<Transform>({
      {"in.>", "out.>", "in.a.b.c", "out.a.b.c"},
      {"in.>", "out", "in.a.b", "out"},
      {">", "copy.>", "a.b", "copy.a.b"},
      {"in.*", "out.{{wildcard(1)}}", "in.a", "out.a"},
      {"in.*.to.*", "out.{{wildcard(2)}}.{{wildcard(1)}}", "in.a.to.b", "out.b.a"},
      {"in.*.>", "out.{{wildcard(1)}}.x.>", "in.a.b.c", "out.a.x.b.c"},
      {"in.*", "{{wildcard(1)}}.{{wildcard(1)}}", "in.a", "a.a"},
  }));
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape, transform.from, transform.to);
  NatsServer from;
  NatsServer to;
  NatsClient receiver(to.url());
  const auto arrived = receiver.subscribe(">");
  Connector connector(steps(shape, {from.url(), transform.from}, {to.url(), transform.to}));
  connector.wait_ready();
  NatsClient sender(from.url());
  sender.publish(transform.received, "x");
  CHECK(arrived->at(0).subject == transform.published);
}

TEST_CASE("a config may have any form that check accepts") {
  NatsServer server;
  const std::string plain = steps(Shape::inlet, {server.url(), "in"}, {server.url(), "out"});
  std::string indented;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = plain.find('\n', at) + 1;
    indented += "    " + plain.substr(at, end - at);
    at = end;
  }
  const std::vector<std::string> forms{
      plain, "description: d\nruntime_id: vanilla\nsteps:\n" + indented,
      "type: connector\nspec:\n  description: d\n  runtime_id: vanilla:v0.1.0\n  steps:\n" + indented,
      "description: d\nworkload: {location: docker:x}\nmetrics: {port: 4195, path: /metrics}\nsteps:\n" + indented};
  const std::string& form = forms.at(GENERATE(range(std::size_t{0}, std::size_t{4})));
  CAPTURE(form);
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  Connector connector(form);
  connector.wait_ready();
  client.publish("in", "x");
  CHECK(arrived->at(0).payload == "x");
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("several URLs are one system: any of its servers will do") {
  NatsServer server;
  const std::string urls = " nats://127.0.0.1:" + std::to_string(free_port()) + " , " + server.url() + " ";
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet);
  CAPTURE(shape);
  NatsClient client(server.url());
  const auto arrived = client.subscribe("out");
  Connector connector(steps(shape, {urls, "in"}, {urls, "out"}));
  connector.wait_ready();
  client.publish("in", "x");
  CHECK(arrived->at(0).payload == "x");
}

TEST_CASE("a URL without a scheme is one of NATS") {
  NatsServer server;
  const std::string url = "127.0.0.1:" + std::to_string(server.port());
  Connector connector(steps(Shape::inlet, {url, "in"}, {url, "out"}));
  connector.wait_ready();
  CHECK(server.connections() == 2);
}
