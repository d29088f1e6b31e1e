#include "connectkit/cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "connectkit/base/text.hpp"
#include "connectkit/render/json.hpp"
#include "connectkit/render/text.hpp"

namespace connectkit::cli {
namespace {

std::string system_reason() { return errno != 0 ? fmt::format(": {}", std::strerror(errno)) : ""; }

bool write_all(std::ostream& stream, std::string_view text) {
  errno = 0;
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  return static_cast<bool>(stream.flush());
}

}  // namespace

void say_error(Streams& streams, std::string_view message, std::string_view help) {
  streams.err << "error: " << printable(message) << '\n';
  if (!help.empty()) streams.err << "  = " << printable(help) << '\n';
}

bool write_result(const Arguments& arguments, Streams& streams, std::string_view result) {
  if (arguments.output.empty()) {
    if (write_all(streams.out, result)) return true;
    say_error(streams, fmt::format("cannot write the result{}", system_reason()));
    return false;
  }
  errno = 0;
  std::ofstream file(arguments.output, std::ios::binary | std::ios::trunc);
  if (file && write_all(file, result)) {
    file.close();
    if (file) return true;
  }
  say_error(streams, fmt::format("cannot write {}{}", arguments.output, system_reason()));
  return false;
}

int finish_check(const Arguments& arguments, Streams& streams, const render::Report& report,
                 std::span<const Error> problems) {
  const bool written = write_result(
      arguments, streams,
      arguments.format == Format::json ? render::json(report) : render::text(report, {.color = arguments.color}));
  for (const Error& problem : problems) say_error(streams, problem.message);
  if (!arguments.quiet) streams.err << render::summary(report) << '\n';
  if (!written || !problems.empty()) return exit_code::not_done;
  return render::count_of(report.diagnostics, Severity::error) > 0 ? exit_code::findings : exit_code::done;
}

}  // namespace connectkit::cli
