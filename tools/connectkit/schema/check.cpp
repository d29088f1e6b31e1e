#include "connectkit/schema/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/diagnostics/redact.hpp"
#include "connectkit/schema/fixes.hpp"
#include "connectkit/schema/wording.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;

std::string_view rule_of(const Violation& violation, const RuleNames& rules) {
  switch (violation.keyword) {
    case Keyword::type:
      return rules.type;
    case Keyword::allowed:
      return rules.allowed;
    case Keyword::required:
      return rules.required;
    case Keyword::unknown_key:
      return rules.unknown_key;
    case Keyword::pattern:
      return rules.pattern;
    default:
      return rules.value;
  }
}

std::string shown(const Value& value, bool secret) {
  if (secret) return "(secret)";
  const std::string text = without_url_passwords(value.text());
  const std::string in_quotes = connectkit::quoted(text);
  return value.is_string() ? in_quotes : in_quotes.substr(1, in_quotes.size() - 2);
}

/// Reports violations where their tokens stand. Goes through the document once, whatever their number.
class Reporter {
 public:
  Reporter(const Document& document, Sink& sink, const CheckOptions& options)
      : document_(document), sink_(sink), options_(options) {}

  void run(const std::vector<Violation>& violations) {
    wanted_.reserve(violations.size());
    for (const Violation& violation : violations) want(violation);
    if (const auto value = document_.at(options_.at)) {
      std::string pointer;
      visit(*value, document_.locate(options_.at), pointer);
    }
  }

 private:
  /// Notes a violation at its pointer, and that there is something below each pointer before.
  void want(const Violation& violation) {
    std::string_view pointer = violation.pointer;
    wanted_[pointer].push_back(&violation);
    while (!pointer.empty()) {
      pointer = pointer.substr(0, pointer.rfind('/'));
      if (!wanted_.emplace(pointer, std::vector<const Violation*>()).second) return;
    }
  }

  void visit(const Value& value, const Place& place, std::string& pointer) {
    const auto wanted = wanted_.find(pointer);
    if (wanted == wanted_.end()) return;
    for (const Violation* violation : wanted->second) report(*violation, value, place);
    const std::size_t size = pointer.size();
    for (const Member& member : value.members()) {
      append_token(pointer, member.key.text());
      visit(member.value, {member.key.span(), member.value.span()}, pointer);
      pointer.resize(size);
    }
    std::size_t index = 0;
    for (const Value& item : value.items()) {
      append_token(pointer, std::to_string(index++));
      visit(item, {dash_of(item), item.span()}, pointer);
      pointer.resize(size);
    }
  }

  void report(const Violation& violation, const Value& value, const Place& place) {
    std::string pointer = std::string(options_.at) + violation.pointer;
    const bool secret = violation.secret || (options_.is_secret && options_.is_secret(pointer));
    if (secret) sink_.redact(document_.file(), place.value);
    Wording wording = describe(violation, {.value = shown(value, secret), .document = options_.called});
    Suggestion suggestion = suggest(violation, value, place);
    sink_.report({.rule = rule_of(violation, options_.rules),
                  .severity = Severity::error,
                  .file = document_.file(),
                  .span = violation.target == Target::value ? place.value : place.key,
                  .message = std::move(wording.message),
                  .help = suggestion.help.empty() ? std::move(wording.help) : std::move(suggestion.help),
                  .pointer = std::move(pointer),
                  .fix = std::move(suggestion.fix)});
  }

  const Document& document_;
  Sink& sink_;
  const CheckOptions& options_;
  std::unordered_map<std::string_view, std::vector<const Violation*>> wanted_;  // keys view the violations
};

/// A file without content has nothing that a violation could stand at.
void report_empty(const Document& document, const Violation& violation, Sink& sink, const CheckOptions& options) {
  const std::string_view expected = violation.title.empty() ? "a mapping" : violation.title;
  sink.report({.rule = options.rules.type,
               .severity = Severity::error,
               .file = document.file(),
               .span = {},
               .message = fmt::format("the file is empty, expected a {}", expected)});
}

Refusals refusals(const std::vector<Violation>& violations, std::string_view at) {
  std::vector<std::string> pointers;
  for (const Violation& violation : violations) {
    if (violation.target != Target::owner) pointers.push_back(std::string(at) + violation.pointer);
  }
  return Refusals(std::move(pointers));
}

}  // namespace

Refusals::Refusals(std::vector<std::string> pointers) : pointers_(std::move(pointers)) {
  std::sort(pointers_.begin(), pointers_.end());
}

bool Refusals::cover(std::string_view pointer) const {
  for (;;) {
    if (std::binary_search(pointers_.begin(), pointers_.end(), pointer)) return true;
    if (pointer.empty()) return false;
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

CheckResult check(const Schema& schema, const Document& document, Sink& sink, const CheckOptions& options) {
  const json& instance =
      options.instance != nullptr ? *options.instance : document.json().at(json::json_pointer(std::string(options.at)));
  for (const std::string& pointer : schema.secrets(instance)) {
    sink.redact(document.file(), document.locate(std::string(options.at) + pointer).value);
  }
  std::vector<Violation> violations = schema.explain(instance);
  if (violations.empty() && options.second_opinion && !schema.accepted_elsewhere(instance)) violations.emplace_back();
  if (options.is_excused) std::erase_if(violations, options.is_excused);
  if (violations.empty()) return {};
  if (!options.called.empty()) {
    for (Violation& violation : violations) violation.title = {};
  }
  if (!document.root()) {
    report_empty(document, violations.front(), sink, options);
  } else {
    Reporter(document, sink, options).run(violations);
  }
  return {.accepted = false, .refusals = refusals(violations, options.at)};
}

}  // namespace connectkit::schema
