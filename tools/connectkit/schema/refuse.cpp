// The side of the walk that says why: nothing here is reached for an instance that the schema accepts.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/schema/branches.hpp"
#include "connectkit/schema/walk.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;

/// Among more unknown keys than this nobody has misspelt one.
constexpr std::size_t most_suggestions = 64;

/// The text nearest to `word` among JSON texts of strings; other values resemble nothing.
std::optional<std::string> nearest_of(const json& word, const std::vector<json>& values) {
  if (!word.is_string()) return std::nullopt;
  std::vector<std::string_view> texts;
  for (const json& value : values) {
    if (value.is_string()) texts.push_back(value.get_ref<const std::string&>());
  }
  const auto nearest = nearest_spelling(word.get_ref<const std::string&>(), texts);
  return nearest ? std::optional(std::string(*nearest)) : std::nullopt;
}

}  // namespace

std::string Path::pointer() const {
  if (parent == nullptr) return {};
  return appended(parent->pointer(), is_index ? std::to_string(index) : std::string(key));
}

Violation& Walk::add(Keyword keyword, const Node& node, const Path& path) {
  Violation& violation = violations_->emplace_back();
  violation.keyword = keyword;
  violation.pointer = path.pointer();
  violation.is_item = path.is_index;
  violation.title = node.title.empty() && context_ != nullptr ? context_->title : node.title;
  violation.secret = secret_;
  return violation;
}

bool Walk::refuse(Keyword keyword, const Node& node, const json& value, const Path& path) {
  if (violations_ == nullptr) return false;
  Violation& violation = add(keyword, node, path);
  violation.found_types = types_of(value);
  violation.expected_types = admitted_types(node);
  violation.form = node.form;
  if (node.pattern) violation.pattern = node.pattern->pattern();
  if (keyword == Keyword::allowed || keyword == Keyword::type) violation.expected = node.allowed_words;
  if (keyword == Keyword::allowed) violation.nearest = nearest_of(value, node.allowed);
  return false;
}

bool Walk::refuse_size(Keyword keyword, const Node& node, std::size_t count, std::size_t limit, const Path& path) {
  if (violations_ == nullptr) return false;
  Violation& violation = add(keyword, node, path);
  violation.count = count;
  violation.limit = std::to_string(limit);
  return false;
}

bool Walk::refuse_bound(Keyword keyword, const Node& node, long double limit, const Path& path) {
  if (violations_ != nullptr) add(keyword, node, path).limit = fmt::format("{}", limit);
  return false;
}

bool Walk::refuse_missing(const Node& node, const std::string& key, const Path& path) {
  if (violations_ == nullptr) return false;
  Violation& violation = add(Keyword::required, node, path);
  violation.target = Target::owner;
  violation.key = key;
  for (const Node* const owner : {&node, context_}) {
    const Node* const member = owner == nullptr ? nullptr : owner->property(key);
    if (member == nullptr) continue;
    const Node& meant = member->target == nullptr ? *member : *member->target;
    if (meant.description.empty()) continue;
    violation.description = meant.description;
    violation.expected = meant.allowed_words;
    break;
  }
  return false;
}

bool Walk::refuse_key(const Node& node, const std::string& key, const Path& path) {
  if (violations_ == nullptr) return false;
  const Node& names = *node.property_names;
  const Path place{&path, key};
  Violation& violation = add(names.allowed.empty() ? Keyword::pattern : Keyword::unknown_key, names, place);
  violation.target = Target::key;
  violation.key = key;
  violation.secret = false;
  violation.expected = names.allowed_words;
  violation.nearest = nearest_of(key, names.allowed);
  violation.form = names.form;
  if (names.pattern) violation.pattern = names.pattern->pattern();
  return false;
}

bool Walk::refuse_unknown(const Node& node, const json& object, const std::string& key, const Path& path) {
  if (violations_ == nullptr) return false;
  const Path place{&path, key};
  Violation& violation = add(Keyword::unknown_key, node, place);
  violation.target = Target::key;
  violation.key = key;
  violation.secret = false;
  violation.expected = node.known_keys;
  if (object.size() > most_suggestions) return false;
  std::vector<std::string_view> absent;
  for (const std::string& name : *node.known_keys) {
    if (!object.contains(name)) absent.push_back(name);
  }
  const auto nearest = nearest_spelling(key, absent);
  if (!nearest) return false;
  violation.nearest = std::string(*nearest);
  may_echo_ = true;
  return false;
}

bool Walk::refuse_branches(const std::vector<const Node*>& branches, const Node& node, const json& value,
                           const Path& path) {
  if (violations_ == nullptr) return false;
  const Choice choice = choose_branch(branches, value);
  if (choice.branch != nullptr) return accepts_here(*choice.branch, value, path);
  Violation& violation = add(choice.allowed.empty() ? Keyword::type : Keyword::allowed, node, path);
  violation.found_types = types_of(value);
  violation.expected_types = static_cast<TypeSet>(choice.types & node.types);
  violation.expected = words_of(choice.allowed);
  violation.nearest = nearest_of(value, choice.allowed);
  return false;
}

bool Walk::refuse_overlap(const Node& node, const std::vector<const Node*>& fitting, const Path& path) {
  if (violations_ == nullptr) return false;
  Violation& violation = add(Keyword::one_of, node, path);
  std::vector<std::string> titles;
  for (const Node* branch : fitting) {
    const Node& meant = branch->target == nullptr ? *branch : *branch->target;
    if (!meant.title.empty()) titles.push_back(meant.title);
  }
  violation.expected = std::make_shared<const std::vector<std::string>>(std::move(titles));
  return false;
}

void drop_echoes(std::vector<Violation>& violations) {
  std::unordered_set<std::string> misspelt;
  for (const Violation& violation : violations) {
    if (violation.keyword != Keyword::unknown_key || !violation.nearest) continue;
    const std::string owner = violation.pointer.substr(0, violation.pointer.rfind('/'));
    misspelt.insert(appended(owner, *violation.nearest));
  }
  std::unordered_set<std::string> seen;
  std::erase_if(violations, [&](const Violation& violation) {
    const bool missing = violation.keyword == Keyword::required;
    if (missing && misspelt.contains(appended(violation.pointer, violation.key))) return true;
    const auto keyword = std::to_string(static_cast<int>(violation.keyword));
    return !seen.insert(keyword + " " + (missing ? appended(violation.pointer, violation.key) : violation.pointer))
                .second;
  });
}

}  // namespace connectkit::schema
