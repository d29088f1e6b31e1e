#include "nats/ledger.hpp"

#include <catch2/catch.hpp>

#include <string>

using connectkit::Ledger;
using connectkit::Message;

namespace {

void accept(Ledger& ledger, const std::string& payload) { ledger.accept("subject." + payload, Message(payload), 10); }

std::string next_payload(const Ledger& ledger) { return std::string(ledger.next().message->payload()); }

}  // namespace

TEST_CASE("messages are sent in order and stay until they are confirmed") {
  Ledger ledger;
  for (int number = 0; number < 1000; ++number) accept(ledger, std::to_string(number));
  CHECK(ledger.accepted() == 1000);
  CHECK(ledger.waiting() == 1000);
  CHECK(ledger.held_bytes() == 10'000);
  for (int number = 0; number < 600; ++number) {
    REQUIRE(next_payload(ledger) == std::to_string(number));
    REQUIRE(ledger.next().subject == "subject." + std::to_string(number));
    ledger.next_sent();
  }
  ledger.confirm(400);
  CHECK(ledger.delivered() == 400);
  CHECK(ledger.delivered_bytes() == 10 + 90 * 2 + 300 * 3);
  CHECK(ledger.waiting() == 600);
  CHECK(ledger.held_bytes() == 6'000);
  CHECK(ledger.rewind() == 200);
  CHECK(next_payload(ledger) == "400");
}

TEST_CASE("a refused message is neither sent again nor delivered") {
  Ledger ledger;
  accept(ledger, "a");
  CHECK_FALSE(ledger.last_refused());
  ledger.next_refused();
  CHECK(ledger.last_refused());
  accept(ledger, "b");
  ledger.next_sent();
  CHECK(ledger.waiting() == 1);
  ledger.confirm(2);
  CHECK(ledger.delivered() == 1);
  CHECK(ledger.delivered_bytes() == 1);
  CHECK(ledger.waiting() == 0);
  CHECK(ledger.held_bytes() == 0);
}

TEST_CASE("a ledger that was long empties and goes on") {
  Ledger ledger;
  for (int round = 0; round < 3; ++round) {
    for (int number = 0; number < 40'000; ++number) accept(ledger, std::to_string(number));
    while (!ledger.all_sent()) ledger.next_sent();
    ledger.confirm(ledger.sent());
    CHECK(ledger.waiting() == 0);
    CHECK(ledger.held_bytes() == 0);
  }
  CHECK(ledger.delivered() == 120'000);
}
