#pragma once

#include <yaml.h>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/yaml/offsets.hpp"

namespace connectkit::yaml {

/// Reports the error at which libyaml stopped as yaml-syntax, in words of ours and at the place where a person must
/// look: for an unclosed quote or bracket that is its opening.
void report_syntax_error(const yaml_parser_t& parser, const FilePointer& file, const Offsets& offsets, Sink& sink);

}  // namespace connectkit::yaml
