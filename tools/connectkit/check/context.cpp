#include "connectkit/check/context.hpp"

#include "connectkit/base/text.hpp"
#include "connectkit/diagnostics/redact.hpp"

namespace connectkit::check {

std::string Context::shown(std::string_view pointer) const {
  const auto value = written.at(pointer);
  return value ? quoted(without_url_passwords(value->text())) : "the default";
}

void Context::report(Finding finding) const {
  sink.report({.rule = finding.rule,
               .severity = finding.severity,
               .file = written.file(),
               .span = finding.span,
               .message = std::move(finding.message),
               .help = std::move(finding.help),
               .pointer = std::move(finding.pointer),
               .fix = std::move(finding.fix)});
}

}  // namespace connectkit::check
