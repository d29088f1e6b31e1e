#include "connectkit/diagnostics/redact.hpp"

namespace connectkit {

std::vector<Span> url_secrets(std::string_view text) {
  constexpr std::string_view mark = "://";
  std::vector<Span> secrets;
  for (std::size_t start = text.find(mark); start != text.npos; start = text.find(mark, start)) {
    start += mark.size();
    // The user information ends at the last @ before what ends an authority or a URL in a list.
    const std::string_view rest = text.substr(start);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#\"' \t\r\n,"));
    const std::size_t at = authority.rfind('@');
    if (at == authority.npos) continue;
    const std::size_t colon = authority.find(':');
    secrets.push_back({start + (colon < at ? colon + 1 : 0), start + at});
  }
  return secrets;
}

std::string without_url_passwords(std::string_view text) {
  std::string out;
  std::size_t shown = 0;
  for (const Span secret : url_secrets(text)) {
    out += text.substr(shown, secret.begin - shown);
    out += "***";
    shown = secret.end;
  }
  return out += text.substr(shown);
}

}  // namespace connectkit
