#include <algorithm>
#include <array>

#include "connectkit/cli/command.hpp"

namespace connectkit::cli {

extern const Command lint_command, check_command, rules_command, explain_command, schema_command, version_command;

std::span<const Command* const> all_commands() {
  static constexpr std::array<const Command*, 6> commands{&lint_command,    &check_command,  &rules_command,
                                                          &explain_command, &schema_command, &version_command};
  return commands;
}

const Command* find_command(std::string_view name) {
  const auto commands = all_commands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command* command) { return command->name == name; });
  return found == commands.end() ? nullptr : *found;
}

}  // namespace connectkit::cli
