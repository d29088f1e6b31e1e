#include "connectkit/check/form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <nlohmann/json.hpp>

#include "connectkit/schema/embedded.hpp"

namespace connectkit::check {
namespace {

using model::ConnectorForm;
using nlohmann::json;

/// The connector schema, its forms aside: the one that is meant is known, so that findings need not guess.
json only(const char* form) {
  json schema = schema::embedded("connector");
  schema.erase("oneOf");
  schema["$ref"] = std::string("#/definitions/") + form;
  return schema;
}

/// Our own schemas compile; the tests prove it.
schema::Schema compiled(const json& schema) {
  auto result = schema::Schema::compile(schema);
  assert(result);
  return *std::move(result);
}

bool has_all(const Value& mapping, std::initializer_list<std::string_view> keys) {
  return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) { return mapping.get(key).has_value(); });
}

bool is_definition(const Value& root) {
  if (root.get("steps") || root.get("spec")) return false;
  return root.get("model_version") || has_all(root, {"name", "label", "fields"}) ||
         has_all(root, {"name", "label", "image"});
}

}  // namespace

const schema::Schema& form_schema(ConnectorForm form) {
  if (form == ConnectorForm::file) {
    static const schema::Schema file = compiled(only("file"));
    return file;
  }
  if (form == ConnectorForm::bare) {
    static const schema::Schema bare = compiled(only("bare"));
    return bare;
  }
  static const schema::Schema steps = compiled(steps_schema());
  return steps;
}

const json& steps_schema() { return schema::embedded("steps"); }

bool report_definition(const Document& document, Sink& sink) {
  const auto root = document.root();
  if (!root || !is_definition(*root)) return false;
  sink.report({.rule = "schema-value",
               .file = document.file(),
               .span = document.locate("").key,
               .message = "this is a definition, not a connector",
               .help = fmt::format("check it with: connectkit lint {}", document.file()->name())});
  return true;
}

}  // namespace connectkit::check
