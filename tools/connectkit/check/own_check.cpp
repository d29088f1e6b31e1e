#include "connectkit/check/own_check.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

class Checker : public ConfigChecker {
 public:
  Checker(const Context& context, const Connector& connector)
      : context_(context), connector_(connector), earlier_(std::ssize(context.sink.diagnostics())) {}

  [[nodiscard]] const Connector& connector() const override { return connector_; }

  void wrong(std::string_view place, std::string message, std::string help, std::string_view rule) override {
    const std::string pointer = at(place);
    const auto value = context_.document.at(pointer);
    if (!value || context_.is_open(value->span()) || is_refused(pointer)) return;
    context_.report({rule, value->span(), pointer, std::move(message), std::move(help)});
  }

  void missing(std::string_view place, std::string message, std::string help, std::string_view rule) override {
    const std::string pointer = at(place);
    // What seems to be missing may be there under a wrong name.
    if (is_refused(pointer) || is_refused_in(pointer)) return;
    context_.report({rule, context_.document.locate(pointer).key, pointer, std::move(message), std::move(help)});
  }

  void servers(std::string_view place) override {
    if (!is_refused(at(place))) check_server_list(context_, at(place));
  }
  void subscription(std::string_view place) override {
    if (!is_refused(at(place))) check_subscription(context_, at(place));
  }
  void publication(std::string_view place, std::string_view subscription) override {
    const std::string filled_by = subscription.empty() ? "" : at(subscription);
    if (!is_refused(at(place))) check_publication(context_, at(place), filled_by);
  }

 private:
  [[nodiscard]] std::string at(std::string_view place) const {
    return context_.connector.steps->part.pointer + std::string(place);
  }

  /// Whether an error was found of the value, or of one around it, before this check began.
  [[nodiscard]] bool is_refused(std::string_view pointer) const {
    return any_earlier([&](std::string_view refused) {
      return pointer.starts_with(refused) && (pointer.size() == refused.size() || pointer[refused.size()] == '/');
    });
  }
  [[nodiscard]] bool is_refused_in(std::string_view pointer) const {
    return any_earlier([&](std::string_view refused) { return refused.starts_with(pointer); });
  }

  template <class Predicate>
  [[nodiscard]] bool any_earlier(Predicate is_about) const {
    const auto& found = context_.sink.diagnostics();
    return std::any_of(found.begin(), found.begin() + earlier_, [&](const Diagnostic& d) {
      return d.severity == Severity::error && !d.pointer.empty() && is_about(d.pointer);
    });
  }

  const Context& context_;
  const Connector& connector_;
  std::ptrdiff_t earlier_;
};

}  // namespace

void run_own_check(const Context& context, const ConfigCheck& check, const Connector& connector) {
  Checker checker(context, connector);
  check(checker);
}

}  // namespace connectkit::check
