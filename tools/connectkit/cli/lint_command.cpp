#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/lint/lint.hpp"

namespace connectkit::cli {
namespace {

int run_lint(const Arguments& arguments, Streams& streams) {
  const lint::Outcome outcome = lint::run(arguments.operands);
  const render::Report report{.counts = {outcome.files, outcome.components, outcome.fields},
                              .diagnostics = outcome.sink.diagnostics(),
                              .secrets = outcome.sink.secrets()};
  return finish_check(arguments, streams, report, outcome.problems);
}

}  // namespace

extern constinit const Command lint_command{
    .name = "lint",
    .summary = "check the definitions of a runtime and its components",
    .details =
        "Checks the definitions in .connect directories: YAML, layout, and the format of each file. Exits with "
        "1 when there are errors, with 2 when something could not be read or there is nothing to check.",
    .example = "connectkit lint .connect",
    .operands = {.name = "PATH",
                 .help = "a .connect directory, a directory that holds one, or a definition file; without it the "
                         ".connect here or in the nearest parent",
                 .most = any_number},
    .has_format = true,
    .run = run_lint,
};

}  // namespace connectkit::cli
