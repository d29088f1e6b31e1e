#include "connectkit/runtime.hpp"

#include <mutex>
#include <utility>

namespace connectkit {
namespace {

LogLevel level_of(ConnectionEvent::Kind kind) {
  using Kind = ConnectionEvent::Kind;
  switch (kind) {
    case Kind::connected:
    case Kind::reconnected:
    case Kind::file_loaded:
      return LogLevel::info;
    case Kind::subscribed:
      return LogLevel::debug;
    case Kind::disconnected:
    case Kind::unreachable:
    case Kind::file_kept:
    case Kind::server_error:
      return LogLevel::warn;
    case Kind::refused:
    case Kind::rejected:
    case Kind::dropped:
      return LogLevel::error;
  }
  return LogLevel::error;
}

/// What an event says about its side; nothing when it says nothing.
std::optional<bool> readiness_after(ConnectionEvent::Kind kind, Runtime::Side what) {
  using Kind = ConnectionEvent::Kind;
  switch (kind) {
    case Kind::connected:
    case Kind::reconnected:
      if (what == Runtime::Side::connects) return true;
      return std::nullopt;
    case Kind::subscribed:
      return true;
    case Kind::disconnected:
    case Kind::unreachable:
    case Kind::refused:
      return false;
    default:
      return std::nullopt;
  }
}

}  // namespace

class RuntimeCore {
 public:
  explicit RuntimeCore(Environment environment)
      : environment_(std::move(environment)), log_(environment_.log_level, environment_.log_format) {}

  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const Log& log() const { return log_; }

  std::size_t add_side() {
    const std::lock_guard lock(mutex_);
    sides_.push_back(false);
    return sides_.size() - 1;
  }

  void handle(std::size_t side, std::string_view name, Runtime::Side what, const ConnectionEvent& event) {
    write(name, event);
    if (const auto ready = readiness_after(event.kind, what)) set(side, *ready);
  }

  [[nodiscard]] bool ready() const {
    const std::lock_guard lock(mutex_);
    return all_ready();
  }

 private:
  void write(std::string_view side, const ConnectionEvent& event) const {
    const LogLevel level = level_of(event.kind);
    const char* what = connectkit::name(event.kind);
    if (event.count > 0) {
      log_.write(level, what, {{"side", side}, {"count", event.count}, {"reason", event.text}});
    } else if (event.text.empty()) {
      log_.write(level, what, {{"side", side}, {"server", event.server}});
    } else if (event.server.empty()) {
      log_.write(level, what, {{"side", side}, {"reason", event.text}});
    } else {
      log_.write(level, what, {{"side", side}, {"server", event.server}, {"reason", event.text}});
    }
  }

  void set(std::size_t side, bool ready) {
    const std::lock_guard lock(mutex_);  // held while logging, so that the lines are in the order of the changes
    const bool before = all_ready();
    sides_[side] = ready;
    if (all_ready() == before) return;
    if (before) {
      log_.warn("not ready");
    } else {
      log_.info("ready");
    }
  }

  [[nodiscard]] bool all_ready() const {
    for (const bool side : sides_) {
      if (!side) return false;
    }
    return !sides_.empty();
  }

  const Environment environment_;
  const Log log_;
  mutable std::mutex mutex_;
  std::vector<bool> sides_;
};

Runtime::Runtime(Environment environment) : core_(std::make_shared<RuntimeCore>(std::move(environment))) {}

Runtime Runtime::from_environment() {
  Runtime runtime(Environment::read(Environment::process_variable));
  for (const std::string& warning : runtime.environment().warnings) runtime.log().warn(warning);
  for (const std::string& error : runtime.environment().errors) runtime.log().error(error);
  return runtime;
}

const Environment& Runtime::environment() const { return core_->environment(); }
const Log& Runtime::log() const { return core_->log(); }
bool Runtime::ready() const { return core_->ready(); }

Connection::OnEvent Runtime::watch(std::string side, Side what) {
  const std::size_t number = core_->add_side();
  return [core = core_, number, side = std::move(side), what](const ConnectionEvent& event) {
    core->handle(number, side, what, event);
  };
}

}  // namespace connectkit
