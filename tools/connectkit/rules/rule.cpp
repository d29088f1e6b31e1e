#include "connectkit/rules/rule.hpp"

#include <algorithm>
#include <cassert>

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit {

const Rule* find_rule(std::string_view id) {
  const auto rules = all_rules();
  const auto found = std::lower_bound(rules.begin(), rules.end(), id,
                                      [](const Rule* rule, std::string_view wanted) { return rule->id < wanted; });
  return found != rules.end() && (*found)->id == id ? *found : nullptr;
}

void stamp(Sink& sink) {
  sink.amend([](Diagnostic& finding) {
    const Rule* rule = find_rule(finding.rule);
    assert(rule != nullptr);
    if (rule != nullptr) finding.severity = rule->severity;
  });
}

}  // namespace connectkit
