#pragma once

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/document/document.hpp"

namespace connectkit::lint {

/// Marks the secrets in a definition: default and examples of every mapping with a `secret` that is not false, and the
/// values of jwt, seed, user_jwt and user_seed, wherever they stand.
void redact_secrets(const Document& document, Sink& sink);

}  // namespace connectkit::lint
