#include <catch2/catch.hpp>

#include "nats/credentials.hpp"

using connectkit::parse_creds;

TEST_CASE("a creds file holds a JWT and a seed") {
  const auto key = parse_creds(
      "-----BEGIN NATS USER JWT-----\r\nabc.def\r\n------END NATS USER JWT------\r\n\r\nIMPORTANT\r\n"
      "-----BEGIN USER NKEY SEED-----\r\nSUXYZ\r\n------END USER NKEY SEED------\r\n");
  REQUIRE(key);
  CHECK(key->jwt == "abc.def");
  CHECK(key->seed == "SUXYZ");
}

TEST_CASE("half a creds file is none") {
  CHECK_FALSE(parse_creds(""));
  CHECK_FALSE(parse_creds("-----BEGIN NATS USER JWT-----\nabc\n------END NATS USER JWT------\n"));
  CHECK_FALSE(parse_creds("-----BEGIN USER NKEY SEED-----\nSU\n------END USER NKEY SEED------\n"));
  CHECK_FALSE(
      parse_creds("-----BEGIN NATS USER JWT-----\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\nS\n"));
  CHECK_FALSE(parse_creds("-----BEGIN NATS USER JWT-----"));
}
