#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/cli/streams.hpp"

namespace connectkit::cli {

/// How a run ended, for the shell.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int findings = 1;  ///< done, with findings of severity error
inline constexpr int not_done = 2;  ///< wrong usage, something unreadable, nothing to check, internal error
}  // namespace exit_code

enum class Format { text, json };

/// What the user asks of a command.
struct Arguments {
  std::vector<std::string> operands = {};
  std::vector<std::string> definitions = {};
  Format format = Format::text;
  std::string output = {};  ///< a file for the result; empty: Streams::out
  bool quiet = false;
  bool color = false;
};

/// The arguments of a command that are no options.
struct Operands {
  std::string_view name = {};
  std::string_view help = {};
  std::size_t least = 0;
  std::size_t most = 0;
};
inline constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

/// One command is one constant in one file of this folder. The options that all commands share are not named here.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< for lists of commands: lower case, no full stop
  std::string_view details;  ///< for its own help: sentences
  std::string_view example;
  Operands operands = {};
  bool has_format = false;
  bool has_definitions = false;
  int (*run)(const Arguments& arguments, Streams& streams) = nullptr;
};

/// All commands, in the order in which help lists them.
[[nodiscard]] std::span<const Command* const> all_commands();

/// The command of that name, or nullptr.
[[nodiscard]] const Command* find_command(std::string_view name);

}  // namespace connectkit::cli
