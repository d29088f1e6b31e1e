#include "connectkit/diagnostics/sink.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "connectkit/diagnostics/redact.hpp"

namespace connectkit {
namespace {

/// Offsets of one file sort like its lines and columns.
auto order(const Diagnostic& d) {
  return std::tuple<const std::string&, std::size_t, std::string_view, std::size_t, const std::string&>(
      d.file->name(), d.span.begin, d.rule, d.span.end, d.message);
}

/// Files by identity: two may have one name.
bool before(const Secret& a, const Secret& b) {
  return std::tuple(a.file.get(), a.span.begin) < std::tuple(b.file.get(), b.span.begin);
}

/// Sorted, and none overlaps another.
void unite(std::vector<Secret>& secrets) {
  std::sort(secrets.begin(), secrets.end(), before);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < secrets.size(); ++i) {
    Secret* last = kept > 0 ? &secrets[kept - 1] : nullptr;
    if (last != nullptr && last->file == secrets[i].file && secrets[i].span.begin <= last->span.end) {
      last->span.end = std::max(last->span.end, secrets[i].span.end);
    } else if (kept++ != i) {
      secrets[kept - 1] = std::move(secrets[i]);
    }
  }
  secrets.erase(secrets.begin() + static_cast<std::ptrdiff_t>(kept), secrets.end());
}

void hide_url_passwords(Diagnostic& d) {
  for (std::string* text : {&d.message, &d.help}) {
    if (text->find("://") != text->npos) *text = without_url_passwords(*text);
  }
}

bool shows_secret(const Diagnostic& d, std::span<const Secret> secrets) {
  return d.fix && std::any_of(d.fix->edits.begin(), d.fix->edits.end(), [&](const Edit& edit) {
           return !secrets_in(secrets, d.file, edit.span).empty() || !url_secrets(edit.text).empty();
         });
}

}  // namespace

std::span<const Secret> secrets_in(std::span<const Secret> secrets, const FilePointer& file, Span span) {
  const auto first = std::lower_bound(secrets.begin(), secrets.end(), span, [&](const Secret& s, Span wanted) {
    return std::tuple(s.file.get(), s.span.end) <= std::tuple(file.get(), wanted.begin);
  });
  auto last = first;
  while (last != secrets.end() && last->file == file && last->span.begin < span.end) ++last;
  return {first, last};
}

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

  unite(secrets_);

  for (Diagnostic& d : diagnostics_) {
    if (shows_secret(d, secrets_)) d.fix.reset();
    hide_url_passwords(d);
  }
}

}  // namespace connectkit
