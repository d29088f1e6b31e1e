#include "connectkit/launch.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include "connectkit/check/check.hpp"
#include "connectkit/diagnostics/redact.hpp"

namespace connectkit {
namespace {

/// One line, without a snippet: the config is in no file that anybody could open.
void log_problem(const Log& log, const Diagnostic& diagnostic) {
  const Position place = diagnostic.file->position(diagnostic.span.begin);
  const std::string message = fmt::format("{}:{}:{}: {} [{}]", diagnostic.file->name(), place.line, place.column,
                                          diagnostic.message, diagnostic.rule);
  const LogLevel level = diagnostic.severity == Severity::error ? LogLevel::error : LogLevel::warn;
  if (diagnostic.help.empty()) {
    log.write(level, message);
  } else {
    log.write(level, message, {{"help", diagnostic.help}});
  }
}

std::optional<Connector> checked(const Runtime& runtime, const Program& program, std::string yaml) {
  const auto library = check::Library::from_bundle(program.definitions);
  if (!library) throw std::runtime_error(library.error().message);
  const RuntimeProfile profile{std::string(library->name()), program.config_check};
  const check::Options options{.profiles = {&profile, 1}, .environment = Environment::process_variable};

  Sink sink;
  auto connector = check::check_connector(std::make_shared<const SourceFile>("config", std::move(yaml)), {&*library, 1},
                                          options, sink);
  sink.finish();
  for (const Diagnostic& diagnostic : sink.diagnostics()) log_problem(runtime.log(), diagnostic);
  return connector;
}

int work(Runtime& runtime, const Program& program, const Connector& connector, std::stop_token stop) {
  const Outcome outcome = program.workload(runtime, connector, std::move(stop));
  if (outcome == Outcome::complete) {
    runtime.log().info("stopped");
    return exit_code::stopped;
  }
  runtime.log().error("stopped before everything was delivered");
  return exit_code::undelivered;
}

}  // namespace

int launch(Runtime& runtime, const Program& program, std::string yaml, std::stop_token stop) {
  try {
    const auto connector = checked(runtime, program, std::move(yaml));
    if (!connector || !runtime.environment().errors.empty()) return exit_code::refused;
    return work(runtime, program, *connector, std::move(stop));
  } catch (const std::exception& error) {
    runtime.log().error("internal error", {{"reason", without_url_passwords(error.what())}});
  } catch (...) {
    runtime.log().error("internal error");
  }
  return exit_code::internal_error;
}

}  // namespace connectkit
