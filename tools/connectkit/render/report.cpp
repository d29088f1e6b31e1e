#include "connectkit/render/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "connectkit/base/text.hpp"

namespace connectkit::render {

std::size_t count_of(std::span<const Diagnostic> diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::string summary(const Report& report) {
  const auto found = [&](Severity severity) {
    return counted(count_of(report.diagnostics, severity), to_string(severity));
  };
  return fmt::format("{}, {}, {}: {}, {}, {}", counted(report.counts.files, "file"),
                     counted(report.counts.components, "component"), counted(report.counts.fields, "field"),
                     found(Severity::error), found(Severity::warning), found(Severity::note));
}

}  // namespace connectkit::render
