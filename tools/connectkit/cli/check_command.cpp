#include <fmt/format.h>

#include <set>

#include "connectkit/base/files.hpp"
#include "connectkit/check/check.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/definitions.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/lint/project.hpp"
#include "connectkit/rules/rule.hpp"
#include "connectkit/yaml/limits.hpp"
#include "vanilla/config_check.hpp"

namespace connectkit::cli {
namespace {

/// What a run of check found.
struct Outcome {
  Sink sink = {};
  std::vector<Error> problems = {};
  std::size_t files = 0;
};

void check_files(const std::vector<std::string>& paths, std::span<const check::Library> libraries, Outcome& outcome) {
  const RuntimeProfile profiles[] = {vanilla::profile()};
  const check::Options options{.profiles = profiles};
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    const std::string name = lint::shown_path(path);
    if (!seen.insert(name).second) continue;
    auto bytes = read_file(name, yaml::limits::bytes);
    if (!bytes) {
      outcome.problems.push_back(bytes.error());
      continue;
    }
    ++outcome.files;
    (void)check::check_connector(std::make_shared<const SourceFile>(name, *std::move(bytes)), libraries, options,
                                 outcome.sink);
  }
}

int run_check(const Arguments& arguments, Streams& streams) {
  LoadedLibraries loaded = load_libraries(arguments.definitions);
  Outcome outcome{.sink = std::move(loaded.sink), .problems = std::move(loaded.problems)};
  if (outcome.problems.empty()) check_files(arguments.operands, loaded.libraries, outcome);
  stamp(outcome.sink);
  outcome.sink.finish();
  const render::Report report{
      .counts = {.files = outcome.files}, .diagnostics = outcome.sink.diagnostics(), .secrets = outcome.sink.secrets()};
  return finish_check(arguments, streams, report, outcome.problems);
}

}  // namespace

extern constinit const Command check_command{
    .name = "check",
    .summary = "check connectors against the definitions of their runtimes",
    .details =
        "Checks connectors, or their steps alone, against the definitions in --definitions; without that option "
        "against the .connect here or in the nearest parent, else those of the vanilla runtime. Exits with 1 when "
        "there are errors, with 2 when something could not be read or the definitions are wrong.",
    .example = "connectkit check orders.connector.yml --definitions .connect",
    .operands = {.name = "FILE", .help = "a file with a connector or with steps", .least = 1, .most = any_number},
    .has_format = true,
    .has_definitions = true,
    .run = run_check,
};

}  // namespace connectkit::cli
