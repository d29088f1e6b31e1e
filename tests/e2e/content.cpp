#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/raw_client.hpp"

using namespace connectkit::test;

namespace {

/// A connector between two servers, and what is needed to see exact bytes at both ends.
struct Relay {
  explicit Relay(Shape shape, const std::string& from_config = {}, const std::string& to_config = {})
      : from(from_config),
        to(to_config),
        sender(from.port()),
        receiver(to.port()),
        connector(steps(shape, {from.url(), "in"}, {to.url(), "out"})) {
    receiver.subscribe(">");
    connector.wait_ready();
  }

  RawMessage pass(std::string_view headers, std::string_view payload, std::string_view reply = {}) {
    sender.publish("in", headers, payload, reply);
    return receiver.next();
  }

  NatsServer from;
  NatsServer to;
  RawClient sender;
  RawClient receiver;
  Connector connector;
};

/// The values of each key, in order, as they stand on the wire, without the one blank after the colon.
std::map<std::string, std::vector<std::string>> values_of(const std::string& block) {
  std::map<std::string, std::vector<std::string>> result;
  std::istringstream lines(block);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line != "\r") {
    line.pop_back();
    const std::size_t colon = line.find(':');
    const bool blank = line.size() > colon + 1 && line[colon + 1] == ' ';
    result[line.substr(0, colon)].push_back(line.substr(colon + (blank ? 2 : 1)));
  }
  return result;
}

std::string status_line(const std::string& block) { return block.substr(0, block.find("\r\n")); }

std::string all_bytes() {
  std::string bytes;
  for (int round = 0; round < 3; ++round) {
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  }
  return bytes + "\r\n" + std::string(7, '\0');
}

}  // namespace

TEST_CASE("payloads arrive byte for byte") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  Relay relay(shape);
  const std::string largest(1024 * 1024, '\x80');
  for (const std::string& payload : {std::string(), all_bytes(), std::string(1, '\0'), largest}) {
    const RawMessage arrived = relay.pass("", payload);
    CHECK((arrived.payload == payload));
    CHECK(arrived.headers == "");
    const std::string headers = "NATS/1.0\r\nA: 1\r\n\r\n";
    const std::string shortened = payload.substr(0, largest.size() - headers.size());
    const RawMessage with_headers = relay.pass(headers, shortened);
    CHECK((with_headers.payload == shortened));
    CHECK(values_of(with_headers.headers) == values_of(headers));
  }
}

TEST_CASE("headers keep every key in its case and all values of a key in order") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  Relay relay(shape);
  std::string headers = "NATS/1.0\r\nZ-Last: z\r\nkey: 1\r\nKey: 2\r\nkey: 0\r\nKEY: x: y, z=\"1\"\r\nkey: 1\r\n";
  headers += "caf\xC3\xA9: \xE2\x82\xAC\r\nNats-Msg-Id: 17\r\nStatus: mine\r\nlong: " + std::string(8000, 'v') + "\r\n";
  for (int i = 0; i < 100; ++i) headers += "many: " + std::to_string(i % 7) + "\r\n";
  headers += "\r\n";
  const RawMessage arrived = relay.pass(headers, "payload");
  CHECK(values_of(arrived.headers) == values_of(headers));
  CHECK(status_line(arrived.headers) == "NATS/1.0");
  CHECK(arrived.payload == "payload");
}

TEST_CASE("a status line is not passed on") {
  Relay relay(GENERATE(Shape::inlet, Shape::outlet));
  const RawMessage both = relay.pass("NATS/1.0 100 Idle Heartbeat\r\nA: 1\r\n\r\n", "x");
  CHECK(values_of(both.headers) == values_of("NATS/1.0\r\nA: 1\r\n\r\n"));
  CHECK(status_line(both.headers) == "NATS/1.0");
  for (const char* status : {"NATS/1.0 503\r\n\r\n", "NATS/1.0 404 No Messages\r\n\r\n"}) {
    const RawMessage only = relay.pass(status, "x");
    CHECK(only.headers == "");
    CHECK(only.payload == "x");
  }
  // libnats takes an empty message with this status as an answer of the server and keeps it to itself.
  relay.sender.publish("in", "NATS/1.0 503\r\n\r\n", "");
  CHECK(relay.pass("", "next").payload == "next");
}

