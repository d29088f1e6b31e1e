#include "connectkit/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <array>
#include <utility>

#include "line.hpp"

namespace connectkit {
namespace {

constexpr std::array<std::pair<std::string_view, LogLevel>, 4> levels{{
    {"debug", LogLevel::debug},
    {"info", LogLevel::info},
    {"warn", LogLevel::warn},
    {"error", LogLevel::error},
}};

spdlog::level::level_enum native(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::off;
}

const char* pattern(LogFormat format) {
  return format == LogFormat::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})" : "time=%Y-%m-%dT%H:%M:%S.%eZ %v";
}

}  // namespace

/// The logger that all copies of a Log share. It is in no registry: two logs of one process do not meet.
class LogCore {
 public:
  LogCore(LogLevel level, LogFormat format)
      : format_(format), logger_("connectkit", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {
    logger_.set_level(native(level));
    logger_.set_formatter(
        std::make_unique<spdlog::pattern_formatter>(pattern(format), spdlog::pattern_time_type::utc, "\n"));
    // Nobody is there to hear that standard error is gone, and it must not stop the relay.
    logger_.set_error_handler([](const std::string&) {});
  }

  void write(LogLevel level, std::string_view message, LogFields fields) {
    if (!logger_.should_log(native(level))) return;
    logger_.log(native(level), format_ == LogFormat::json ? json_members(level, message, fields)
                                                          : logfmt_line(level, message, fields));
  }

 private:
  LogFormat format_;
  spdlog::logger logger_;
};

Log::Log(LogLevel level, LogFormat format) : core_(std::make_shared<LogCore>(level, format)) {}

void Log::write(LogLevel level, std::string_view message, LogFields fields) const {
  core_->write(level, message, fields);
}

std::string_view name(LogLevel level) {
  for (const auto& [text, value] : levels) {
    if (value == level) return text;
  }
  return "error";
}

std::optional<LogLevel> log_level(std::string_view name) {
  for (const auto& [text, value] : levels) {
    if (text == name) return value;
  }
  return std::nullopt;
}

}  // namespace connectkit
