#include "nats/header_block.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using connectkit::HeaderBlock;

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Lines lines(std::string_view bytes) {
  auto block = HeaderBlock::of(bytes);
  REQUIRE(block);
  Lines lines;
  while (block->next()) lines.emplace_back(block->key(), block->value());
  return lines;
}

}  // namespace

TEST_CASE("headers are read in their order, without the blanks around values") {
  CHECK(lines("NATS/1.0\r\nB: 1\r\na:2\r\nB:  3 \t\r\nText: a: b\r\n\r\n") ==
        Lines{{"B", "1"}, {"a", "2"}, {"B", "3"}, {"Text", "a: b"}});
  CHECK(lines("NATS/1.0\r\nEmpty:\r\nBlank: \r\nLast: x\r\n\r\n") ==
        Lines{{"Empty", ""}, {"Blank", ""}, {"Last", "x"}});
  CHECK(lines("NATS/1.0\r\n\r\n").empty());
}

TEST_CASE("a status line is no header") {
  CHECK(lines("NATS/1.0 503\r\n\r\n").empty());
  CHECK(lines("NATS/1.0 100 Idle\r\nStatus: mine\r\n\r\n") == Lines{{"Status", "mine"}});
}

TEST_CASE("a line that begins with a blank continues the one before") {
  CHECK(lines("NATS/1.0\r\nA: b\r\n c\r\n\td\r\nE:\r\n f\r\n\r\n") == Lines{{"A", "b c d"}, {"E", "f"}});
  CHECK(lines("NATS/1.0\r\n lost: 1\r\nA: b\r\n\r\n") == Lines{{"A", "b"}});
}

TEST_CASE("lines without a key are passed over") {
  CHECK(lines("NATS/1.0\r\nnothing\r\n: x\r\nA: b\r\n\r\n") == Lines{{"A", "b"}});
}

TEST_CASE("what is no header block, or has been taken apart, is not read") {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {""sv, "NATS/1.0"sv, "NATS/1.0\r\n"sv, "NATS/1.0\r\nA: b\r\n"sv, "NATS/1.1\r\n\r\n"sv, "HTTP/1.0\r\n\r\n"sv,
        "NATS/1.0\0\nA\0 b\0\n\r\n"sv, "NATS/1.0x\r\n\r\n"sv}) {
    CHECK_FALSE(HeaderBlock::of(bytes));
  }
}
