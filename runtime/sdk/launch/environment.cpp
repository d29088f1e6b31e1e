#include "connectkit/environment.hpp"

#include <cstdlib>

#include "connectkit/base/base64.hpp"
#include "connectkit/base/text.hpp"

namespace connectkit {
namespace {

std::string value_of(const Environment::Lookup& lookup, std::string_view name) { return lookup(name).value_or(""); }

void read_platform(Environment& environment, const Environment::Lookup& lookup) {
  environment.platform_servers = value_of(lookup, "NEX_WORKLOAD_NATS_SERVERS");
  if (environment.platform_servers.empty()) environment.platform_servers = value_of(lookup, "NEX_WORKLOAD_NATS_URL");
  environment.platform_seed = value_of(lookup, "NEX_WORKLOAD_NATS_NKEY");
  environment.connector_id = value_of(lookup, "NEX_WORKLOAD_GROUP");
  environment.account = value_of(lookup, "NEX_WORKLOAD_NAMESPACE");
  environment.instance_id = value_of(lookup, "NEX_WORKLOAD_ID");

  const std::string encoded = value_of(lookup, "NEX_WORKLOAD_NATS_B64_JWT");
  if (encoded.empty()) return;
  if (auto decoded = decode_base64(encoded)) {
    environment.platform_jwt = *std::move(decoded);
  } else {
    environment.errors.push_back("NEX_WORKLOAD_NATS_B64_JWT is not standard base64");
  }
}

void read_log(Environment& environment, const Environment::Lookup& lookup) {
  const std::string level = value_of(lookup, "CONNECT_LOG_LEVEL");
  if (const auto known = log_level(level)) {
    environment.log_level = *known;
  } else if (!level.empty()) {
    environment.warnings.push_back("CONNECT_LOG_LEVEL is " + quoted(level) +
                                   ", expected debug, info, warn or error: info is used");
  }
  const std::string format = value_of(lookup, "CONNECT_LOG_FORMAT");
  if (format == "json") {
    environment.log_format = LogFormat::json;
  } else if (!format.empty() && format != "text") {
    environment.warnings.push_back("CONNECT_LOG_FORMAT is " + quoted(format) + ", expected text or json: text is used");
  }
}

}  // namespace

Environment Environment::read(const Lookup& lookup) {
  Environment environment;
  read_platform(environment, lookup);
  read_log(environment, lookup);
  environment.creds_file = value_of(lookup, "NATS_CREDS");
  environment.ca_file = value_of(lookup, "NATS_CA");
  environment.cert_file = value_of(lookup, "NATS_CERT");
  environment.key_file = value_of(lookup, "NATS_KEY");
  if (environment.cert_file.empty() != environment.key_file.empty()) {
    environment.errors.push_back("NATS_CERT and NATS_KEY belong together, but only one of them is set");
  }
  return environment;
}

std::optional<std::string> Environment::process_variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

}  // namespace connectkit
