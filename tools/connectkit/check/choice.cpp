#include "connectkit/check/choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "connectkit/base/text.hpp"

namespace connectkit::check {
namespace {

constexpr std::string_view rule = "connector-runtime";

std::string_view name_in(std::string_view runtime_id) { return runtime_id.substr(0, runtime_id.find(':')); }

std::string pointer_of(const model::Connector& connector) {
  return connector.form == model::ConnectorForm::file ? "/spec/runtime_id" : "/runtime_id";
}

bool uses_components(const model::Connector& connector) {
  return connector.steps && (connector.steps->source || connector.steps->sink);
}

std::string known_runtimes(std::span<const Library> libraries) {
  std::vector<std::string_view> names;
  for (const Library& library : libraries) names.push_back(library.name());
  return join(names, ", ");
}

void report_other(const Document& document, const model::Connector& connector, const Library& own, Sink& sink) {
  sink.report({.rule = rule,
               .severity = Severity::error,
               .file = document.file(),
               .span = connector.runtime_id->span,
               .message = fmt::format("the connector is for the runtime {}, and this is {}",
                                      quoted(name_in(connector.runtime_id->value)), quoted(own.name())),
               .pointer = pointer_of(connector)});
}

void report_unknown(const Document& document, const model::Connector& connector, std::span<const Library> libraries,
                    Sink& sink) {
  sink.report(
      {.rule = rule,
       .severity = Severity::warning,
       .file = document.file(),
       .span = connector.runtime_id->span,
       .message = fmt::format("there are no definitions of the runtime {} here, so the config of its "
                              "components is not checked",
                              quoted(name_in(connector.runtime_id->value))),
       .help = fmt::format("--definitions takes its .connect directory; known here: {}", known_runtimes(libraries)),
       .pointer = pointer_of(connector)});
}

const RuntimeProfile* profile_of(std::span<const Library* const> libraries, const Options& options) {
  if (libraries.empty()) return nullptr;
  const std::string_view name = libraries.front()->name();
  const bool is_one =
      std::all_of(libraries.begin(), libraries.end(), [&](const Library* library) { return library->name() == name; });
  const auto found = std::find_if(options.profiles.begin(), options.profiles.end(),
                                  [&](const RuntimeProfile& profile) { return profile.name == name; });
  return is_one && found != options.profiles.end() ? &*found : nullptr;
}

}  // namespace

Choice choose(const Document& document, const model::Connector& connector, std::span<const Library> libraries,
              const Options& options, Sink& sink) {
  Choice choice;
  const bool running = static_cast<bool>(options.environment);
  for (const Library& library : libraries) {
    if (!connector.runtime_id || name_in(connector.runtime_id->value) == library.name()) {
      choice.libraries.push_back(&library);
    }
  }
  if (choice.libraries.empty() && connector.runtime_id) {
    if (running && !libraries.empty()) {
      report_other(document, connector, libraries.front(), sink);
    } else if (uses_components(connector)) {
      report_unknown(document, connector, libraries, sink);
    }
  }
  choice.profile = profile_of(choice.libraries, options);
  choice.is_certain = choice.profile && (running || connector.runtime_id);
  return choice;
}

}  // namespace connectkit::check
