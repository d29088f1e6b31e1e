#include "connectkit/check/library.hpp"

#include <algorithm>

namespace connectkit::check {
namespace {

Error not_a_bundle(std::string_view why) { return {"no library of definitions: " + std::string(why)}; }

bool has_version_1(const Document& document) {
  const auto version = document.at("/version");
  return version && version->kind() == ValueKind::integer && version->text() == "1";
}

}  // namespace

Library::Library(model::Runtime runtime, std::vector<model::Component> components)
    : data_(std::make_shared<const Data>(Data{std::move(runtime), std::move(components)})) {}

Result<Library> Library::from_bundle(std::string_view text) {
  Sink sink;
  const auto file = std::make_shared<const SourceFile>("library.json", std::string(text));
  const std::optional<Document> document = Document::read(file, sink);  // JSON is YAML
  if (!document || sink.has_errors()) return not_a_bundle("it cannot be read");
  if (!has_version_1(*document)) return not_a_bundle("its version is not 1");
  const auto listed = document->at("/components");
  if (!listed || !listed->is_list()) return not_a_bundle("it has no components");
  const std::size_t count = listed->items().size();
  std::vector<model::Component> components;
  for (std::size_t i = 0; i < count; ++i) {
    components.push_back(model::read_component(*document, "/components/" + std::to_string(i)));
  }
  return Library(model::read_runtime(*document, "/runtime"), std::move(components));
}

const model::Component* Library::find(model::ComponentKind kind, std::string_view name) const {
  const auto& all = data_->components;
  const auto found = std::find_if(all.begin(), all.end(), [&](const model::Component& component) {
    return component.kind == kind && component.name.value == name;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace connectkit::check
