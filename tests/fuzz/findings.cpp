#include "findings.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "connectkit/render/json.hpp"
#include "connectkit/render/text.hpp"

namespace connectkit::fuzz {

void render_everything(const Sink& sink) {
  for (const Diagnostic& finding : sink.diagnostics()) {
    const bool inside = finding.span.begin <= finding.span.end && finding.span.end <= finding.file->bytes().size();
    if (!inside || finding.message.empty() || finding.rule.empty()) std::abort();
  }
  const render::Report report{.diagnostics = sink.diagnostics(), .secrets = sink.secrets()};
  (void)render::text(report, {.color = true, .notes = true});
  const auto parsed = nlohmann::json::parse(render::json(report), nullptr, false);
  if (parsed.is_discarded() || parsed.at("diagnostics").size() != sink.diagnostics().size()) std::abort();
}

}  // namespace connectkit::fuzz
