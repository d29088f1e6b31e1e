#include <fmt/format.h>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/connector_rules.hpp"
#include "connectkit/check/server_url.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-url";
constexpr std::string_view form = "expected SCHEME://HOST:PORT, several separated by commas";

/// One list of URLs.
struct ServerList {
  const Context& context;
  std::string pointer;
  Span span;
  std::string_view text;
  /// Whether the text stands in the file as it is: a value of a variable is not to be shown.
  bool is_written;

  /// A URL that may be shown: of a list with a password in it, only one that has no part of it.
  [[nodiscard]] std::string shown(std::string_view url, std::size_t index) const {
    if (!is_written) return context.shown(pointer);
    const bool safe = text.find('@') == text.npos || credentials_in(url);
    return safe ? quoted(shown_url(url)) : fmt::format("URL number {}", index + 1);
  }

  void report(std::string message, std::string_view help) const {
    context.report({rule, span, pointer, std::move(message), std::string(help)});
  }
};

void check_limits(const ServerList& list, const ServerUrl& server, const std::string& shown) {
  const bool websocket = server.scheme == "ws" || server.scheme == "wss";
  if (!websocket || list.context.runtime.empty()) return;
  list.report(fmt::format("the runtime \"{}\" does not speak WebSocket: {}", list.context.runtime, shown),
              "use a URL with nats or tls");
}

void check_nats(const Context& context, const std::optional<model::NatsStep>& nats) {
  if (nats && nats->url) check_server_list(context, appended(nats->part.pointer, "url"));
}

void check_transformer_nats(const Context& context, const model::TransformerStep& step) {
  check_nats(context, step.nats);
  for (const model::TransformerStep& part : step.sequence) check_transformer_nats(context, part);
}

}  // namespace

void check_server_list(const Context& context, std::string_view pointer) {
  const auto value = context.document.at(pointer);
  if (!value || !value->is_string() || context.is_open(value->span())) return;
  const auto written = context.written.at(pointer);
  const ServerList list{context, std::string(pointer), value->span(), value->text(),
                        written && written->text() == value->text()};
  const auto urls = split_server_list(list.text);
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const std::string shown = list.shown(urls[i], i);
    const Result<ServerUrl> server = parse_server_url(urls[i]);
    if (server) {
      check_limits(list, *server, shown);
    } else {
      list.report(fmt::format("{} is not the URL of a server: {}", shown, server.error().message), form);
    }
  }
}

void check_servers(const Context& context) {
  const model::Steps& steps = *context.connector.steps;
  if (steps.consumer) check_nats(context, steps.consumer->nats);
  if (steps.producer) check_nats(context, steps.producer->nats);
  if (steps.transformer) check_transformer_nats(context, *steps.transformer);
}

}  // namespace connectkit::check
