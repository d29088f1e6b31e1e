#include <catch2/catch.hpp>

#include <string>

#include "relay_fixture.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/raw_client.hpp"

using namespace connectkit;
using namespace connectkit::test;

namespace {

/// A relay of one server, seen from the wire.
struct Wire {
  Wire() : client(server.port()), relay(server_at(server.port()), server_at(server.port())) {
    client.subscribe("out");
    client.flush();
    relay.open();
    REQUIRE(relay.ready());
  }

  RawMessage relayed(std::string_view headers, std::string_view payload, std::string_view reply = {}) {
    client.publish("in.a", headers, payload, reply);
    return client.next();
  }

  NatsServer server;
  RawClient client;
  TestRelay relay;
};

bool has(const RawMessage& message, const std::string& line) {
  return message.headers.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a payload keeps its bytes") {
  Wire wire;
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(wire.relayed("", all).payload == all);
  CHECK(wire.relayed("", "").payload.empty());
  CHECK(wire.relayed("", "\r\nMSG x 1 1\r\n").payload == "\r\nMSG x 1 1\r\n");
  CHECK(wire.relayed("NATS/1.0\r\nA: b\r\n\r\n", all).payload == all);
  CHECK(wire.relayed("NATS/1.0\r\nA: b\r\n\r\n", "").payload.empty());
}

TEST_CASE("headers keep their case and the order of the values of a key") {
  Wire wire;
  const RawMessage message =
      wire.relayed("NATS/1.0\r\nX-Id: 1\r\nx-id: 2\r\nMany: c\r\nMany: a\r\nMany: b\r\nText: a: b, c\r\n\r\n", "p");
  CHECK(has(message, "X-Id: 1"));
  CHECK(has(message, "x-id: 2"));
  CHECK(has(message, "Text: a: b, c"));
  const std::size_t c = message.headers.find("Many: c\r\n");
  const std::size_t a = message.headers.find("Many: a\r\n");
  const std::size_t b = message.headers.find("Many: b\r\n");
  CHECK((c < a && a < b && b != std::string::npos));
  CHECK(message.payload == "p");
}

TEST_CASE("a status line is not passed on, headers of the same name are") {
  Wire wire;
  CHECK(wire.relayed("NATS/1.0 503 No Responders\r\n\r\n", "x").headers.empty());
  const RawMessage mixed = wire.relayed("NATS/1.0 100 Idle\r\nA: b\r\n\r\n", "x");
  CHECK(mixed.headers.substr(0, 10) == "NATS/1.0\r\n");
  CHECK(has(mixed, "A: b"));
  CHECK_FALSE(has(mixed, "Status: 100"));
  CHECK_FALSE(has(mixed, "Description: Idle"));
  const RawMessage own = wire.relayed("NATS/1.0\r\nStatus: 404\r\nDescription: not found\r\n\r\n", "x");
  CHECK(has(own, "Status: 404"));
  CHECK(has(own, "Description: not found"));
  const RawMessage with_reply = wire.relayed("NATS/1.0 503\r\nA: b\r\n\r\n", "x", "answer.here");
  CHECK_FALSE(has(with_reply, "Status: 503"));
  CHECK(has(with_reply, "A: b"));
}

TEST_CASE("an empty message with status 503 is kept by libnats, counted, and holds up nothing") {
  Wire wire;
  wire.client.publish("in.a", "NATS/1.0 503\r\n\r\n", "");
  CHECK(wire.relayed("", "next").payload == "next");
  CHECK(wire.relay.input.counts().received == 1);
  CHECK(wire.relay.input.counts().dropped == 1);
}

TEST_CASE("the reply subject is not forwarded") {
  Wire wire;
  CHECK(wire.relayed("", "x", "answer.here").reply.empty());
  CHECK(wire.relayed("NATS/1.0\r\nA: b\r\n\r\n", "x", "answer.here").reply.empty());
}

TEST_CASE("an empty header value arrives empty") {
  Wire wire;
  const RawMessage first = wire.relayed("NATS/1.0\r\nE: \r\nN: v\r\n\r\n", "x");
  CHECK(has(first, "E: "));
  CHECK(has(first, "N: v"));
  const RawMessage last = wire.relayed("NATS/1.0\r\nN: v\r\nE:\r\n\r\n", "x");
  CHECK(has(last, "N: v"));
  CHECK(has(last, "E: "));
}

TEST_CASE("libnats 3.4.1 misreads an empty header value of a message without payload") {
  Wire wire;
  const RawMessage first = wire.relayed("NATS/1.0\r\nE: \r\nN: v\r\n\r\n", "");
  CHECK(has(first, "E: N: v"));
  CHECK_FALSE(has(first, "N: v"));
  const RawMessage last = wire.relayed("NATS/1.0\r\nN: v\r\nE: \r\n\r\n", "");
  CHECK(has(last, "N: v"));
  CHECK_FALSE(has(last, "E: "));
}

TEST_CASE("a message that the server does not take is counted, told, and holds up nothing") {
  NatsServer source("max_payload: 4096");
  NatsServer destination("max_payload: 1024");
  NatsClient publisher(source.url());
  NatsClient client(destination.url());
  const auto arrived = client.subscribe("out");
  client.flush();
  TestRelay relay(server_at(source.port()), server_at(destination.port()));
  relay.open();
  REQUIRE(relay.ready());
  publisher.publish("in.a", std::string(1024, 'a'));
  publisher.publish("in.a", std::string(1025, 'b'));
  publisher.publish("in.a", std::string(1000, 'c'), {{"Key", std::string(100, 'd')}});
  publisher.publish("in.a", "last");
  publisher.flush();
  REQUIRE(arrived->wait_for(2));
  CHECK(arrived->at(0).payload == std::string(1024, 'a'));
  CHECK(arrived->at(1).payload == "last");
  CHECK(relay.output.flush(5s));
  const Output::Counts counts = relay.output.counts();
  CHECK(counts.rejected == 2);
  CHECK(counts.delivered == 2);
  CHECK(counts.waiting == 0);
  REQUIRE(relay.to_events.wait_for(Events::Kind::rejected));
  CHECK(relay.to_events.last(Events::Kind::rejected).count == 2);
}

TEST_CASE("a message made here has its payload and headers, and no subject") {
  const Message message(std::string_view("a\0b", 3), {{"Key", "1"}, {"Key", "2"}, {"Bad Key", "x"}, {"Bad", "a\r\nb"}});
  CHECK(message.payload() == std::string_view("a\0b", 3));
  CHECK(message.subject().empty());
  CHECK(message.headers() == Headers{{"Key", "1"}, {"Key", "2"}});
  Message moved(Message("x"));
  CHECK(moved.payload() == "x");
  moved = Message("y");
  CHECK(moved.payload() == "y");
  CHECK_FALSE(moved.has_headers());
}

TEST_CASE("which headers can be sent") {
  CHECK(valid_header({"Key", "any text, also ü"}));
  CHECK(valid_header({"Key", ""}));
  CHECK_FALSE(valid_header({"", "x"}));
  CHECK_FALSE(valid_header({"a b", "x"}));
  CHECK_FALSE(valid_header({"a:b", "x"}));
  CHECK_FALSE(valid_header({"a", "x\ny"}));
  CHECK_FALSE(valid_header({"a", "x\ry"}));
}
