#pragma once

#include "connectkit/check/library.hpp"
#include "connectkit/connector.hpp"
#include "connectkit/model/connector.hpp"

namespace connectkit::check {

/// The components of a connector's steps, as far as they are known.
struct Components {
  const CheckedComponent* source = nullptr;
  const CheckedComponent* sink = nullptr;
};

/// The connector as workloads see it, defaults filled in. What the model lacks is empty.
[[nodiscard]] Connector typed(const Document& document, const model::Connector& connector,
                              const Components& components);

}  // namespace connectkit::check
