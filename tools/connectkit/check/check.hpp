#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "connectkit/check/library.hpp"
#include "connectkit/config_check.hpp"
#include "connectkit/connector.hpp"
#include "connectkit/diagnostics/sink.hpp"

namespace connectkit::check {

/// The value of an environment variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

struct Options {
  /// What the runtimes behind the definitions are able to do: the one with the name of a connector's runtime counts.
  std::span<const RuntimeProfile> profiles = {};

  /// Set where the connector is about to run: every placeholder is replaced, and one that cannot be is a finding; the
  /// connector must be for the runtime of the only library. Not set: placeholders fit wherever they can.
  Environment environment = {};
};

/// Checks a connector, in any form, or its raw steps. Findings carry the places of the text that was passed, and no
/// value of a variable or secret. The connector comes back when nothing of severity error was found in it.
[[nodiscard]] std::optional<Connector> check_connector(const FilePointer& file, std::span<const Library> libraries,
                                                       const Options& options, Sink& sink);

}  // namespace connectkit::check
