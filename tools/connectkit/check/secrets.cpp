#include "connectkit/check/secrets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/placeholder.hpp"
#include "connectkit/check/server_url.hpp"
#include "connectkit/check/walk.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-secret";
constexpr std::string_view help = "write ${NAME} and set the variable where the runtime runs, or a secret:// address";

/// Whether a text is a secret itself, or a placeholder whose default is one.
bool is_plain(std::string_view text) {
  const auto parts = pieces(text);
  const bool has_default = std::any_of(parts.begin(), parts.end(),
                                       [](const Piece& piece) { return piece.fallback && !piece.fallback->empty(); });
  return has_default || (!text.empty() && !holds_deferred(text));
}

/// The first scalar of a value, or in it, that is in plain text.
std::optional<Value> first_plain(const Value& value) {
  if (value.kind() != ValueKind::null && is_plain(value.text())) return value;
  for (const Member& member : value.members()) {
    if (const auto found = first_plain(member.value)) return found;
  }
  for (const Value& item : value.items()) {
    if (const auto found = first_plain(item)) return found;
  }
  return std::nullopt;
}

void check_value(const Context& context, const std::string& pointer) {
  const auto value = context.written.at(pointer);
  const auto plain = value ? first_plain(*value) : std::nullopt;
  if (!plain) return;
  const auto tokens = pointer_tokens(pointer);
  context.report({rule, value->span(), pointer,
                  fmt::format("{} is a secret, and stands here in plain text", quoted(tokens.back())),
                  std::string(help), Severity::warning});
}

bool is_local(std::string_view url) {
  const auto server = parse_server_url(url);
  return server && (server->host == "localhost" || server->host.starts_with("127.") || server->host == "::1");
}

/// Whether a URL has a password, or (of a NATS server) a token, in plain text.
bool has_plain_credentials(std::string_view url) {
  const auto credentials = credentials_in(url);
  if (!credentials || credentials->find_first_of("/ \t\r\n") != credentials->npos || !is_plain(*credentials)) {
    return false;
  }
  const std::size_t scheme_end = url.find("://");
  const bool is_nats = scheme_end == url.npos || parse_server_url(url);
  const std::size_t colon = credentials->find(':');
  const bool has_password = colon != credentials->npos && colon + 1 < credentials->size();
  return (has_password || (is_nats && colon == credentials->npos)) && !is_local(url);
}

/// Looks for URLs in all texts; what is called "url" is one, or a list of them.
void check_urls(const Context& context, const Value& root) {
  std::string start = context.connector.steps->part.pointer;
  walk(root, start, [&](const std::string& pointer, const Value& value) {
    const bool is_url = pointer.ends_with("/url");
    if (!value.is_string() || (!is_url && value.text().find("://") == std::string_view::npos)) return;
    const auto urls = split_server_list(value.text());
    if (!std::any_of(urls.begin(), urls.end(), has_plain_credentials)) return;
    context.report({rule, value.span(), pointer, "the URL holds a password or token in plain text", std::string(help),
                    Severity::warning});
  });
}

void check_nats(const Context& context, const std::optional<model::NatsStep>& nats) {
  if (nats && nats->jwt) check_value(context, appended(nats->part.pointer, "jwt"));
  if (nats && nats->seed) check_value(context, appended(nats->part.pointer, "seed"));
}

void check_transformer_nats(const Context& context, const model::TransformerStep& step) {
  check_nats(context, step.nats);
  for (const model::TransformerStep& part : step.sequence) check_transformer_nats(context, part);
}

}  // namespace

void check_plain_secrets(const Context& context, const std::vector<std::string>& secrets) {
  if (context.running) return;  // the platform has put them in by now
  const model::Steps& steps = *context.connector.steps;
  if (steps.consumer) check_nats(context, steps.consumer->nats);
  if (steps.producer) check_nats(context, steps.producer->nats);
  if (steps.transformer) check_transformer_nats(context, *steps.transformer);
  for (const std::string& pointer : secrets) check_value(context, pointer);
  if (const auto value = context.written.at(steps.part.pointer)) check_urls(context, *value);
}

}  // namespace connectkit::check
