#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>

#include "arguments.hpp"
#include "connectkit/base/base64.hpp"
#include "connectkit/base/files.hpp"
#include "connectkit/launch.hpp"
#include "connectkit/stop.hpp"
#include "connectkit/yaml/limits.hpp"

namespace connectkit {
namespace {

std::string usage(const Program& program) { return fmt::format("usage: {} <config>\n", program.name); }

std::string help(const Program& program) {
  return fmt::format(
      R"help({0}
Runs one connector, after its config has passed every check.

  <config>         the connector, or its steps, as YAML in standard base64
  --config FILE    reads the YAML from a file instead
  --definitions    prints the definitions of this runtime's components as JSON
  --version        prints the version
  -h, --help       prints this

Environment:
  CONNECT_LOG_LEVEL    debug, info (default), warn or error
  CONNECT_LOG_FORMAT   text (default) or json
  NATS_CREDS, NATS_CA, NATS_CERT, NATS_KEY
                       files of the consumer's or producer's connection:
                       credentials, certificate authorities, client certificate, its key
  NEX_WORKLOAD_*       what the platform says about the connector
  Any other variable   is what ${{NAME}} stands for in the config

Exit codes:
  0  stopped by SIGINT or SIGTERM, everything accepted was delivered
  1  wrong usage
  2  config or environment refused; every problem is in the log
  3  stopped as asked, but something accepted could not be delivered in time
  4  internal error

Example:
  {1} "$(base64 -w0 inlet.connector.yml)"
)help",
      usage(program), program.name);
}

int print(std::string_view text) {
  const bool complete = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  return complete ? exit_code::stopped : exit_code::internal_error;
}

/// The YAML, or why there is none.
Result<std::string> read_config(const Arguments& arguments) {
  if (arguments.action == Arguments::Action::run_file) return read_file(arguments.value, yaml::limits::bytes);
  auto text = decode_base64(arguments.value);
  if (!text) return Error{fmt::format("config:1:1: {} [config-base64]", text.error().message)};
  return text;
}

/// A standard stream that was closed would be the next file that is opened, and the log would go into a connection.
/// Writing to what stands there instead fails, as it does when a stream is closed.
void occupy_standard_streams() {
  int descriptor = open("/dev/null", O_RDONLY);
  while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = open("/dev/null", O_RDONLY);
  if (descriptor >= 0) close(descriptor);
}

int run_connector(const Arguments& arguments, const Program& program) {
  Runtime runtime = Runtime::from_environment();
  const StopSignals signals(runtime.log());
  auto config = read_config(arguments);
  if (!config) {
    runtime.log().error(config.error().message);
    return exit_code::refused;
  }
  return launch(runtime, program, *std::move(config), signals.token());
}

}  // namespace

int run(int argc, char** argv, const Program& program) {
  const Arguments arguments = take_arguments(argc, argv);
  occupy_standard_streams();
  switch (arguments.action) {
    case Arguments::Action::run:
    case Arguments::Action::run_file:
      break;
    case Arguments::Action::definitions:
      return print(program.definitions);
    case Arguments::Action::help:
      return print(help(program));
    case Arguments::Action::version:
      return print(fmt::format("{} {}\n", program.name, program.version));
    case Arguments::Action::wrong:
      std::fputs(usage(program).c_str(), stderr);
      return exit_code::usage;
  }
  std::signal(SIGPIPE, SIG_IGN);  // a reader of the log that goes away must not end the relay
  std::set_terminate([] {
    Log().error("internal error");
    _exit(exit_code::internal_error);
  });
  return run_connector(arguments, program);
}

}  // namespace connectkit
