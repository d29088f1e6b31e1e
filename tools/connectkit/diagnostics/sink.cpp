#include "connectkit/diagnostics/sink.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace connectkit {
namespace {

/// Offsets of one file sort like its lines and columns.
auto order(const Diagnostic& d) {
  return std::tuple<const std::string&, std::size_t, std::string_view, std::size_t, const std::string&>(
      d.file->name(), d.span.begin, d.rule, d.span.end, d.message);
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

void Sink::amend(const std::function<void(Diagnostic&)>& change) {
  std::for_each(diagnostics_.begin(), diagnostics_.end(), change);
}

void Sink::append(Sink other) {
  std::move(other.diagnostics_.begin(), other.diagnostics_.end(), std::back_inserter(diagnostics_));
  std::move(other.secrets_.begin(), other.secrets_.end(), std::back_inserter(secrets_));
}

bool Sink::has_errors() const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void Sink::finish() {
  std::sort(diagnostics_.begin(), diagnostics_.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
  const auto repeated = std::unique(diagnostics_.begin(), diagnostics_.end(),
                                    [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); });
  diagnostics_.erase(repeated, diagnostics_.end());

  std::set<FilePointer> concerned;
  for (const Diagnostic& d : diagnostics_) concerned.insert(d.file);
  std::erase_if(secrets_, [&](const Secret& secret) { return !concerned.contains(secret.file); });

  for (Diagnostic& d : diagnostics_) {
    const auto shows_secret = [&](const Secret& secret) {
      return secret.file == d.file && std::any_of(d.fix->edits.begin(), d.fix->edits.end(),
                                                  [&](const Edit& edit) { return overlap(edit.span, secret.span); });
    };
    if (d.fix && std::any_of(secrets_.begin(), secrets_.end(), shows_secret)) d.fix.reset();
  }
}

}  // namespace connectkit
