#pragma once

#include "connectkit/diagnostics/sink.hpp"

namespace connectkit {

/// Marks what may be a secret in a text that could not be read as YAML, in those lines that the findings about it
/// show: what follows the keys jwt, seed, user_jwt and user_seed, and the default and examples of a field that has the
/// key `secret`. Rather too much than too little: to the end of the line, and in all deeper lines below.
void redact_unread(const FilePointer& file, Sink& sink);

}  // namespace connectkit
