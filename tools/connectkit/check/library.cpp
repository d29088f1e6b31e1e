#include "connectkit/check/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "connectkit/compile/config_schema.hpp"

namespace connectkit::check {
namespace {

using model::Component;
using model::ComponentKind;

Error not_a_bundle(std::string_view why) { return {"no library of definitions: " + std::string(why)}; }

bool has_version_1(const Document& document) {
  const auto version = document.at("/version");
  return version && version->kind() == ValueKind::integer && version->text() == "1";
}

Result<CheckedComponent> checked(const Component& component, std::span<const Component> scanners,
                                 std::string_view runtime) {
  auto schema = std::make_shared<const nlohmann::json>(compile::config_schema(component, scanners, runtime));
  Result<schema::Schema> compiled = schema::Schema::compile(*schema);
  if (!compiled) {
    return Error{fmt::format("the {} \"{}\" cannot be compiled: {}", model::to_string(component.kind),
                             component.name.value, compiled.error().message)};
  }
  return CheckedComponent{component, std::move(schema), *std::move(compiled)};
}

}  // namespace

Result<Library> Library::from_definitions(model::Runtime runtime, std::vector<Component> components) {
  std::vector<Component> scanners;
  std::copy_if(components.begin(), components.end(), std::back_inserter(scanners),
               [](const Component& component) { return component.kind == ComponentKind::scanner; });
  Data data{std::move(runtime), {}};
  for (const Component& component : components) {
    Result<CheckedComponent> ready = checked(component, scanners, data.runtime.name.value);
    if (!ready) return ready.error();
    data.components.push_back(*std::move(ready));
  }
  return Library(std::move(data));
}

Result<Library> Library::from_bundle(std::string_view text) {
  Sink sink;
  const auto file = std::make_shared<const SourceFile>("library.json", std::string(text));
  const std::optional<Document> document = Document::read(file, sink);  // JSON is YAML
  if (!document || sink.has_errors()) return not_a_bundle("it cannot be read");
  if (!has_version_1(*document)) return not_a_bundle("its version is not 1");
  const auto listed = document->at("/components");
  if (!listed || !listed->is_list()) return not_a_bundle("it has no components");
  const std::size_t count = listed->items().size();
  std::vector<Component> components;
  for (std::size_t i = 0; i < count; ++i) {
    components.push_back(model::read_component(*document, "/components/" + std::to_string(i)));
  }
  return from_definitions(model::read_runtime(*document, "/runtime"), std::move(components));
}

const CheckedComponent* Library::find(ComponentKind kind, std::string_view name) const {
  const auto& all = data_->components;
  const auto found = std::find_if(all.begin(), all.end(), [&](const CheckedComponent& component) {
    return component.definition.kind == kind && component.definition.name.value == name;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace connectkit::check
