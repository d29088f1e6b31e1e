#include "connectkit/check/component_config.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/check/placeholder.hpp"
#include "connectkit/check/scalar_type.hpp"
#include "connectkit/check/walk.hpp"
#include "connectkit/compile/config_schema.hpp"
#include "connectkit/schema/check.hpp"
#include "connectkit/schema/wording.hpp"

namespace connectkit::check {
namespace {

using model::ComponentKind;
using model::ComponentStep;
using nlohmann::json;

constexpr schema::RuleNames rules{.required = "connector-missing-field",
                                  .type = "connector-field-type",
                                  .allowed = "connector-field-constraint",
                                  .pattern = "connector-field-constraint",
                                  .unknown_key = "connector-unknown-field",
                                  .value = "connector-field-constraint"};

std::vector<std::string_view> names(std::span<const Library* const> libraries, ComponentKind kind) {
  std::vector<std::string_view> found;
  for (const Library* library : libraries) {
    for (const CheckedComponent& component : library->components()) {
      if (component.definition.kind == kind) found.push_back(component.definition.name.value);
    }
  }
  return found;
}

void report_unknown(const Context& context, const ComponentStep& step, ComponentKind kind,
                    std::span<const Library* const> libraries) {
  const std::string pointer = appended(step.part.pointer, "type");
  const ComponentKind other = kind == ComponentKind::source ? ComponentKind::sink : ComponentKind::source;
  const auto known = names(libraries, kind);
  const auto nearest = nearest_spelling(step.type->value, known);
  const bool is_other = std::any_of(libraries.begin(), libraries.end(), [&](const Library* library) {
    return library->find(other, step.type->value) != nullptr;
  });
  const std::string who = libraries.size() == 1 ? fmt::format("the runtime \"{}\" has", libraries.front()->name())
                                                : std::string("the runtimes have");
  std::string message = fmt::format("{} no {} {}", who, to_string(kind), context.shown(pointer));
  if (is_other) {
    message += fmt::format(", only a {} of that name", to_string(other));
  } else if (nearest) {
    message += fmt::format("; did you mean {}?", quoted(*nearest));
  }
  context.report({"connector-unknown-component", step.type->span, pointer, std::move(message),
                  known.empty() ? fmt::format("there are no {}s", to_string(kind))
                                : fmt::format("expected one of: {}", join(known, ", "))});
}

/// Whether placeholders leave open what a violation is about.
class Excuses {
 public:
  Excuses(const Context& context, const CheckedComponent& component, const std::string& at) : component_(component) {
    const auto config = context.open.empty() ? std::nullopt : context.document.at(at);
    if (!config) return;
    std::string pointer;
    walk(*config, pointer, [&](const std::string& below, const Value& value) {
      if (value.is_string() && context.is_open(value.span())) open_.emplace(below, value.text());
    });
  }

  bool operator()(const schema::Violation& violation) const {
    if (violation.target != schema::Target::value) return false;
    const auto open = open_.find(violation.pointer);
    if (open == open_.end()) return false;
    if (violation.keyword != schema::Keyword::type) return true;
    return is_deferred(open->second) && wants_scalar(violation.pointer);
  }

 private:
  [[nodiscard]] bool wants_scalar(std::string_view pointer) const {
    SchemasAt schemas(*component_.schema);
    for (const std::string& token : pointer_tokens(pointer)) {
      const SchemasAt member = schemas.member(token);
      schemas = member.empty() ? schemas.item() : member;
    }
    return schemas.want_scalar();
  }

  const CheckedComponent& component_;
  std::unordered_map<std::string, std::string> open_;  // texts with a placeholder, by their pointers in the config
};

/// A config that is not there lacks what is required.
void check_absent(const Context& context, const ComponentStep& step, const CheckedComponent& component,
                  std::string_view called) {
  for (const schema::Violation& violation : component.compiled.explain(json::object())) {
    const schema::Wording wording = describe(violation, {.value = "", .document = called});
    context.report({rules.required, step.part.key, step.part.pointer, wording.message, wording.help});
  }
}

}  // namespace

const CheckedComponent* find_component(const Context& context, const ComponentStep& step, ComponentKind kind,
                                       std::span<const Library* const> libraries) {
  if (!step.type || libraries.empty() || context.is_open(step.type->span)) return nullptr;
  for (const Library* library : libraries) {
    if (const CheckedComponent* const component = library->find(kind, step.type->value)) return component;
  }
  report_unknown(context, step, kind, libraries);
  return nullptr;
}

void check_config(const Context& context, const ComponentStep& step, const CheckedComponent& component) {
  const std::string called =
      fmt::format("the {} \"{}\"", to_string(component.definition.kind), component.definition.name.value);
  if (!step.config) {
    // A config of another type is the schema's to report.
    const auto value = context.document.at(step.part.pointer);
    if (value && !value->get("config")) check_absent(context, step, component, called);
    return;
  }
  const json& instance = context.document.json().at(json::json_pointer(step.config->pointer));
  const schema::CheckOptions options{.at = step.config->pointer,
                                     .instance = &instance,
                                     .rules = rules,
                                     .called = called,
                                     .is_excused = Excuses(context, component, step.config->pointer),
                                     .second_opinion = context.open.empty()};
  (void)schema::check(component.compiled, context.written, context.sink, options);
}

json complete_config(const Document& document, const ComponentStep& step, const CheckedComponent& component) {
  json config = step.config ? document.json().at(json::json_pointer(step.config->pointer)) : json::object();
  compile::fill_defaults(config, *component.schema);
  return config;
}

}  // namespace connectkit::check
