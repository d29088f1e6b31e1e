#pragma once

#include <yaml.h>

#include <optional>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/yaml/offsets.hpp"

namespace connectkit::yaml {

/// What was read before libyaml stopped.
struct Surroundings {
  std::optional<Span> open_flow;  ///< the innermost "[" or "{" that is open
  std::optional<Span> quoted;     ///< the last value, if it was in quotes
};

/// Reports the error at which libyaml stopped as yaml-syntax, in words of ours and at the place where a person must
/// look: for an unclosed quote or bracket that is its opening.
void report_syntax_error(const yaml_parser_t& parser, const FilePointer& file, const Offsets& offsets,
                         const Surroundings& surroundings, Sink& sink);

}  // namespace connectkit::yaml
