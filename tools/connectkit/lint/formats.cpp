#include "connectkit/lint/formats.hpp"

#include <cassert>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"

namespace connectkit::lint {
namespace {

schema::Schema compiled(const nlohmann::json& text) {
  auto schema = schema::Schema::compile(text);
  assert(schema.has_value());
  return std::move(*schema);
}

}  // namespace

const schema::Schema& schema_for(const DefinitionFile& definition) {
  if (definition.is_runtime) {
    static const schema::Schema runtime = compiled(schema::embedded("runtime"));
    return runtime;
  }
  if (definition.path.folder != nullptr && definition.path.folder->kind == "scanner") {
    static const schema::Schema scanner = compiled(schema::scanner());
    return scanner;
  }
  static const schema::Schema component = compiled(schema::embedded("component"));
  return component;
}

}  // namespace connectkit::lint
