#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-subject";

struct Problem {
  std::string message;
  std::string help;
};

std::optional<Problem> token_problem(std::string_view token) {
  if (token.empty()) return Problem{"a token of it is empty", "tokens are separated by single dots"};
  if (token.find_first_of(" \t\r\n\f") != token.npos) return Problem{"it has a blank in it", ""};
  return std::nullopt;
}

std::optional<Problem> subscription_problem(std::string_view subject) {
  if (subject.empty()) return Problem{"it is empty", ""};
  const auto tokens = split(subject, '.');
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto problem = token_problem(tokens[i])) return problem;
    if (tokens[i] == ">" && i + 1 < tokens.size()) {
      return Problem{"\">\" stands before its end", "\">\" stands for all the tokens that follow, so it is the last"};
    }
  }
  return std::nullopt;
}

/// The number in `{{wildcard(n)}}`.
std::optional<std::size_t> wildcard_function(std::string_view token) {
  constexpr std::string_view begin = "{{wildcard(";
  constexpr std::string_view end = ")}}";
  if (!token.starts_with(begin) || !token.ends_with(end)) return std::nullopt;
  const std::string_view digits = token.substr(begin.size(), token.size() - begin.size() - end.size());
  std::size_t number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || stop != digits.data() + digits.size() || number == 0) return std::nullopt;
  return number;
}

/// What a subscription's wildcards can fill.
struct Wildcards {
  std::size_t stars = 0;
  bool rest = false;
};

Wildcards wildcards_of(std::string_view subscription) {
  const auto tokens = split(subscription, '.');
  return {static_cast<std::size_t>(std::count(tokens.begin(), tokens.end(), "*")), tokens.back() == ">"};
}

std::optional<Problem> filling_problem(std::string_view token, const std::optional<Wildcards>& wildcards) {
  if (token == "*") {
    return Problem{"\"*\" cannot be published to",
                   "{{wildcard(1)}} stands for what the first \"*\" of the subscription matched"};
  }
  if (token == ">" && wildcards && !wildcards->rest) {
    return Problem{"nothing fills its \">\": the subscription does not end with one", ""};
  }
  if (token.starts_with("{{")) {
    const auto number = wildcard_function(token);
    if (!number) return Problem{fmt::format("{} is not {{{{wildcard(n)}}}}", quoted(token)), ""};
    if (wildcards && *number > wildcards->stars) {
      return Problem{fmt::format("nothing fills {}: the subscription has {}", quoted(token),
                                 counted(wildcards->stars, "wildcard")),
                     ""};
    }
  }
  return std::nullopt;
}

std::optional<Problem> publication_problem(std::string_view subject, const std::optional<Wildcards>& wildcards) {
  if (auto problem = subscription_problem(subject)) return problem;
  for (const std::string_view token : split(subject, '.')) {
    if (auto problem = filling_problem(token, wildcards)) return problem;
  }
  return std::nullopt;
}

/// The text at a pointer, if it is known.
std::optional<Value> known_text(const Context& context, std::string_view pointer) {
  const auto value = context.document.at(pointer);
  return value && value->is_string() && !context.is_open(value->span()) ? value : std::nullopt;
}

void report(const Context& context, const Value& value, std::string_view pointer, std::string_view what,
            Problem problem) {
  context.report({rule, value.span(), std::string(pointer),
                  fmt::format("{} is not a subject that can be {}: {}", context.shown(pointer), what, problem.message),
                  std::move(problem.help)});
}

/// The pointer of the subject of a consumer or producer; empty when it has none.
std::string subject_pointer(const Context& context, const std::optional<model::NatsSideStep>& side) {
  if (!side || side->transports.size() != 1) return "";
  const auto transport = side->transports.front().value;
  if (transport == model::Transport::kv) return "";
  const std::string pointer = appended(appended(side->part.pointer, to_string(transport)), "subject");
  return context.document.at(pointer) ? pointer : "";
}

}  // namespace

void check_subscription(const Context& context, std::string_view pointer) {
  const auto value = known_text(context, pointer);
  if (!value) return;
  if (auto problem = subscription_problem(value->text())) {
    report(context, *value, pointer, "subscribed to", *std::move(problem));
  }
}

void check_publication(const Context& context, std::string_view pointer, std::string_view subscription) {
  const auto value = known_text(context, pointer);
  if (!value) return;
  const auto filled_by = subscription.empty() ? std::nullopt : known_text(context, subscription);
  std::optional<Wildcards> wildcards;
  if (filled_by && !subscription_problem(filled_by->text())) wildcards = wildcards_of(filled_by->text());
  if (auto problem = publication_problem(value->text(), wildcards)) {
    report(context, *value, pointer, "published to", *std::move(problem));
  }
}

void check_subjects(const Context& context) {
  const model::Steps& steps = *context.connector.steps;
  const std::string consumer = subject_pointer(context, steps.consumer);
  const std::string producer = subject_pointer(context, steps.producer);
  if (!consumer.empty()) check_subscription(context, consumer);
  if (!producer.empty()) check_publication(context, producer, consumer);
}

}  // namespace connectkit::check
