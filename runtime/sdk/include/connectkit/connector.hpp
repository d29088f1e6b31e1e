#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace connectkit {

/// A component's config as it runs: placeholders replaced, defaults filled in. Values are asked for by the dotted path
/// of their field ("tls.enabled"). Immutable; cheap to copy.
class Config {
 public:
  Config();
  explicit Config(nlohmann::json json);

  /// Whether there is a value, given or by default.
  [[nodiscard]] bool has(std::string_view path) const;
  /// Empty when there is no text.
  [[nodiscard]] std::string text(std::string_view path) const;
  /// False when there is no bool.
  [[nodiscard]] bool flag(std::string_view path) const;
  /// 0 when there is no whole number.
  [[nodiscard]] std::int64_t number(std::string_view path) const;

  /// All of it.
  [[nodiscard]] const nlohmann::json& json() const { return *json_; }

 private:
  [[nodiscard]] const nlohmann::json* find(std::string_view path) const;

  std::shared_ptr<const nlohmann::json> json_;
};

/// A step that a component of the runtime does: a source or a sink.
struct ComponentStep {
  std::string type;
  Config config;
};

/// How a consumer or producer reaches NATS.
struct NatsStep {
  /// One URL or several, separated by commas.
  std::string url;
  bool auth_enabled = false;
  std::string jwt;
  std::string seed;
};

struct ConsumerStep {
  NatsStep nats;
  std::string subject;
  /// Empty: no queue group.
  std::string queue;
};

struct ProducerStep {
  NatsStep nats;
  std::string subject;
  std::int64_t threads = 1;
};

/// A connector that has passed every check: one of source and consumer, one of sink and producer.
struct Connector {
  std::string description;
  /// As it is written, with a version after a colon perhaps; empty when it is not said.
  std::string runtime_id;
  std::optional<ComponentStep> source;
  std::optional<ConsumerStep> consumer;
  std::optional<ProducerStep> producer;
  std::optional<ComponentStep> sink;
};

}  // namespace connectkit
