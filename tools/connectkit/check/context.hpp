#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/document/document.hpp"
#include "connectkit/model/connector.hpp"

namespace connectkit::check {

/// A finding before it knows its file.
struct Finding {
  std::string_view rule;
  Span span;
  std::string pointer;
  std::string message;
  std::string help = {};
  Severity severity = Severity::error;
  std::optional<Fix> fix = {};
};

/// What the rules of connectors see of one connector. Views all that it is made of.
struct Context {
  /// As it was written: messages show its texts.
  const Document& written;
  /// With placeholders replaced, where their values are known: rules judge its texts.
  const Document& document;
  /// Where the scalars begin that hold a placeholder still.
  const std::set<std::size_t>& open;
  const model::Connector& connector;
  /// The runtime that will run it with our SDK, whose limits count; empty when that is not known.
  std::string_view runtime;
  /// About to run: what was secret:// in a file is in plain text by now.
  bool running;
  Sink& sink;

  /// Whether the value of a scalar is not known yet.
  [[nodiscard]] bool is_open(Span span) const { return open.contains(span.begin); }

  /// A scalar as it was written, in quotes, names and passwords of URLs hidden.
  [[nodiscard]] std::string shown(std::string_view pointer) const;

  void report(Finding finding) const;
};

}  // namespace connectkit::check
