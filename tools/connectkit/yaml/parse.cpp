#include "connectkit/yaml/parse.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <new>
#include <utility>

#include "connectkit/yaml/builder.hpp"
#include "connectkit/yaml/encoding.hpp"
#include "connectkit/yaml/limits.hpp"
#include "connectkit/yaml/syntax_error.hpp"

namespace connectkit::yaml {
namespace {

/// Owns libyaml's parser over bytes that outlive it.
class Parser {
 public:
  explicit Parser(std::string_view bytes) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  yaml_parser_t* get() { return &parser_; }

 private:
  yaml_parser_t parser_{};
};

/// Owns one event of libyaml.
class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* operator->() { return &event_; }
  yaml_event_t& operator*() { return event_; }

 private:
  yaml_event_t event_{};
};

bool within_size(const FilePointer& file, Sink& sink) {
  if (file->bytes().size() <= limits::bytes) return true;
  sink.report({.rule = "yaml-limits",
               .file = file,
               .message = fmt::format("over {} MiB", limits::bytes >> 20),
               .help = "no definition or connector is that large: is this the right file?"});
  return false;
}

void report_second_document(const FilePointer& file, Span span, Sink& sink) {
  sink.report({.rule = "yaml-multiple-documents",
               .file = file,
               .span = span,
               .message = "a second document in one file",
               .help = "readers take the first one only: move the others to files of their own"});
}

}  // namespace

std::optional<Tree> parse(const FilePointer& file, Sink& sink) {
  if (!within_size(file, sink) || !check_encoding(file, sink)) return std::nullopt;
  // The BOM is left out here: libyaml is told the encoding, and then takes a BOM for text.
  const Offsets offsets(file->bytes(), file->bom_size());
  Parser parser(file->bytes().substr(file->bom_size()));
  Builder builder(file, offsets, sink);
  for (bool in_first = false;;) {
    Event event;
    if (yaml_parser_parse(parser.get(), &*event) == 0) {
      report_syntax_error(*parser.get(), file, offsets, builder.surroundings(), sink);
      return std::nullopt;
    }
    if (event->type == YAML_STREAM_END_EVENT) break;
    if (event->type == YAML_DOCUMENT_START_EVENT && std::exchange(in_first, true)) {
      report_second_document(file, {offsets(event->start_mark.index), offsets(event->end_mark.index)}, sink);
      break;
    }
    if (!builder.take(*event)) return std::nullopt;
  }
  return std::move(builder).finish();
}

}  // namespace connectkit::yaml
