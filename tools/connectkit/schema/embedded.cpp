#include "connectkit/schema/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "connectkit/base/text.hpp"
#include "connectkit/schema/bundle.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// Our own files, so what is wrong with one is our bug and ends here with an exception of the library.
std::map<std::string, ordered_json, std::less<>> by_id() {
  std::map<std::string, ordered_json, std::less<>> schemas;
  for (const EmbeddedFile& file : embedded_files()) {
    ordered_json schema = ordered_json::parse(file.text);
    std::string id = schema.at("$id").get<std::string>();
    schemas.emplace(std::move(id), std::move(schema));
  }
  return schemas;
}

bool refers_elsewhere(std::string_view text) { return text.find("\"$ref\": \"urn:") != text.npos; }

std::string standalone(const EmbeddedFile& file) {
  if (!refers_elsewhere(file.text)) return std::string(file.text);
  const auto others = by_id();
  return bundle(ordered_json::parse(file.text), others).dump(2) + "\n";
}

const EmbeddedFile* find(std::string_view name) {
  const auto files = embedded_files();
  const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& f) { return f.name == name; });
  return file == files.end() ? nullptr : &*file;
}

/// A schema that is read when it is first asked for: most runs need one.
struct Lazy {
  std::once_flag read;
  json schema;
};

std::map<std::string_view, Lazy>& lazy_schemas() {
  static std::map<std::string_view, Lazy> schemas = [] {
    std::map<std::string_view, Lazy> all;
    for (const EmbeddedFile& file : embedded_files()) all[file.name];
    return all;
  }();
  return schemas;
}

json without_required_kind(json schema) {
  json& required = schema.at("required");
  required.erase(std::find(required.begin(), required.end(), "kind"));
  return schema;
}

}  // namespace

std::vector<std::string_view> names() {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_files()) names.push_back(file.name);
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> text(std::string_view name) {
  if (const EmbeddedFile* file = find(name)) return standalone(*file);
  return Error{fmt::format("no schema is called {}; there are {}", connectkit::quoted(name), join(names(), ", "))};
}

const json& embedded(std::string_view name) {
  const auto found = lazy_schemas().find(name);
  assert(found != lazy_schemas().end());
  Lazy& lazy = found->second;
  std::call_once(lazy.read, [&] { lazy.schema = json::parse(standalone(*find(name))); });
  return lazy.schema;
}

const json& scanner() {
  static const json schema = without_required_kind(embedded("component"));
  return schema;
}

}  // namespace connectkit::schema
