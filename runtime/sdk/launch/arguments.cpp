#include "arguments.hpp"

#include <cstring>
#include <string_view>

namespace connectkit {
namespace {

using Action = Arguments::Action;

Arguments option(std::string_view text) {
  constexpr std::string_view file = "--config=";
  if (text.starts_with(file) && text.size() > file.size())
    return {Action::run_file, std::string(text.substr(file.size()))};
  if (text == "--definitions") return {Action::definitions, {}};
  if (text == "--help" || text == "-h") return {Action::help, {}};
  if (text == "--version") return {Action::version, {}};
  return {};
}

Arguments read(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--config") return {Action::run_file, argv[2]};
  if (argc != 2) return {};
  const std::string_view only = argv[1];
  if (only.starts_with('-')) return option(only);
  return {Action::run, std::string(only)};
}

}  // namespace

Arguments take_arguments(int argc, char** argv) {
  Arguments arguments = read(argc, argv);
  if (arguments.action == Action::run) std::memset(argv[1], 0, arguments.value.size());
  return arguments;
}

}  // namespace connectkit
