#include <catch2/catch.hpp>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/diagnostics/redact.hpp"
#include "connectkit/source/source_file.hpp"

using namespace connectkit;

TEST_CASE("the nearest spelling is the one a person meant") {
  const std::vector<std::string_view> types{"bool", "int", "object", "scanner", "string", "expression", "condition"};
  CHECK(nearest_spelling("strnig", types) == "string");
  CHECK(nearest_spelling("Object", types) == "object");
  CHECK(nearest_spelling("boolean", types) == std::nullopt);
  CHECK(nearest_spelling("", types) == std::nullopt);
  CHECK(nearest_spelling(std::string(100'000, 's'), types) == std::nullopt);
}

TEST_CASE("positions count lines by LF, CRLF and CR, and columns by code points") {
  const SourceFile file("x",
                        "\xEF\xBB\xBF"
                        "a\r\nb\xC3\xA9z\rc\n");
  CHECK(file.line_count() == 4);
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(3) == Position{1, 1});
  CHECK(file.position(9) == Position{2, 3});
  CHECK(file.position(11) == Position{3, 1});
  CHECK(file.position(1000) == Position{4, 1});
  CHECK(file.offset({2, 3}) == 9);
  CHECK(file.line(2) == "b\xC3\xA9z");
  CHECK(file.line(5).empty());
}

TEST_CASE("ill-formed UTF-8 is found at its first byte") {
  CHECK_FALSE(first_invalid_utf8("caf\xC3\xA9 \xF0\x9F\x98\x80"));
  CHECK(first_invalid_utf8("caf\xE9") == 3);
  CHECK(first_invalid_utf8("\xC0\x80") == 0);
  CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);
  CHECK(first_invalid_utf8("a\xC3") == 1);
}

TEST_CASE("quoted text is safe to show") {
  CHECK(quoted("a\x1B[31m") == "\"a\\x1B[31m\"");
  CHECK(quoted("caf\xE9") == "\"caf\\xE9\"");
  CHECK(quoted("abcdef", 3) == "\"abc…\"");
}

TEST_CASE("JSON pointers escape and unescape") {
  CHECK(appended("/a", "b/c~d") == "/a/b~1c~0d");
  CHECK(pointer_tokens("/a/b~1c~0d") == std::vector<std::string>{"a", "b/c~d"});
  CHECK(pointer_tokens("").empty());
}

TEST_CASE("no URL password survives redaction") {
  CHECK(without_url_passwords("nats://me:hunter2@host:4222,tls://t0ken@b") == "nats://me:***@host:4222,tls://***@b");
  CHECK(without_url_passwords("nats://host/a@b") == "nats://host/a@b");
  CHECK(without_url_passwords("nats://u:p@ss@host") == "nats://u:***@host");
}
