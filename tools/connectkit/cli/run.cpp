#include "connectkit/cli/run.hpp"

#include <fmt/format.h>

#include <exception>
#include <iterator>

#include "connectkit/base/text.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/cli/parse.hpp"

namespace connectkit::cli {
namespace {

std::string short_help() {
  std::string out = "usage: connectkit COMMAND [ARGUMENT…] [OPTION…]\n\ncommands:\n";
  for (const Command* command : all_commands()) {
    fmt::format_to(std::back_inserter(out), "  {:<9} {}\n", command->name, command->summary);
  }
  return out + "\nconnectkit COMMAND --help shows more about a command.\n";
}

std::string long_help() {
  return "connectkit for Synadia Connect: checks definitions of runtimes, and connectors.\n\n" + short_help() +
         "\noptions:\n  -h, --help   show this help\n  --version    print the version\n\nexample:\n  connectkit lint "
         ".connect\n";
}

int print(Streams& streams, std::string_view text) {
  return write_result({}, streams, text) ? exit_code::done : exit_code::not_done;
}

int refuse_command(const std::string& name, Streams& streams) {
  if (name == "validate") {
    say_error(streams, "no command is called \"validate\"",
              "connectkit lint checks definitions, connectkit check connectors");
    return exit_code::not_done;
  }
  std::vector<std::string_view> names;
  for (const Command* command : all_commands()) names.push_back(command->name);
  const auto nearest = nearest_spelling(name, names);
  const std::string_view what = name.starts_with('-') ? "option" : "command";
  say_error(streams, fmt::format("no {} is called {}", what, quoted(name)),
            nearest ? fmt::format("did you mean {}?", quoted(*nearest)) : "connectkit --help lists them");
  return exit_code::not_done;
}

int run_command(const Command& command, const std::vector<std::string>& arguments, Streams& streams) {
  auto parsed = parse(command, arguments, streams.color);
  if (const auto* help = std::get_if<HelpText>(&parsed)) return print(streams, help->text);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    say_error(streams, error->message, error->help);
    return exit_code::not_done;
  }
  return command.run(std::get<Arguments>(parsed), streams);
}

int dispatch(const std::vector<std::string>& arguments, Streams& streams) {
  if (arguments.empty()) {
    streams.err << short_help();
    return exit_code::not_done;
  }
  const std::string& name = arguments.front();
  if (name == "--help" || name == "-h") return print(streams, long_help());
  if (name == "--version") return run_command(*find_command("version"), {}, streams);
  const Command* command = find_command(name);
  if (command == nullptr) return refuse_command(name, streams);
  return run_command(*command, {arguments.begin() + 1, arguments.end()}, streams);
}

}  // namespace

int run(const std::vector<std::string>& arguments, Streams& streams) {
  try {
    return dispatch(arguments, streams);
  } catch (const std::exception& error) {
    say_error(streams, fmt::format("internal error: {}", error.what()));
    return exit_code::not_done;
  }
}

}  // namespace connectkit::cli
