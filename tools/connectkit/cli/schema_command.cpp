#include <fmt/format.h>

#include "connectkit/base/text.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/schema/embedded.hpp"

namespace connectkit::cli {
namespace {

int run_schema(const Arguments& arguments, Streams& streams) {
  const std::string& name = arguments.operands.front();
  const auto text = schema::text(name);
  if (!text) {
    const auto names = schema::names();
    const auto nearest = nearest_spelling(name, names);
    say_error(streams, fmt::format("no schema is called {}", quoted(name)),
              nearest ? fmt::format("did you mean {}?", quoted(*nearest))
                      : fmt::format("expected one of: {}", join(names, ", ")));
    return exit_code::not_done;
  }
  return write_result(arguments, streams, *text) ? exit_code::done : exit_code::not_done;
}

}  // namespace

extern constinit const Command schema_command{
    .name = "schema",
    .summary = "print a JSON Schema",
    .details =
        "Prints one of the JSON Schemas that definitions, connectors and reports are held against, complete in "
        "itself, for editors and other tools.",
    .example = "connectkit schema component > component.schema.json",
    .operands = {.name = "NAME", .help = "runtime, component, steps, connector or report", .least = 1, .most = 1},
    .run = run_schema,
};

}  // namespace connectkit::cli
