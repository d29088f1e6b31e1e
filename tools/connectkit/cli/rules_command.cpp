#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "connectkit/cli/command.hpp"
#include "connectkit/cli/output.hpp"
#include "connectkit/render/json.hpp"
#include "connectkit/rules/rule.hpp"

namespace connectkit::cli {
namespace {

std::string as_text() {
  std::size_t widest = 0;
  for (const Rule* rule : all_rules()) widest = std::max(widest, rule->id.size());
  std::string out;
  for (const Rule* rule : all_rules()) {
    fmt::format_to(std::back_inserter(out), "{:<{}}  {:<7}  {}\n", rule->id, widest, to_string(rule->severity),
                   rule->summary);
  }
  return out;
}

std::string as_json() {
  std::string out = "[";
  for (const Rule* rule : all_rules()) {
    fmt::format_to(std::back_inserter(out),
                   "{}\n  {{\"id\": {}, \"severity\": \"{}\", \"summary\": {}, \"fixable\": {}}}",
                   out.size() == 1 ? "" : ",", render::json_string(rule->id), to_string(rule->severity),
                   render::json_string(rule->summary), rule->fixable);
  }
  return out + "\n]\n";
}

int run_rules(const Arguments& arguments, Streams& streams) {
  const std::string list = arguments.format == Format::json ? as_json() : as_text();
  return write_result(arguments, streams, list) ? exit_code::done : exit_code::not_done;
}

}  // namespace

extern constinit const Command rules_command{
    .name = "rules",
    .summary = "list all rules",
    .details = "Lists the rules that findings name, with their severity.",
    .example = "connectkit rules --format json",
    .has_format = true,
    .run = run_rules,
};

}  // namespace connectkit::cli
