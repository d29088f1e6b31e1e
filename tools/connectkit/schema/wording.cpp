#include "connectkit/schema/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"

namespace connectkit::schema {
namespace {

/// Longer lists help nobody.
constexpr std::size_t most_listed = 24;

std::string with_article(std::string_view noun) {
  const bool vowel = std::string_view("aeio").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string root(const Violation& violation, const Shown& shown, bool definite) {
  if (!shown.document.empty()) return std::string(shown.document);
  if (violation.title.empty()) return "the document";
  return definite ? fmt::format("the {}", violation.title) : with_article(violation.title);
}

/// The value by its key, else by its title.
std::string subject(const Violation& violation, const Shown& shown) {
  const auto tokens = pointer_tokens(violation.pointer);
  if (tokens.empty()) return root(violation, shown, false);
  if (!violation.is_item) return connectkit::quoted(tokens.back());
  if (!violation.title.empty()) return with_article(violation.title);
  return tokens.size() > 1 ? fmt::format("an item of {}", connectkit::quoted(tokens[tokens.size() - 2])) : "an item";
}

/// The object that a key is missing from or unknown to.
std::string owner(const Violation& violation, const Shown& shown, bool definite) {
  auto tokens = pointer_tokens(violation.pointer);
  if (violation.target == Target::key) tokens.pop_back();
  if (tokens.empty()) return root(violation, shown, definite);
  if (violation.title.empty()) return connectkit::quoted(tokens.back());
  return definite ? fmt::format("the {}", violation.title) : with_article(violation.title);
}

struct TypeWord {
  TypeSet type;
  std::string_view expected;
  std::string_view found;
};

constexpr std::array<TypeWord, 7> type_words{{
    {type::boolean, "true or false", "the bool"},
    {type::integer, "a whole number", "the whole number"},
    {type::number, "a number", "the number"},
    {type::string, "text", "the text"},
    {type::array, "a list", "a list"},
    {type::object, "a mapping", "a mapping"},
    {type::null, "no value", "no value"},
}};

std::string expected_types(TypeSet types) {
  // Where any number will do, whole ones need no word of their own.
  if ((types & type::number) != 0) types = static_cast<TypeSet>(types & ~type::integer);
  std::vector<std::string_view> words;
  for (const TypeWord& word : type_words) {
    if ((types & word.type) != 0) words.push_back(word.expected);
  }
  return join(words, " or ");
}

std::string found_type(const Violation& violation, const Shown& shown) {
  const auto word = std::find_if(type_words.begin(), type_words.end(),
                                 [&](const TypeWord& w) { return (violation.found_types & w.type) != 0; });
  if (word == type_words.end()) return "something else";
  constexpr TypeSet collections = type::array | type::object;
  if ((word->type & collections) != 0) return std::string(word->found);
  // A long text where a list belongs says nothing that the reader does not see.
  const bool scalar_expected = (violation.expected_types & ~collections) != 0;
  if (!scalar_expected) return word->type == type::string ? "text" : std::string(word->found.substr(4));
  return fmt::format("{} {}", word->found, shown.value);
}

/// An allowed value, or a key, as people would write it.
std::string_view bare(std::string_view json) {
  if (json.size() < 3 || json.front() != '"') return json;
  const std::string_view inside = json.substr(1, json.size() - 2);
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; };
  const bool word =
      std::isalpha(static_cast<unsigned char>(inside.front())) != 0 && std::all_of(inside.begin(), inside.end(), plain);
  return word ? inside : json;
}

std::string expectation(const Words& expected) {
  if (expected == nullptr) return {};
  std::vector<std::string_view> words;
  for (const std::string& text : *expected) words.push_back(bare(text));
  if (words.empty()) return {};
  if (words.size() == 1) return fmt::format("expected {}", expected->front());
  const std::size_t more = words.size() - std::min(words.size(), most_listed);
  words.resize(words.size() - more);
  return fmt::format("expected one of: {}{}", join(words, ", "), more == 0 ? "" : fmt::format(", and {} more", more));
}

std::string question(const Violation& violation) {
  return violation.nearest ? fmt::format("; did you mean {}?", connectkit::quoted(*violation.nearest)) : std::string();
}

/// The first sentence, without full stop, to stand after a colon.
std::string first_sentence(std::string_view description) {
  std::string sentence(description.substr(0, description.find(". ")));
  if (sentence.ends_with('.')) sentence.pop_back();
  const bool word = sentence.size() > 1 && std::islower(static_cast<unsigned char>(sentence[1])) != 0;
  if (word || sentence.starts_with("A ")) {
    sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
  }
  return sentence;
}

Wording describe_type(const Violation& violation, const Shown& shown) {
  const std::string expected = expected_types(violation.expected_types);
  std::string help = expectation(violation.expected);
  if (violation.found_types == type::null) {
    if (help.empty()) help = "write a value, or leave it out where it is not required";
    return {fmt::format("{} has no value, expected {}", subject(violation, shown), expected), help};
  }
  return {fmt::format("{} must be {}, found {}", subject(violation, shown), expected, found_type(violation, shown)),
          help};
}

Wording describe_required(const Violation& violation, const Shown& shown) {
  std::string help = expectation(violation.expected);
  if (help.empty() && !violation.description.empty()) {
    help = fmt::format("{}: {}", connectkit::quoted(violation.key), first_sentence(violation.description));
  }
  return {fmt::format("{} has no {}", owner(violation, shown, true), connectkit::quoted(violation.key)), help};
}

Wording describe_allowed(const Violation& violation, const Shown& shown) {
  const std::string noun = violation.title.empty() ? fmt::format("allowed for {}", subject(violation, shown))
                                                   : with_article(violation.title);
  return {fmt::format("{} is not {}{}", shown.value, noun, question(violation)), expectation(violation.expected)};
}

Wording describe_unknown_key(const Violation& violation, const Shown& shown) {
  return {fmt::format("{} has no key {}{}", owner(violation, shown, false), connectkit::quoted(violation.key),
                      question(violation)),
          expectation(violation.expected)};
}

Wording describe_pattern(const Violation& violation, const Shown& shown) {
  const bool key = violation.target == Target::key;
  const std::string found = key ? connectkit::quoted(violation.key) : std::string(shown.value);
  const std::string what = violation.title.empty() ? fmt::format("does not fit {}", subject(violation, shown))
                                                   : fmt::format("is not {}", with_article(violation.title));
  return {fmt::format("{} {}", found, what), violation.form.empty()
                                                 ? fmt::format("expected text that matches {}", violation.pattern)
                                                 : fmt::format("expected {}", violation.form)};
}

Wording describe_size(const Violation& violation, const Shown& shown, std::string_view unit) {
  const bool too_small = violation.keyword == Keyword::min_length || violation.keyword == Keyword::min_items ||
                         violation.keyword == Keyword::min_properties;
  if (too_small && violation.limit == "1") return {fmt::format("{} must not be empty", subject(violation, shown)), ""};
  return {
      fmt::format("{} must have {} {} {}{}, found {}", subject(violation, shown), too_small ? "at least" : "at most",
                  violation.limit, unit, violation.limit == "1" ? "" : "s", violation.count),
      ""};
}

Wording describe_bound(const Violation& violation, std::string_view relation, const Shown& shown) {
  return {fmt::format("{} must be {} {}, found {}", subject(violation, shown), relation, violation.limit, shown.value),
          ""};
}

Wording describe_overlap(const Violation& violation, const Shown& shown) {
  const std::vector<std::string_view> forms(violation.expected->begin(), violation.expected->end());
  return {fmt::format("{} fits more than one form", subject(violation, shown)),
          forms.empty() ? "" : fmt::format("expected exactly one of: {}", join(forms, ", "))};
}

}  // namespace

Wording describe(const Violation& violation, const Shown& shown) {
  switch (violation.keyword) {
    case Keyword::type:
      return describe_type(violation, shown);
    case Keyword::allowed:
      return describe_allowed(violation, shown);
    case Keyword::required:
      return describe_required(violation, shown);
    case Keyword::unknown_key:
      return describe_unknown_key(violation, shown);
    case Keyword::pattern:
      return describe_pattern(violation, shown);
    case Keyword::min_length:
    case Keyword::max_length:
      return describe_size(violation, shown, "character");
    case Keyword::min_items:
    case Keyword::max_items:
      return describe_size(violation, shown, "item");
    case Keyword::min_properties:
    case Keyword::max_properties:
      return describe_size(violation, shown, "key");
    case Keyword::minimum:
      return describe_bound(violation, "at least", shown);
    case Keyword::maximum:
      return describe_bound(violation, "at most", shown);
    case Keyword::exclusive_minimum:
      return describe_bound(violation, "more than", shown);
    case Keyword::exclusive_maximum:
      return describe_bound(violation, "less than", shown);
    case Keyword::one_of:
      return describe_overlap(violation, shown);
    case Keyword::refused:
      return {fmt::format("{} is not allowed here", subject(violation, shown)), first_sentence(violation.description)};
    case Keyword::elsewhere:
      break;
  }
  return {fmt::format("{} is refused by a second validator", subject(violation, shown)),
          "the two validators must agree: please report this as a bug"};
}

}  // namespace connectkit::schema
