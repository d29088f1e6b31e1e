#include "connectkit/check/subject.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <vector>

#include "connectkit/subject.hpp"

namespace connectkit {
namespace {

std::vector<std::string_view> tokens_of(std::string_view subject) {
  std::vector<std::string_view> tokens;
  while (true) {
    const std::size_t dot = subject.find('.');
    tokens.push_back(subject.substr(0, dot));
    if (dot == std::string_view::npos) return tokens;
    subject.remove_prefix(dot + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes `prefix` from the front of `text`, and blanks around the rest; false when it does not begin so.
bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text = trimmed(text.substr(prefix.size()));
  return true;
}

/// The n of `{{wildcard(n)}}`, written as NATS servers take it; 0 when the token is something else.
std::size_t wildcard_number(std::string_view token) {
  if (token.size() < 4 || token.substr(token.size() - 2) != "}}") return 0;
  token.remove_suffix(2);
  token = trimmed(token);
  if (!take(token, "{{") || !(take(token, "wildcard") || take(token, "Wildcard")) || !take(token, "(")) return 0;
  if (token.empty() || token.back() != ')') return 0;
  token.remove_suffix(1);
  token = trimmed(token);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
  return error == std::errc() && end == token.data() + token.size() ? number : 0;
}

bool has_braces(std::string_view token) { return token.find("{{") != std::string_view::npos; }

/// What is wrong with a token, wherever it stands.
std::optional<std::string> token_problem(std::string_view token) {
  if (token.empty()) return "it has an empty token";
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; };
  if (std::any_of(token.begin(), token.end(), blank)) return "it has a blank or a control character";
  return std::nullopt;
}

}  // namespace

namespace check {

std::optional<std::string> subscription_problem(std::string_view subject) {
  if (subject.empty()) return "it is empty";
  const auto tokens = tokens_of(subject);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (auto problem = token_problem(tokens[at])) return problem;
    if (tokens[at] == ">" && at + 1 < tokens.size()) return "\">\" stands for all that follows, so it must come last";
    if (has_braces(tokens[at])) return "a subscription has wildcards, not \"{{…}}\"";
  }
  return std::nullopt;
}

std::optional<std::string> publish_problem(std::string_view subject, std::string_view subscription) {
  if (subject.empty()) return "it is empty";
  const auto received = tokens_of(subscription);
  const auto wildcards = static_cast<std::size_t>(std::count(received.begin(), received.end(), "*"));
  const auto tokens = tokens_of(subject);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::string_view token = tokens[at];
    if (has_braces(token)) {
      const std::size_t number = wildcard_number(token);
      if (number == 0) return '"' + std::string(token) + "\" is not of the form {{wildcard(1)}}";
      if (number > wildcards) {
        return '"' + std::string(token) + "\" has nothing to stand for: the subscription has " +
               (wildcards == 0 ? "no \"*\"" : "only " + std::to_string(wildcards) + " \"*\"");
      }
      continue;
    }
    if (auto problem = token_problem(token)) return problem;
    if (token == "*") return "a message goes to one subject: \"*\" is for subscriptions";
    if (token != ">") continue;
    if (at + 1 < tokens.size()) return "\">\" stands for all that follows, so it must come last";
    if (received.back() != ">") return "\">\" has nothing to stand for: the subscription does not end with one";
  }
  return std::nullopt;
}

}  // namespace check

SubjectMapping::SubjectMapping(std::string_view subscription, std::string_view publish) {
  assert(check::valid_subject(subscription) && check::valid_publish_subject(publish, subscription));
  std::vector<std::size_t> wildcards;
  const auto received = tokens_of(subscription);
  for (std::size_t at = 0; at < received.size(); ++at) {
    if (received[at] == "*") wildcards.push_back(at);
  }
  for (const std::string_view token : tokens_of(publish)) {
    if (!pieces_.empty() || !end_.empty()) end_ += '.';
    const std::size_t number = wildcard_number(token);
    if (number == 0 && token != ">") {
      end_ += token;
      continue;
    }
    const bool tail = number == 0;
    pieces_.push_back({std::move(end_), tail ? received.size() - 1 : wildcards[number - 1], tail});
    end_.clear();
  }
}

std::string SubjectMapping::operator()(std::string_view received) const {
  std::string subject;
  for (const Piece& piece : pieces_) {
    subject += piece.text;
    std::string_view rest = received;
    for (std::size_t skip = piece.token; skip > 0; --skip)
      rest.remove_prefix(std::min(rest.find('.'), rest.size() - 1) + 1);
    subject += piece.tail ? rest : rest.substr(0, rest.find('.'));
  }
  return subject += end_;
}

}  // namespace connectkit
