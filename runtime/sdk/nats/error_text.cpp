#include <cctype>

#include "native.hpp"

namespace connectkit {
namespace {

/// Without the "(conn.c:733): " that libnats puts before its own words.
std::string_view without_place(std::string_view text) {
  const std::size_t end = text.find("): ");
  return !text.empty() && text.front() == '(' && end != std::string_view::npos ? text.substr(end + 3) : text;
}

/// Of "SSL handshake error: 62:hostname mismatch:expected=…" the words that say what is wrong.
std::string handshake_problem(std::string_view text) {
  constexpr std::string_view heading = "SSL handshake error: ";
  const std::size_t at = text.find(heading);
  if (at == std::string_view::npos) return "the TLS handshake failed";
  text.remove_prefix(at + heading.size());
  while (!text.empty() && (std::isdigit(static_cast<unsigned char>(text.front())) != 0 || text.front() == ':')) {
    text.remove_prefix(1);
  }
  return "the TLS handshake failed: " + std::string(text.substr(0, text.find(':')));
}

}  // namespace

std::string error_text(natsStatus status, std::string_view text) {
  text = without_place(text);
  switch (status) {
    case NATS_OK:
    case NATS_CONNECTION_CLOSED:
      return "the server closed the connection";
    case NATS_NO_SERVER:
      return "no server answers there";
    case NATS_TIMEOUT:
      return "no answer in time";
    case NATS_IO_ERROR:
      return "the connection broke";
    case NATS_SECURE_CONNECTION_WANTED:
      return "the server offers no TLS, which is required here";
    case NATS_SECURE_CONNECTION_REQUIRED:
      return "the server requires TLS";
    case NATS_SSL_ERROR:
      return handshake_problem(text);
    default:
      return text.empty() ? natsStatus_GetText(status) : std::string(text);
  }
}

std::string last_error(natsStatus status) {
  natsStatus last = NATS_OK;
  const char* text = nats_GetLastError(&last);
  return error_text(status, last == status && text != nullptr ? text : "");
}

}  // namespace connectkit
