#include "connectkit/compile/bundle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace connectkit::compile {
namespace {

using nlohmann::json;

/// Text that JSON takes as it is, and YAML does not (or folds, as line ends): as escapes, which both take.
struct Escape {
  std::string_view utf8;
  std::string_view escape;
};
constexpr Escape escapes[] = {{"\x7f", "\\u007f"},         {"\u2028", "\\u2028"},       {"\u2029", "\\u2029"},
                              {"\xef\xbb\xbf", "\\ufeff"}, {"\xef\xbf\xbe", "\\ufffe"}, {"\xef\xbf\xbf", "\\uffff"}};

/// The C1 control characters, U+0080 to U+009F, are 0xC2 and a byte below 0xA0.
bool is_c1(std::string_view text) {
  return text.size() >= 2 && text[0] == '\xc2' && static_cast<unsigned char>(text[1]) < 0xa0;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto* found = std::find_if(std::begin(escapes), std::end(escapes),
                                     [&](const Escape& escape) { return text.starts_with(escape.utf8); });
    std::size_t length = 1;
    if (found != std::end(escapes)) {
      out += found->escape;
      length = found->utf8.size();
    } else if (is_c1(text)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(text[1]));
      length = 2;
    } else {
      out += text.front();
    }
    text.remove_prefix(length);
  }
  return out;
}

bool comes_before(const json& a, const json& b) {
  const auto order = [](const json& component) {
    const auto kind = model::component_kind(component.value("kind", ""));
    return std::pair(kind.value_or(model::ComponentKind::scanner), component.value("name", ""));
  };
  return order(a) < order(b);
}

}  // namespace

std::string library_json(const json& runtime, std::span<const WrittenComponent> components) {
  std::vector<json> sorted;
  for (const WrittenComponent& component : components) {
    sorted.push_back(*component.json);
    sorted.back()["kind"] = model::to_string(component.kind);
  }
  std::stable_sort(sorted.begin(), sorted.end(), comes_before);
  const json library{{"version", 1}, {"runtime", runtime}, {"components", sorted}};
  return escaped(library.dump()) + "\n";
}

}  // namespace connectkit::compile
