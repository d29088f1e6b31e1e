#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "connectkit/diagnostics/diagnostic.hpp"

namespace connectkit {

/// Bytes of a file that must never be shown: the value of a secret.
struct Secret {
  FilePointer file;
  Span span;
};

/// The secrets among `secrets` (as Sink::finish left them) that share a byte with `span` of `file`.
[[nodiscard]] std::span<const Secret> secrets_in(std::span<const Secret> secrets, const FilePointer& file, Span span);

/// Where findings go. Append only; for one thread, so that each thread has its own and they are joined at the end.
class Sink {
 public:
  void report(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

  /// Marks the value of a secret: no snippet shows it, and no edit that repeats it is kept.
  void redact(FilePointer file, Span span) { secrets_.push_back({std::move(file), span}); }

  /// Lets `change` touch every finding.
  void amend(const std::function<void(Diagnostic&)>& change);

  /// Adds all of `other`.
  void append(Sink other);

  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const std::vector<Secret>& secrets() const { return secrets_; }
  [[nodiscard]] bool has_errors() const;

  /// Sorts by file name (bytes), line, column, rule, and drops findings that repeat another's rule, range and message
  /// (what stands behind an anchor is seen once for every alias); removes fixes whose edits would show a secret and
  /// passwords of URLs in texts. Secrets of files without findings are forgotten, so that their bytes can go.
  void finish();

 private:
  std::vector<Diagnostic> diagnostics_;
  std::vector<Secret> secrets_;
};

}  // namespace connectkit
