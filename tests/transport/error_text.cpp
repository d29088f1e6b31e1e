#include <catch2/catch.hpp>

#include "nats/native.hpp"

using connectkit::error_text;

TEST_CASE("errors are told in words for people") {
  CHECK(error_text(NATS_SSL_ERROR,
                   "(conn.c:733): SSL handshake error: 20:unable to get local issuer certificate:depth=0:cert=/CN=a") ==
        "the TLS handshake failed: unable to get local issuer certificate");
  CHECK(error_text(NATS_SSL_ERROR, "(conn.c:733): SSL handshake error: 62:hostname mismatch:expected=a:cert=b") ==
        "the TLS handshake failed: hostname mismatch");
  CHECK(error_text(NATS_SSL_ERROR, "") == "the TLS handshake failed");
  CHECK(error_text(NATS_NO_SERVER, "(conn.c:2088): No server available for connection") == "no server answers there");
  CHECK(error_text(NATS_CONNECTION_AUTH_FAILED, "(conn.c:1826): Authorization Violation") == "Authorization Violation");
  CHECK(error_text(NATS_ERR, "Something (new): it says") == "Something (new): it says");
  CHECK(error_text(NATS_CONNECTION_CLOSED, "") == "the server closed the connection");
  CHECK(error_text(NATS_NO_MEMORY, "") == "No Memory");
}

// Declared by libnats only in its own sources.
extern "C" bool natsGC_collect(void* item);

TEST_CASE("messages are freed where they are destroyed, not by a thread of libnats") {
  // The program's own function takes the place of the one that libnats exports, and declines.
  CHECK_FALSE(natsGC_collect(nullptr));
}
