#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace connectkit {

enum class LogLevel : std::uint8_t { debug, info, warn, error };

enum class LogFormat : std::uint8_t {
  /// time=… level=… msg=… key=value
  text,
  /// one JSON object a line
  json,
};

/// One key with its value in a line of the log. `key` must be a plain word and outlive the call.
struct LogField {
  LogField(std::string_view name, std::string_view text) : key(name), value(text) {}
  LogField(std::string_view name, const char* text) : key(name), value(text) {}
  LogField(std::string_view name, const std::string& text) : key(name), value(text) {}
  template <std::same_as<bool> Truth>
  LogField(std::string_view name, Truth truth) : key(name), value(truth ? "true" : "false"), is_text(false) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) LogField(std::string_view name, Number number)
      : key(name), value(std::to_string(number)), is_text(false) {}
  /// Numbers that JSON has no form for are texts: "nan", "inf", "-inf".
  LogField(std::string_view name, double number);

  std::string_view key;
  std::string value;
  bool is_text = true;
};

using LogFields = std::initializer_list<LogField>;

/// Writes lines to standard error, each with one call to the system and at once. Cheap to copy; copies are one log.
/// Thread-safe. Never give it a secret.
class Log {
 public:
  explicit Log(LogLevel level = LogLevel::info, LogFormat format = LogFormat::text);

  void debug(std::string_view message, LogFields fields = {}) const { write(LogLevel::debug, message, fields); }
  void info(std::string_view message, LogFields fields = {}) const { write(LogLevel::info, message, fields); }
  void warn(std::string_view message, LogFields fields = {}) const { write(LogLevel::warn, message, fields); }
  void error(std::string_view message, LogFields fields = {}) const { write(LogLevel::error, message, fields); }

  void write(LogLevel level, std::string_view message, LogFields fields = {}) const;

 private:
  std::shared_ptr<class LogCore> core_;
};

/// "debug", "info", "warn", "error".
[[nodiscard]] std::string_view name(LogLevel level);

/// The level of that name, if there is one.
[[nodiscard]] std::optional<LogLevel> log_level(std::string_view name);

}  // namespace connectkit
