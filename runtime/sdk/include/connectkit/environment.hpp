#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/log.hpp"

namespace connectkit {

/// What the platform tells a workload in environment variables. A variable that is set to nothing counts as not set.
struct Environment {
  /// NEX_WORKLOAD_NATS_SERVERS, else NEX_WORKLOAD_NATS_URL: the servers of the platform.
  std::string platform_servers;
  /// NEX_WORKLOAD_NATS_B64_JWT, decoded, and NEX_WORKLOAD_NATS_NKEY: how to log in there. Secrets.
  std::string platform_jwt;
  std::string platform_seed;
  /// NEX_WORKLOAD_GROUP
  std::string connector_id;
  /// NEX_WORKLOAD_NAMESPACE
  std::string account;
  /// NEX_WORKLOAD_ID
  std::string instance_id;

  /// CONNECT_LOG_LEVEL and CONNECT_LOG_FORMAT
  LogLevel log_level = LogLevel::info;
  LogFormat log_format = LogFormat::text;

  /// NATS_CREDS, NATS_CA, NATS_CERT, NATS_KEY: files for the connections of consumer and producer.
  std::string creds_file;
  std::string ca_file;
  std::string cert_file;
  std::string key_file;

  /// What cannot be used at all, and what is ignored: for people, without secrets.
  std::vector<std::string> errors;
  std::vector<std::string> warnings;

  /// The value of a variable, or nothing when it is not set.
  using Lookup = std::function<std::optional<std::string>(std::string_view name)>;

  [[nodiscard]] static Environment read(const Lookup& lookup);

  /// The variables of this process.
  [[nodiscard]] static std::optional<std::string> process_variable(std::string_view name);
};

}  // namespace connectkit
