#include "nats/server_pool.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using connectkit::host_and_port;
using connectkit::ServerAddress;
using connectkit::ServerPool;

namespace {

ServerAddress address(const std::string& host, std::uint16_t port = 4222) {
  ServerAddress address;
  address.host = host;
  address.port = port;
  return address;
}

}  // namespace

TEST_CASE("every round has every server, and begins after the last that worked") {
  ServerPool pool({address("a"), address("b"), address("c")});
  const auto first = pool.round();
  REQUIRE(first.size() == 3);
  CHECK(std::set<std::string>{first[0].host, first[1].host, first[2].host} == std::set<std::string>{"a", "b", "c"});
  pool.use(first[1]);
  CHECK(pool.round().front().host == first[2].host);
  pool.use(first[2]);
  CHECK(pool.round().front().host == first[0].host);
}

TEST_CASE("servers that a server tells about are spoken to in the same way") {
  ServerAddress known = address("nats.example");
  known.tls = true;
  known.user = "me";
  known.password = "word";
  ServerPool pool({known});
  pool.learn("nats://10.0.0.2:4222", known);
  pool.learn("nats://[fd00::2]:4333", known);
  pool.learn("nats://10.0.0.2:4222", known);
  for (const char* nonsense : {"", "nats://", "nats://x", "nats://:1", "nats://x:y", "nats://x:99999"}) {
    pool.learn(nonsense, known);
  }
  const auto round = pool.round();
  REQUIRE(round.size() == 3);
  CHECK(round[1].host == "10.0.0.2");
  CHECK(round[1].tls);
  CHECK(round[1].user == "me");
  CHECK(round[1].tls_name == "nats.example");
  CHECK(round[2].host == "fd00::2");
  CHECK(round[2].port == 4333);
  CHECK(host_and_port(round[2]) == "[fd00::2]:4333");
}
