#include "connectkit/cli/parse.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

#include "connectkit/base/text.hpp"
#include "connectkit/cli/wrap.hpp"

namespace connectkit::cli {
namespace {

constexpr std::size_t columns = 80;

/// What CLI11 fills in.
struct Raw {
  Arguments arguments;
  std::string format = "text";
  std::string color = "auto";
};

std::string operands_usage(const Operands& operands) {
  if (operands.most == 0) return "";
  const std::string name = fmt::format("{}{}", operands.name, operands.most > 1 ? "…" : "");
  return operands.least > 0 ? " " + name : fmt::format(" [{}]", name);
}

/// "  NAME          help, wrapped".
std::string help_line(std::string_view name, std::string_view help) {
  constexpr std::size_t column = 24;
  return fmt::format("  {:<{}}", name, column - 2) + wrapped(help, columns, column);
}

std::string help_of(const Command& command, const CLI::App& app) {
  std::string out = fmt::format("usage: connectkit {}{} [OPTION…]\n\n{}\n", command.name,
                                operands_usage(command.operands), wrapped(command.details, columns));
  if (command.operands.most > 0) out += help_line(command.operands.name, command.operands.help) + "\n";
  out += "options:\n";
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return !o->get_positional(); })) {
    const std::string value = option->get_type_name().empty() ? "" : " " + option->get_type_name();
    std::string names = option->get_name(false, true);
    if (const std::size_t comma = names.find(','); comma != names.npos) names.insert(comma + 1, " ");
    out += help_line(names + value, option->get_description());
  }
  return out + fmt::format("\nexample:\n  {}\n", command.example);
}

void declare(CLI::App& app, const Command& command, Raw& raw) {
  app.set_help_flag("-h,--help", "show this help");
  if (command.has_definitions) {
    app.add_option("--definitions", raw.arguments.definitions,
                   "a .connect directory with the definitions to check against; may be repeated")
        ->type_name("DIR")
        ->allow_extra_args(false);  // what follows the directory is an operand
  }
  if (command.has_format) {
    app.add_option("-f,--format", raw.format, "how to write the result: text (default) or json")->type_name("FORMAT");
  }
  app.add_option("-o,--output", raw.arguments.output, "write the result to a file")->type_name("FILE");
  app.add_flag("-q,--quiet", raw.arguments.quiet, "say nothing but the result and errors");
  app.add_option("--color", raw.color, "colours: auto (default), always or never")->type_name("WHEN");
  if (command.operands.most > 0) app.add_option("operands", raw.arguments.operands)->expected(-1);
  app.allow_extras();
}

UsageError unknown_argument(const Command& command, const CLI::App& app, const std::string& argument) {
  const std::string help = fmt::format("connectkit {} --help shows what it takes", command.name);
  if (!argument.starts_with('-')) return {fmt::format("unexpected argument {}", connectkit::quoted(argument)), help};
  const std::string name = argument.substr(0, argument.find('='));
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& spelling : option->get_lnames()) known.push_back("--" + spelling);
  }
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto nearest = nearest_spelling(name, candidates);
  return {fmt::format("unknown option {}", connectkit::quoted(name)),
          nearest ? fmt::format("did you mean {}?", connectkit::quoted(*nearest)) : help};
}

/// CLI11 says "--format: 1 required FORMAT missing".
UsageError without_value(const Command& command, const CLI::ArgumentMismatch& error) {
  const std::string_view text = error.what();
  return {fmt::format("option {} needs a value", connectkit::quoted(text.substr(0, text.find(':')))),
          fmt::format("connectkit {} --help shows what it takes", command.name)};
}

/// CLI11's own words begin with a capital letter.
UsageError from_cli11(const Command& command, const CLI::ParseError& error) {
  std::string message = error.what();
  if (!message.empty()) message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  if (message.ends_with('.')) message.pop_back();
  return {message, fmt::format("connectkit {} --help shows what it takes", command.name)};
}

std::optional<UsageError> unknown_word(std::string_view option, std::string_view word,
                                       const std::vector<std::string_view>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return std::nullopt;
  const auto nearest = nearest_spelling(word, words);
  return UsageError{fmt::format("unknown {} {}{}", option, connectkit::quoted(word),
                                nearest ? fmt::format("; did you mean {}?", connectkit::quoted(*nearest)) : ""),
                    fmt::format("expected one of: {}", join(words, ", "))};
}

std::optional<UsageError> wrong_number(const Command& command, std::size_t given) {
  const Operands& operands = command.operands;
  if (given < operands.least) {
    return UsageError{fmt::format("{} needs a {}", command.name, operands.name),
                      fmt::format("{}: {}", operands.name, operands.help)};
  }
  if (given > operands.most) {
    return UsageError{fmt::format("{} takes one {}, not {}", command.name, operands.name, given), ""};
  }
  return std::nullopt;
}

}  // namespace

std::variant<Arguments, HelpText, UsageError> parse(const Command& command, const std::vector<std::string>& arguments,
                                                    bool color) {
  CLI::App app;
  Raw raw;
  declare(app, command, raw);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return HelpText{help_of(command, app)};
  } catch (const CLI::ArgumentMismatch& error) {
    return without_value(command, error);
  } catch (const CLI::ParseError& error) {
    return from_cli11(command, error);
  }
  if (const auto extras = app.remaining(); !extras.empty()) return unknown_argument(command, app, extras.front());
  if (auto error = unknown_word("format", raw.format, {"text", "json"})) return *error;
  if (auto error = unknown_word("colour mode", raw.color, {"auto", "always", "never"})) return *error;
  if (auto error = wrong_number(command, raw.arguments.operands.size())) return *error;

  raw.arguments.format = raw.format == "json" ? Format::json : Format::text;
  const bool on_terminal = color && raw.arguments.output.empty();
  raw.arguments.color = raw.color == "always" || (raw.color == "auto" && on_terminal);
  return std::move(raw.arguments);
}

}  // namespace connectkit::cli
