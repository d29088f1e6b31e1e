#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "connectkit/base/files.hpp"
#include "connectkit/diagnostics/unread.hpp"
#include "connectkit/document/document.hpp"
#include "connectkit/lint/formats.hpp"
#include "connectkit/lint/lint.hpp"
#include "connectkit/lint/project.hpp"
#include "connectkit/lint/secrets.hpp"
#include "connectkit/rules/context.hpp"
#include "connectkit/rules/rule.hpp"
#include "connectkit/schema/check.hpp"
#include "connectkit/yaml/limits.hpp"

namespace connectkit::lint {
namespace {

/// A connector, or its bare steps, where a definition should be.
bool is_connector(const Document& document) {
  constexpr std::array<std::string_view, 5> steps{"source", "sink", "producer", "consumer", "transformer"};
  const auto root = document.root();
  if (!root || !root->is_mapping() || root->get("model_version")) return false;
  const auto type = root->get("type");
  if (root->get("steps") || (type && type->value.text() == "connector")) return true;
  return std::any_of(steps.begin(), steps.end(), [&](std::string_view step) {
    const auto member = root->get(step);
    return member && member->value.is_mapping();
  });
}

void report_connector(const DefinitionFile& definition, const Document& document, Sink& sink) {
  sink.report({.rule = "schema-value",
               .file = document.file(),
               .span = document.locate("").key,
               .message = fmt::format("this is a connector, not the definition of a {}",
                                      definition.is_runtime ? "runtime" : "component"),
               .help = fmt::format("check it with: connectkit check {}", definition.name)});
}

std::size_t count_fields(const Value& owner) {
  const auto fields = owner.get("fields");
  if (!fields) return 0;
  std::size_t count = 0;
  for (const Value& field : fields->value.items()) count += 1 + count_fields(field);
  return count;
}

void check_rules(const DefinitionFile& definition, const FilePointer& file, const Document* document,
                 const schema::Refusals& refusals, Sink& sink) {
  for (const Rule* rule : all_rules()) {
    const auto* check = std::get_if<FileCheck>(&rule->check);
    if (check == nullptr) continue;
    RuleContext context(*rule, file, document, refusals, definition.path, sink);
    (*check)(context);
  }
}

/// Everything that is said about one file.
Sink check_text(const DefinitionFile& definition, const FilePointer& file, Outcome& outcome) {
  Sink sink;
  const auto document = Document::read(file, sink);
  if (!document) {
    check_rules(definition, file, nullptr, {}, sink);
  } else if (is_connector(*document)) {
    report_connector(definition, *document, sink);
  } else {
    if (!definition.is_runtime && document->root()) outcome.fields += count_fields(*document->root());
    const auto [accepted, refusals] = schema::check(schema_for(definition), *document, sink);
    check_rules(definition, file, &*document, refusals, sink);
  }
  if (sink.diagnostics().empty()) return {};
  if (document) redact_secrets(*document, sink);
  // What was not read, or read in part only, keeps no secrets of its own.
  const auto& findings = sink.diagnostics();
  const bool read_in_part =
      std::any_of(findings.begin(), findings.end(), [](const Diagnostic& d) { return d.rule.starts_with("yaml-"); });
  if (read_in_part) redact_unread(file, sink);
  return sink;
}

void check_bytes(const DefinitionFile& definition, std::string bytes, Outcome& outcome) {
  ++outcome.files;
  if (!definition.is_runtime) ++outcome.components;
  // The bytes live on only where a finding refers to them.
  const auto file = std::make_shared<SourceFile>(definition.name, std::move(bytes));
  outcome.sink.append(check_text(definition, file, outcome));
}

void check_file(const DefinitionFile& definition, Outcome& outcome) {
  auto bytes = read_file(definition.name, yaml::limits::bytes);
  if (!bytes) return outcome.problems.push_back(bytes.error());
  check_bytes(definition, std::move(*bytes), outcome);
}

void finish(Outcome& outcome) {
  stamp(outcome.sink);
  outcome.sink.finish();
}

void check_directory(const Directory& directory, Sink& sink) {
  for (const Rule* rule : all_rules()) {
    const auto* check = std::get_if<DirectoryCheck>(&rule->check);
    if (check == nullptr) continue;
    DirectoryContext context(*rule, directory, sink);
    (*check)(context);
  }
}

void report_legacy(const std::string& vent, Sink& sink) {
  const Rule& rule = *find_rule("layout-legacy-directory");
  const Directory directory{.name = vent, .legacy = vent};
  DirectoryContext context(rule, directory, sink);
  std::get<DirectoryCheck>(rule.check)(context);
}

}  // namespace

Outcome run(const std::vector<std::string>& paths) {
  Project project = discover(paths);
  Outcome outcome;
  outcome.problems = std::move(project.problems);
  for (const std::string& vent : project.legacy) report_legacy(vent, outcome.sink);
  for (const Directory& directory : project.directories) check_directory(directory, outcome.sink);
  for (const DefinitionFile& definition : project.files) check_file(definition, outcome);
  finish(outcome);
  return outcome;
}

Outcome run(const DefinitionFile& definition, std::string bytes) {
  Outcome outcome;
  check_bytes(definition, std::move(bytes), outcome);
  finish(outcome);
  return outcome;
}

}  // namespace connectkit::lint
