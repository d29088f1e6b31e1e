#include "connectkit/schema/fixes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <variant>

#include "connectkit/base/text.hpp"
#include "connectkit/yaml/scalar.hpp"

namespace connectkit::schema {
namespace {

std::string_view source_of(const Value& value, Span span) {
  return value.tree().file->bytes().substr(span.begin, span.end - span.begin);
}

/// Whether a scalar stands there as nothing but its plain text: no quotes, no tag, no anchor, no alias.
bool is_plain(const Value& value) {
  return value.node().style == yaml::Style::plain && source_of(value, value.span()) == value.text();
}

/// Whether quotes of either kind, and nothing else, enclose the text.
bool is_quoted(const Value& value) {
  const std::string_view source = source_of(value, value.span());
  const bool quotes =
      value.node().style == yaml::Style::single_quoted || value.node().style == yaml::Style::double_quoted;
  return quotes && source.size() == value.text().size() + 2 && source.substr(1, value.text().size()) == value.text();
}

/// `text` as a scalar that YAML reads as this text.
std::string scalar(std::string_view text) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.'; };
  const bool word = !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
                    std::all_of(text.begin(), text.end(), plain) &&
                    std::holds_alternative<std::string_view>(yaml::resolve_plain(text)) &&
                    yaml::old_bool(text) == yaml::OldBool::none;
  return word ? std::string(text) : connectkit::quoted(text, std::string_view::npos);
}

Fix replace(Span span, std::string text, std::string description) {
  return {.description = std::move(description), .edits = {{span, std::move(text)}}};
}

Suggestion suggest_text(const Value& value) {
  Suggestion suggestion{"Go programs would take it for text all the same; put it in quotes", {}};
  if (is_plain(value)) {
    const Span span = value.span();
    // Two insertions, so that the fix of a secret does not hold it.
    suggestion.fix = Fix{.description = "put it in quotes",
                         .edits = {{{span.begin, span.begin}, "\""}, {{span.end, span.end}, "\""}}};
  }
  return suggestion;
}

Suggestion suggest_bool(const Value& value) {
  const yaml::OldBool old = yaml::old_bool(value.text());
  const bool is_word = source_of(value, value.span()).find_first_of("&!*") == std::string_view::npos;
  if (old == yaml::OldBool::none || !is_word) return {};
  const std::string word = old == yaml::OldBool::yes ? "true" : "false";
  return {fmt::format("Go programs would take it for {0} all the same; write {0}", word),
          replace(value.span(), word, fmt::format("write {}", word))};
}

/// Quotes around what would be of the right type without them.
Suggestion suggest_unquoted(const Violation& violation, const Value& value) {
  if (!is_quoted(value)) return {};
  const yaml::Scalar plain = yaml::resolve_plain(value.text());
  const bool is_bool = std::holds_alternative<bool>(plain);
  const bool is_whole = std::holds_alternative<std::int64_t>(plain) || std::holds_alternative<std::uint64_t>(plain);
  const bool is_number = is_whole || std::holds_alternative<double>(plain);
  const bool fits = (is_bool && (violation.expected_types & type::boolean) != 0) ||
                    (is_whole && (violation.expected_types & type::integer) != 0) ||
                    (is_number && (violation.expected_types & type::number) != 0);
  if (!fits) return {};
  const Span span = value.span();
  return {"leave out the quotes", Fix{.description = "leave out the quotes",
                                      .edits = {{{span.begin, span.begin + 1}, ""}, {{span.end - 1, span.end}, ""}}}};
}

Suggestion suggest_type(const Violation& violation, const Value& value) {
  constexpr TypeSet written_plainly = type::boolean | type::integer | type::number;
  if ((violation.found_types & written_plainly) != 0 && (violation.expected_types & type::string) != 0) {
    return suggest_text(value);
  }
  if (violation.found_types != type::string) return {};
  Suggestion suggestion;
  if ((violation.expected_types & type::boolean) != 0) suggestion = suggest_bool(value);
  return suggestion.fix ? suggestion : suggest_unquoted(violation, value);
}

}  // namespace

Suggestion suggest(const Violation& violation, const Value& value, const Place& place) {
  if (violation.keyword == Keyword::type) return suggest_type(violation, value);
  if (!violation.nearest) return {};
  if (violation.target == Target::key) {
    return {"", replace(place.key, scalar(*violation.nearest),
                        fmt::format("rename the key to {}", connectkit::quoted(*violation.nearest)))};
  }
  if (!is_plain(value) && !is_quoted(value)) return {};
  return {"", replace(place.value, scalar(*violation.nearest),
                      fmt::format("write {}", connectkit::quoted(*violation.nearest)))};
}

}  // namespace connectkit::schema
