#pragma once

#include <span>
#include <string_view>

#include "connectkit/base/result.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/render/report.hpp"

namespace connectkit::cli {

/// Writes "error: MESSAGE" for people, and "  = HELP" below it unless that is empty.
void say_error(Streams& streams, std::string_view message, std::string_view help = "");

/// Writes a command's result to where the user wants it. False, and said, when not all of it arrived.
[[nodiscard]] bool write_result(const Arguments& arguments, Streams& streams, std::string_view result);

/// Ends a command that checked something: findings, problems, summary. Gives the exit code.
[[nodiscard]] int finish_check(const Arguments& arguments, Streams& streams, const render::Report& report,
                               std::span<const Error> problems);

}  // namespace connectkit::cli
