#include "config_check.hpp"

#include <optional>
#include <string>

namespace connectkit::vanilla {
namespace {

/// The config of a source or sink, and where it stands.
struct Place {
  const Config& config;
  std::string pointer;

  [[nodiscard]] std::string of(std::string_view field) const { return pointer + "/" + std::string(field); }
};

/// `field` is needed and not there, or empty.
void require(ConfigChecker& checker, const Place& place, const std::string& field, const std::string& why,
             std::string_view rule) {
  if (!place.config.text(field).empty()) return;
  if (place.config.has(field)) {
    checker.wrong(place.of(field), field + " is empty, but " + why, {}, rule);
  } else {
    checker.missing(place.pointer, "there is no \"" + field + "\", but " + why, {}, rule);
  }
}

void check_login(ConfigChecker& checker, const Place& place) {
  if (!place.config.flag("auth")) return;
  for (const char* const field : {"user_jwt", "user_seed"}) {
    require(checker, place, field, "auth is true", "connector-auth");
  }
}

void check_certificate(ConfigChecker& checker, const Place& place) {
  const bool has_certificate = place.config.has("cert_file");
  const bool has_key = place.config.has("key_file");
  if (has_certificate == has_key) return;
  require(checker, place, has_certificate ? "key_file" : "cert_file",
          has_certificate ? "a cert_file needs its key" : "a key_file needs its certificate", "connector-auth");
}

void check_component(ConfigChecker& checker, const ComponentStep& step, std::string pointer) {
  const Place place{step.config, std::move(pointer)};
  check_login(checker, place);
  check_certificate(checker, place);
  checker.servers(place.of("url"));
}

}  // namespace

void check_config(ConfigChecker& checker) {
  const Connector& connector = checker.connector();
  const std::string subscription = connector.source ? "/source/config/subject" : "/consumer/core/subject";
  const std::string publication = connector.sink ? "/sink/config/subject" : "/producer/core/subject";
  if (connector.source) {
    check_component(checker, *connector.source, "/source/config");
    checker.subscription(subscription);
  }
  if (connector.sink) check_component(checker, *connector.sink, "/sink/config");
  if (connector.source || connector.sink) checker.publication(publication, subscription);
}

RuntimeProfile profile() { return {"vanilla", check_config}; }

}  // namespace connectkit::vanilla
