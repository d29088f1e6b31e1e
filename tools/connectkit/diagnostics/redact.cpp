#include "connectkit/diagnostics/redact.hpp"

namespace connectkit {

std::string without_url_passwords(std::string_view text) {
  constexpr std::string_view mark = "://";
  std::string out;
  for (std::size_t start; (start = text.find(mark)) != text.npos;) {
    start += mark.size();
    out += text.substr(0, start);
    text.remove_prefix(start);
    // The user information ends at the last @ before what ends an authority or a URL in a list.
    const std::string_view authority = text.substr(0, text.find_first_of("/?#\"' \t\r\n,"));
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (at == authority.npos) continue;
    // A lone user name may be a token (nats://TOKEN@host), so it is a secret as well.
    out += colon < at ? std::string(authority.substr(0, colon + 1)) + "***" : "***";
    text.remove_prefix(at);
  }
  return out += text;
}

}  // namespace connectkit
