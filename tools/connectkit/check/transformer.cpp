#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/connector_rules.hpp"

namespace connectkit::check {
namespace {

using model::TransformerStep;

constexpr std::string_view rule = "connector-transformer";
constexpr std::array<std::string_view, 5> kinds{"composite", "service", "mapping", "explode", "combine"};

std::string expectation() { return fmt::format("expected one of: {}", join(kinds, ", ")); }

bool is_known(std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

void report_unknown(const Context& context, const TransformerStep& step, const model::Located<std::string>& kind) {
  const auto nearest = nearest_spelling(kind.value, kinds);
  Finding finding{rule, kind.key, appended(step.part.pointer, kind.value),
                  fmt::format("{} is not a kind of transformer{}", quoted(kind.value),
                              nearest ? fmt::format("; did you mean {}?", quoted(*nearest)) : ""),
                  expectation()};
  if (nearest) {
    finding.fix = Fix{.description = fmt::format("rename the key to {}", quoted(*nearest)),
                      .edits = {{kind.key, std::string(*nearest)}}};
  }
  context.report(std::move(finding));
}

void check_one(const Context& context, const TransformerStep& step) {
  if (step.kinds.empty()) {
    context.report({rule, step.part.key, step.part.pointer, "the transformer has no kind", expectation()});
    return;
  }
  bool known = true;
  for (const auto& kind : step.kinds) {
    if (is_known(kind.value)) continue;
    report_unknown(context, step, kind);
    known = false;
  }
  if (known && step.kinds.size() > 1) {
    const auto& second = step.kinds[1];
    context.report({rule, second.key, appended(step.part.pointer, second.value),
                    fmt::format("the transformer has \"{}\" and \"{}\", expected exactly one kind",
                                step.kinds.front().value, second.value),
                    "a composite transformer holds several, one after the other"});
  }
  for (const TransformerStep& part : step.sequence) check_one(context, part);
}

}  // namespace

void check_transformer(const Context& context) {
  const auto& transformer = context.connector.steps->transformer;
  if (!transformer) return;
  if (context.runtime.empty()) {
    check_one(context, *transformer);
    return;
  }
  context.report({rule, transformer->part.key, transformer->part.pointer,
                  fmt::format("the runtime \"{}\" does not offer transformers", context.runtime)});
}

}  // namespace connectkit::check
