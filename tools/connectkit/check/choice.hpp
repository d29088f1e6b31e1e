#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/check/check.hpp"
#include "connectkit/model/connector.hpp"

namespace connectkit::check {

/// The definitions that a connector is held against.
struct Choice {
  std::vector<const Library*> libraries;
  /// The profile of its runtime; null when that has none, or is not known.
  const RuntimeProfile* profile = nullptr;
  /// The connector says, by its runtime_id or by being run, that it is for the profile's runtime.
  bool is_certain = false;
};

/// The libraries of the runtime that `runtime_id` names, its version aside; without one, all of them. Reports
/// connector-runtime when there is none, or when the runtime about to run the connector is another one.
[[nodiscard]] Choice choose(const Document& document, const model::Connector& connector,
                            std::span<const Library> libraries, const Options& options, Sink& sink);

}  // namespace connectkit::check
