#include <fmt/format.h>

#include "connectkit/base/version.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"

namespace connectkit::cli {
namespace {

int run_version(const Arguments& arguments, Streams& streams) {
  const std::string line = fmt::format("connectkit {}\n", version());
  return write_result(arguments, streams, line) ? exit_code::done : exit_code::not_done;
}

}  // namespace

extern constinit const Command version_command{
    .name = "version",
    .summary = "print the version",
    .details = "Prints the name and version of this program.",
    .example = "connectkit version",
    .run = run_version,
};

}  // namespace connectkit::cli
