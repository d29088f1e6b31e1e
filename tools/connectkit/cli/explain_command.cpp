#include <fmt/format.h>

#include <iterator>

#include "connectkit/base/text.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/cli/wrap.hpp"
#include "connectkit/render/json.hpp"
#include "connectkit/rules/rule.hpp"

namespace connectkit::cli {
namespace {

constexpr std::size_t columns = 80;

std::string indented(std::string_view text) {
  std::string out;
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view line : split(text, '\n')) {
    out += line.empty() ? "\n" : fmt::format("    {}\n", printable(line));
  }
  return out;
}

std::string as_text(const Rule& rule) {
  return fmt::format("{} ({}{})\n\n{}\n{}\nFails:\n\n{}\nPasses:\n\n{}", rule.id, to_string(rule.severity),
                     rule.fixable ? ", often with a fix" : "", wrapped(rule.summary, columns),
                     wrapped(rule.why, columns), indented(rule.bad), indented(rule.good));
}

std::string as_json(const Rule& rule) {
  return fmt::format(
      "{{\"id\": {}, \"severity\": \"{}\", \"summary\": {}, \"fixable\": {}, \"why\": {},\n \"bad\": {},\n \"good\": "
      "{}}}\n",
      render::json_string(rule.id), to_string(rule.severity), render::json_string(rule.summary), rule.fixable,
      render::json_string(rule.why), render::json_string(rule.bad), render::json_string(rule.good));
}

int run_explain(const Arguments& arguments, Streams& streams) {
  const std::string& id = arguments.operands.front();
  const Rule* rule = find_rule(id);
  if (rule == nullptr) {
    std::vector<std::string_view> ids;
    for (const Rule* known : all_rules()) ids.push_back(known->id);
    const auto nearest = nearest_spelling(id, ids);
    say_error(streams, fmt::format("no rule is called {}", quoted(id)),
              nearest ? fmt::format("did you mean {}?", quoted(*nearest)) : "connectkit rules lists them all");
    return exit_code::not_done;
  }
  const std::string text = arguments.format == Format::json ? as_json(*rule) : as_text(*rule);
  return write_result(arguments, streams, text) ? exit_code::done : exit_code::not_done;
}

}  // namespace

extern constinit const Command explain_command{
    .name = "explain",
    .summary = "say why a rule is there, with examples",
    .details = "Explains one rule: what it demands, why, a file that it refuses and one that it accepts.",
    .example = "connectkit explain schema-enum",
    .operands = {.name = "RULE",
                 .help = "the name of a rule, as findings and connectkit rules show it",
                 .least = 1,
                 .most = 1},
    .has_format = true,
    .run = run_explain,
};

}  // namespace connectkit::cli
