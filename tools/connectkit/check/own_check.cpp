#include "connectkit/check/own_check.hpp"

#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

class Checker : public ConfigChecker {
 public:
  Checker(const Context& context, const Connector& connector) : context_(context), connector_(connector) {}

  [[nodiscard]] const Connector& connector() const override { return connector_; }

  void wrong(std::string_view place, std::string message, std::string help, std::string_view rule) override {
    const std::string pointer = at(place);
    const auto value = context_.document.at(pointer);
    if (!value || context_.is_open(value->span())) return;
    context_.report({rule, value->span(), pointer, std::move(message), std::move(help)});
  }

  void missing(std::string_view place, std::string message, std::string help, std::string_view rule) override {
    const std::string pointer = at(place);
    context_.report({rule, context_.document.locate(pointer).key, pointer, std::move(message), std::move(help)});
  }

  void servers(std::string_view place) override { check_server_list(context_, at(place)); }
  void subscription(std::string_view place) override { check_subscription(context_, at(place)); }
  void publication(std::string_view place, std::string_view subscription) override {
    check_publication(context_, at(place), subscription.empty() ? "" : at(subscription));
  }

 private:
  [[nodiscard]] std::string at(std::string_view place) const {
    return context_.connector.steps->part.pointer + std::string(place);
  }

  const Context& context_;
  const Connector& connector_;
};

}  // namespace

void run_own_check(const Context& context, const ConfigCheck& check, const Connector& connector) {
  Checker checker(context, connector);
  check(checker);
}

}  // namespace connectkit::check