TEST_CASE("headers without a value arrive") {
  Relay relay(GENERATE(Shape::inlet, Shape::outlet));
  for (const std::string headers : {"NATS/1.0\r\nE: \r\nN: v\r\n\r\n", "NATS/1.0\r\nE:\r\nN: v\r\nE: 2\r\nE:\r\n\r\n",
                                    "NATS/1.0\r\nN: v\r\nE: \r\n\r\n", "NATS/1.0\r\nE:\r\n\r\n"}) {
    CAPTURE(headers);
    const RawMessage arrived = relay.pass(headers, "x");
    CHECK(values_of(arrived.headers) == values_of(headers));
    CHECK(arrived.payload == "x");
  }
}

TEST_CASE("headers without a value of a message without payload are what libnats 3.4.1 makes of them") {
  // docs/vanilla.md says so; a version that reads them well is welcome to change both.
  Relay relay(Shape::inlet);
  CHECK(relay.pass("NATS/1.0\r\nE: \r\nN: v\r\n\r\n", "").headers == "NATS/1.0\r\nE: N: v\r\n\r\n");
  CHECK(relay.pass("NATS/1.0\r\nN: v\r\nE: \r\n\r\n", "").headers == "NATS/1.0\r\nN: v\r\n\r\n");
  CHECK(relay.pass("NATS/1.0\r\nN: v\r\n\r\n", "").headers == "NATS/1.0\r\nN: v\r\n\r\n");
}

TEST_CASE("libnats 3.4.1 misreads a header without a value, so the SDK does not leave the reading to it") {
  // It takes the next line as the value of a key that has none, and gives up all headers when there is no next line.
  NatsServer server;
  NatsClient receiver(server.url());
  const auto arrived = receiver.subscribe("a");
  RawClient sender(server.port());
  sender.publish("a", "NATS/1.0\r\nE: \r\nN: v\r\n\r\n", "x");
  sender.publish("a", "NATS/1.0\r\nN: v\r\nE: \r\n\r\n", "x");
  CHECK(arrived->at(0).headers == NatsClient::Headers{{"E", "N: v"}});
  CHECK(arrived->at(1).headers == NatsClient::Headers{});
}

TEST_CASE("blanks around a header value are no part of it") {
  Relay relay(Shape::inlet);
  const RawMessage arrived = relay.pass("NATS/1.0\r\nA:  b c \r\nB:d\r\n\r\n", "x");
  CHECK(values_of(arrived.headers) == values_of("NATS/1.0\r\nA: b c\r\nB: d\r\n\r\n"));
}

TEST_CASE("the reply subject is not forwarded") {
  const Shape shape = GENERATE(Shape::inlet, Shape::outlet, Shape::copy);
  CAPTURE(shape);
  Relay relay(shape);
  CHECK(relay.pass("", "x", "answer.here").reply == "");
  CHECK(relay.pass("NATS/1.0\r\nA: 1\r\n\r\n", "x", "answer.here").reply == "");
}

TEST_CASE("a message that is too large for the destination is rejected, said, and no obstacle for the others") {
  Relay relay(Shape::inlet, "max_payload: 4MB", "max_payload: 1MB");
  relay.sender.publish("in", "", std::string(2 * 1024 * 1024, 'x'));
  relay.sender.publish("in", "NATS/1.0\r\nA: 1\r\n\r\n", std::string(1024 * 1024, 'x'));
  CHECK(relay.pass("", "small").payload == "small");
  relay.connector.wait_log("msg=rejected");
  CHECK(occurrences(relay.connector.log(), "msg=disconnected") == 0);
  CHECK(relay.to.total_connections() == 2);
  CHECK(relay.connector.stop().signal == 0);
}
