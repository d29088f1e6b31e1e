#include "connectkit/check/check.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectkit/check/choice.hpp"
#include "connectkit/check/component_config.hpp"
#include "connectkit/check/connector_rules.hpp"
#include "connectkit/check/expand.hpp"
#include "connectkit/check/form.hpp"
#include "connectkit/check/own_check.hpp"
#include "connectkit/check/secrets.hpp"
#include "connectkit/check/typed.hpp"
#include "connectkit/schema/check.hpp"

namespace connectkit::check {
namespace {

using model::ComponentKind;

/// The components that the steps name before placeholders are replaced: their schemas say what is text.
std::vector<PartSchema> part_schemas(const model::Connector& connector, std::span<const Library* const> libraries,
                                     const Options& options) {
  const model::Steps& steps = *connector.steps;
  std::vector<PartSchema> parts{{steps.part.pointer, &steps_schema()}};
  const auto add = [&](const std::optional<model::ComponentStep>& step, ComponentKind kind) {
    if (!step || !step->type || !step->config) return;
    const std::string type = replaced(step->type->value, options.environment);
    for (const Library* library : libraries) {
      const CheckedComponent* const component = library->find(kind, type);
      if (component) parts.push_back({step->config->pointer, component->schema.get()});
      if (component) return;
    }
  };
  add(steps.source, ComponentKind::source);
  add(steps.sink, ComponentKind::sink);
  return parts;
}

/// The rules that look at the values of the NATS side.
void check_steps(const Context& context) {
  check_transports(context);
  check_legacy(context);
  check_transformer(context);
  check_subjects(context);
  check_servers(context);
  check_logins(context);
}

/// The pointers of the values that the definition calls secret.
void add_secrets(const Context& context, const model::ComponentStep& step, const CheckedComponent& component,
                 std::vector<std::string>& secrets) {
  if (!step.config) return;
  const auto& config = context.document.json().at(nlohmann::json::json_pointer(step.config->pointer));
  for (const std::string& pointer : component.compiled.secrets(config)) {
    secrets.push_back(step.config->pointer + pointer);
  }
}

Components check_components(const Context& context, std::span<const Library* const> libraries) {
  std::vector<std::string> secrets;
  const auto check_one = [&](const std::optional<model::ComponentStep>& step, ComponentKind kind) {
    const CheckedComponent* component = step ? find_component(context, *step, kind, libraries) : nullptr;
    if (component) {
      check_config(context, *step, *component);
      add_secrets(context, *step, *component, secrets);
    }
    return component;
  };
  const model::Steps& steps = *context.connector.steps;
  const Components components{check_one(steps.source, ComponentKind::source),
                              check_one(steps.sink, ComponentKind::sink)};
  check_plain_secrets(context, secrets);
  return components;
}

/// Everything about one connector whose steps can be read.
std::optional<Connector> check_readable(const Document& written, const model::Connector& as_written,
                                        const Choice& choice, const Options& options, Sink& sink) {
  const Expanded expanded =
      expand(written, as_written.steps->part.pointer, part_schemas(as_written, choice.libraries, options),
             {options.environment, choice.is_certain}, sink);
  const Document& document = expanded.document;
  const schema::CheckOptions schema_options{.instance = &document.json(), .second_opinion = false};
  (void)schema::check(form_schema(as_written.form), written, sink, schema_options);

  const model::Connector connector = model::read_connector(document);
  const Context context{.written = written,
                        .document = document,
                        .open = expanded.unresolved,
                        .connector = connector,
                        .runtime = choice.is_certain ? std::string_view(choice.profile->name) : std::string_view(),
                        .running = static_cast<bool>(options.environment),
                        .sink = sink};
  const bool has_kind = check_kind(context, *document.at(connector.steps->part.pointer));
  check_steps(context);
  const Components components = check_components(context, choice.libraries);
  Connector result = typed(document, connector, components);
  if (has_kind && choice.profile && choice.profile->config_check) {
    run_own_check(context, choice.profile->config_check, result);
  }
  return sink.has_errors() ? std::nullopt : std::optional(std::move(result));
}

std::optional<Connector> check_document(const Document& document, std::span<const Library> libraries,
                                        const Options& options, Sink& sink) {
  if (report_definition(document, sink)) return std::nullopt;
  const model::Connector connector = model::read_connector(document);
  const Choice choice = choose(document, connector, libraries, options, sink);
  if (connector.steps) return check_readable(document, connector, choice, options, sink);
  (void)schema::check(form_schema(connector.form), document, sink, {.second_opinion = false});
  return std::nullopt;
}

}  // namespace

std::optional<Connector> check_connector(const FilePointer& file, std::span<const Library> libraries,
                                         const Options& options, Sink& sink) {
  Sink own;
  const auto keys = secret_keys(libraries);
  const std::optional<Document> document = Document::read(file, own);
  if (!own.diagnostics().empty()) redact_lines(file, keys, own);
  if (!document) {
    sink.append(std::move(own));
    return std::nullopt;
  }
  redact_secrets(*document, keys, own);
  std::optional<Connector> connector = check_document(*document, libraries, options, own);
  pass_on(*document, std::move(own), sink);
  return connector;
}

}  // namespace connectkit::check
