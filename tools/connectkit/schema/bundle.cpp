#include "connectkit/schema/bundle.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace connectkit::schema {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view local_definitions = "#/definitions/";

/// "steps" of "urn:connectkit:schema:steps".
std::string name_of(std::string_view id) { return std::string(id.substr(id.rfind(':') + 1)); }

/// Calls `change` with every reference in a schema, also with those in data that only looks like a schema: none of
/// our schemas has a default or an example with a key "$ref".
template <class Change>
void for_each_reference(ordered_json& part, const Change& change) {
  if (part.is_object()) {
    for (auto& [key, value] : part.items()) {
      if (key == "$ref" && value.is_string()) change(value);
      for_each_reference(value, change);
    }
  } else if (part.is_array()) {
    for (ordered_json& item : part) for_each_reference(item, change);
  }
}

class Bundler {
 public:
  Bundler(ordered_json& schema, const SchemasById& others) : schema_(schema), others_(others) {}

  void run() {
    for_each_reference(schema_, [&](ordered_json& reference) { adopt(reference); });
    for (std::size_t i = 0; i < wanted_.size(); ++i) copy(std::string(wanted_[i]));
  }

 private:
  /// Turns a reference to another schema into a local one and remembers that schema.
  void adopt(ordered_json& reference) {
    const std::string target = reference.get<std::string>();
    const std::string id = target.substr(0, target.find('#'));
    if (!others_.contains(id)) return;
    const std::string fragment = target.substr(std::min(id.size(), target.size()));
    reference = localized(id, fragment);
    if (std::find(wanted_.begin(), wanted_.end(), id) == wanted_.end()) wanted_.push_back(id);
  }

  static std::string localized(std::string_view id, std::string_view fragment) {
    const std::string root = std::string(local_definitions) + name_of(id);
    if (fragment.starts_with(local_definitions)) {
      return root + "_" + std::string(fragment.substr(local_definitions.size()));
    }
    return root;
  }

  void copy(const std::string& id) {
    ordered_json other = others_.find(id)->second;
    for_each_reference(other, [&](ordered_json& reference) {
      const auto target = reference.get<std::string>();
      if (target.starts_with('#')) {
        reference = localized(id, target);
      } else {
        adopt(reference);
      }
    });
    ordered_json definitions = other.value("definitions", ordered_json::object());
    for (const char* key : {"$schema", "$id", "definitions"}) other.erase(key);
    ordered_json& here = schema_["definitions"];
    here[name_of(id)] = std::move(other);
    for (auto& [name, definition] : definitions.items()) here[name_of(id) + "_" + name] = std::move(definition);
  }

  ordered_json& schema_;
  const SchemasById& others_;
  std::vector<std::string> wanted_;
};

}  // namespace

ordered_json bundle(ordered_json schema, const SchemasById& others) {
  Bundler(schema, others).run();
  return schema;
}

}  // namespace connectkit::schema
