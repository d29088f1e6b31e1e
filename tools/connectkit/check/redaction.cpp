#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "connectkit/base/text.hpp"
#include "connectkit/check/placeholder.hpp"
#include "connectkit/check/secrets.hpp"
#include "connectkit/check/walk.hpp"

namespace connectkit::check {
namespace {

using Keys = std::set<std::string, std::less<>>;

void add_secrets(const std::vector<model::Field>& fields, Keys& keys) {
  for (const model::Field& field : fields) {
    if (field.is_secret() && field.path) keys.emplace(split(field.path->value, '.').back());
    if (field.is_secret() && field.name) keys.insert(field.name->value);
    add_secrets(field.fields, keys);
  }
}

/// Marks what stands before the last "@" of each word that has one, in the bytes of `span`. Whether there was any.
bool redact_urls(const FilePointer& file, Span span, bool is_url, Sink& sink) {
  constexpr std::string_view mark = "://";
  constexpr std::string_view word_ends = " \t\r\n\"'";
  const std::string_view text = file->bytes().substr(span.begin, span.end - span.begin);
  bool found = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(word_ends, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t at = word.rfind('@');
    const std::size_t scheme = word.find(mark);
    if (at != word.npos && (scheme != word.npos || is_url)) {
      const std::size_t start = scheme == word.npos ? 0 : scheme + mark.size();
      if (start < at) sink.redact(file, {span.begin + begin + start, span.begin + begin + at});
      found = true;
    }
    begin = end + 1;
  }
  return found;
}

class Redactor {
 public:
  Redactor(const FilePointer& file, const Keys& keys, Sink& sink) : file_(file), keys_(keys), sink_(sink) {}

  void visit(const Value& value, std::string_view key) {
    if (value.is_string()) visit_text(value, key);
    for (const Member& member : value.members()) {
      const bool is_secret = keys_.contains(member.key.text()) && !tells_nothing(member.value.text());
      if (is_secret) sink_.redact(file_, member.value.node().span);
      if (is_secret) sink_.redact(file_, member.value.span());
      visit(member.value, member.key.text());
    }
    for (const Value& item : value.items()) visit(item, key);
  }

 private:
  void visit_text(const Value& value, std::string_view key) {
    if (value.text().find('@') == std::string_view::npos) return;
    const bool is_url = key == "url" || key == "urls";
    const bool has_url = is_url || value.text().find("://") != std::string_view::npos;
    // Where the bytes do not show what the text holds, escapes hide it.
    if (has_url && !redact_urls(file_, value.node().span, is_url, sink_)) sink_.redact(file_, value.node().span);
  }

  const FilePointer& file_;
  const Keys& keys_;
  Sink& sink_;
};

/// The key that a line of YAML begins with, or one inside of it, if it is a secret one; what comes after its colon.
std::optional<std::size_t> after_secret_key(std::string_view line, const Keys& keys) {
  const auto is_key = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; };
  for (std::size_t colon = line.find(':'); colon != line.npos; colon = line.find(':', colon + 1)) {
    std::size_t end = colon;
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '"' || line[end - 1] == '\'')) --end;
    std::size_t begin = end;
    while (begin > 0 && is_key(line[begin - 1])) --begin;
    if (keys.contains(line.substr(begin, end - begin))) return colon + 1;
  }
  return std::nullopt;
}

}  // namespace

Keys secret_keys(std::span<const Library> libraries) {
  Keys keys{"jwt", "seed", "nkey", "password", "token", "secret", "user_jwt", "user_seed"};
  for (const Library& library : libraries) {
    for (const CheckedComponent& component : library.components()) add_secrets(component.definition.fields, keys);
  }
  return keys;
}

void redact_secrets(const Document& document, const Keys& keys, Sink& sink) {
  if (const auto root = document.root()) Redactor(document.file(), keys, sink).visit(*root, "");
}

void redact_lines(const FilePointer& file, const Keys& keys, Sink& sink) {
  const std::string_view bytes = file->bytes();
  constexpr std::size_t none = std::string_view::npos;
  std::size_t hidden_below = none;  // the indentation of a key whose value goes on in deeper lines
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const std::size_t indentation = std::min(line.find_first_not_of(' '), line.size());
    if (indentation <= hidden_below && !trimmed(line).empty()) hidden_below = none;
    if (hidden_below != none) {
      sink.redact(file, {begin, end});
    } else if (const auto value = after_secret_key(line, keys)) {
      sink.redact(file, {begin + *value, end});
      hidden_below = indentation;
    }
    redact_urls(file, {begin, end}, false, sink);
    begin = end + 1;
  }
}

void pass_on(const Document& document, Sink findings, Sink& sink) {
  std::unordered_map<std::string, std::optional<Value>> values;
  for (const Diagnostic& diagnostic : findings.diagnostics()) values.emplace(diagnostic.pointer, std::nullopt);
  std::string root;
  if (const auto value = values.empty() ? std::nullopt : document.root()) {
    walk(*value, root, [&](const std::string& pointer, const Value& found) {
      const auto wanted = values.find(pointer);
      if (wanted != values.end()) wanted->second = found;
    });
  }
  findings.amend([&](Diagnostic& diagnostic) {
    const bool is_unknown_key = diagnostic.rule == "schema-unknown-key" || diagnostic.rule == "connector-unknown-field";
    const auto& value = values.at(diagnostic.pointer);
    if (value && is_unknown_key) sink.redact(document.file(), value->span());
    if (!value || is_unknown_key || !value->is_string() || !holds_deferred(value->text())) return;
    diagnostic.fix.reset();
    if (diagnostic.help.empty()) diagnostic.help = "what counts is the text with its placeholders replaced";
  });
  sink.append(std::move(findings));
}

}  // namespace connectkit::check
