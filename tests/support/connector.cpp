#include "support/connector.hpp"

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

namespace connectkit::test {
namespace {

// The sanitizers' options are the only variables that a test hands down by itself.
Process::Environment with_sanitizers(Process::Environment env) {
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
    const char* value = std::getenv(name);
    std::string options = value == nullptr ? "" : value;
    if (std::string_view(name) == "TSAN_OPTIONS") options += " suppressions=" CONNECTKIT_SUPPRESSIONS;
    if (!options.empty()) env.emplace_back(name, options);
  }
  return env;
}

std::vector<std::string> with_program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), built_program("connect-runtime-vanilla"));
  return arguments;
}

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = (group << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? alphabet[(group >> (18U - 6U * i)) & 63U] : '=';
  }
  return text;
}

std::string built_program(std::string_view name) { return std::string(CONNECTKIT_BINARY_DIR "/bin/").append(name); }

Connector::Connector(std::string_view yaml, Process::Environment env)
    : Connector(Arguments{{base64(yaml)}}, std::move(env)) {}

Connector::Connector(Arguments arguments, Process::Environment env)
    : process_(
          {.argv = with_program(std::move(arguments.all)), .env = with_sanitizers(std::move(env)), .clean = true}) {}

void Connector::wait_ready(std::size_t times) { wait_log("msg=ready", times); }

void Connector::wait_log(std::string_view text, std::size_t times) {
  if (process_.wait_for_err(text, times)) return;
  throw std::runtime_error("the runtime did not log " + std::string(text) + " " + std::to_string(times) +
                           " times; its log:\n" + log());
}

Exit Connector::stop() {
  process_.signal(SIGTERM);
  return wait();
}

Exit Connector::wait(std::chrono::milliseconds time) {
  const auto exit = process_.wait(time);
  if (!exit) throw std::runtime_error("the runtime did not end; its log:\n" + log());
  return *exit;
}

}  // namespace connectkit::test
