#include "connectkit/schema/walk.hpp"

#include <algorithm>

#include "connectkit/base/text.hpp"

namespace connectkit::schema {

using nlohmann::json;

bool Walk::accepts(const Node& node, const json& value, const Path& path) {
  const Node* const outer_context = context_;
  const bool outer_secret = secret_;
  context_ = &node;
  const bool accepted = accepts_here(node, value, path);
  context_ = outer_context;
  secret_ = outer_secret;
  return accepted;
}

bool Walk::accepts_here(const Node& node, const json& value, const Path& path) {
  const Node& meant = node.target == nullptr ? node : *node.target;
  const bool outer_secret = secret_;
  secret_ = secret_ || meant.secret;
  const bool accepted = accepts_itself(meant, value, path);
  secret_ = outer_secret;
  return accepted;
}

bool Walk::accepts_itself(const Node& node, const json& value, const Path& path) {
  if (node.refuses) return refuse(Keyword::refused, node, value, path);
  if ((types_of(value) & node.types) == 0) return refuse(Keyword::type, node, value, path);
  const bool listed = node.allowed.empty() || std::any_of(node.allowed.begin(), node.allowed.end(),
                                                          [&](const json& allowed) { return allowed == value; });
  if (!listed) return refuse(Keyword::allowed, node, value, path);
  bool accepted = true;
  if (value.is_string()) {
    if (!accepts_text(node, value, path)) return false;
  } else if (value.is_number()) {
    if (!accepts_number(node, value, path)) return false;
  } else if (value.is_array()) {
    accepted = accepts_list(node, value, path);
  } else if (value.is_object()) {
    accepted = accepts_object(node, value, path);
  }
  if (!accepted && violations_ == nullptr) return false;
  return accepts_combined(node, value, path) && accepted;
}

bool Walk::accepts_text(const Node& node, const json& value, const Path& path) {
  const auto& text = value.get_ref<const std::string&>();
  if (node.min_length || node.max_length) {
    const std::size_t length = code_points(text);
    if (node.min_length && length < *node.min_length) {
      return refuse_size(Keyword::min_length, node, length, *node.min_length, path);
    }
    if (node.max_length && length > *node.max_length) {
      return refuse_size(Keyword::max_length, node, length, *node.max_length, path);
    }
  }
  if (node.pattern && !re2::RE2::PartialMatch(text, *node.pattern)) return refuse(Keyword::pattern, node, value, path);
  return true;
}

bool Walk::accepts_number(const Node& node, const json& value, const Path& path) {
  const auto number = value.get<long double>();
  if (node.minimum && number < *node.minimum) return refuse_bound(Keyword::minimum, node, *node.minimum, path);
  if (node.maximum && number > *node.maximum) return refuse_bound(Keyword::maximum, node, *node.maximum, path);
  if (node.exclusive_minimum && number <= *node.exclusive_minimum) {
    return refuse_bound(Keyword::exclusive_minimum, node, *node.exclusive_minimum, path);
  }
  if (node.exclusive_maximum && number >= *node.exclusive_maximum) {
    return refuse_bound(Keyword::exclusive_maximum, node, *node.exclusive_maximum, path);
  }
  return true;
}

bool Walk::accepts_list(const Node& node, const json& list, const Path& path) {
  bool accepted = true;
  if (node.min_items && list.size() < *node.min_items) {
    accepted = refuse_size(Keyword::min_items, node, list.size(), *node.min_items, path);
  } else if (node.max_items && list.size() > *node.max_items) {
    accepted = refuse_size(Keyword::max_items, node, list.size(), *node.max_items, path);
  }
  if (node.items == nullptr) return accepted;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!accepted && violations_ == nullptr) return false;
    accepted = accepts(*node.items, list[i], {&path, {}, i, true}) && accepted;
  }
  return accepted;
}

bool Walk::accepts_object(const Node& node, const json& object, const Path& path) {
  bool accepted = true;
  if (node.min_properties && object.size() < *node.min_properties) {
    accepted = refuse_size(Keyword::min_properties, node, object.size(), *node.min_properties, path);
  } else if (node.max_properties && object.size() > *node.max_properties) {
    accepted = refuse_size(Keyword::max_properties, node, object.size(), *node.max_properties, path);
  }
  for (const std::string& key : node.required) {
    if (!object.contains(key)) accepted = refuse_missing(node, key, path);
  }
  if (!accepted && violations_ == nullptr) return false;
  return accepts_members(node, object, path) && accepted;
}

bool Walk::accepts_members(const Node& node, const json& object, const Path& path) {
  if (node.properties.empty() && node.additional == nullptr && node.property_names == nullptr) return true;
  bool accepted = true;
  for (auto member = object.begin(); member != object.end(); ++member) {
    if (!accepted && violations_ == nullptr) return false;
    const std::string& key = member.key();
    if (node.property_names != nullptr && !Walk(nullptr).accepts(*node.property_names, key, path)) {
      accepted = refuse_key(node, key, path);
      continue;
    }
    const Node* const known = node.property(key);
    const Node* const schema = known != nullptr ? known : node.additional;
    if (schema == nullptr) continue;
    if (known == nullptr && schema->refuses) {
      accepted = refuse_unknown(node, object, key, path);
    } else {
      accepted = accepts(*schema, member.value(), {&path, key}) && accepted;
    }
  }
  return accepted;
}

bool Walk::accepts_combined(const Node& node, const json& value, const Path& path) {
  bool accepted = true;
  for (const Node* part : node.all_of) {
    const bool fits = accepts_here(*part, value, path);
    if (!fits && violations_ == nullptr) return false;
    may_echo_ = may_echo_ || !fits;
    accepted = accepted && fits;
  }
  if (!node.any_of.empty()) accepted = accepts_any_of(node, value, path) && accepted;
  if (!node.one_of.empty()) accepted = accepts_one_of(node, value, path) && accepted;
  if (node.negated != nullptr && Walk(nullptr).accepts(*node.negated, value, path)) {
    accepted = refuse(Keyword::refused, node, value, path);
  }
  if (node.condition != nullptr) accepted = accepts_condition(node, value, path) && accepted;
  return accepted;
}

bool Walk::accepts_any_of(const Node& node, const json& value, const Path& path) {
  for (const Node* branch : node.any_of) {
    if (Walk(nullptr).accepts(*branch, value, path)) return true;
  }
  return refuse_branches(node.any_of, node, value, path);
}

bool Walk::accepts_one_of(const Node& node, const json& value, const Path& path) {
  std::vector<const Node*> fitting;
  for (const Node* branch : node.one_of) {
    if (Walk(nullptr).accepts(*branch, value, path)) fitting.push_back(branch);
  }
  if (fitting.size() == 1) return true;
  if (fitting.empty()) return refuse_branches(node.one_of, node, value, path);
  return refuse_overlap(node, fitting, path);
}

bool Walk::accepts_condition(const Node& node, const json& value, const Path& path) {
  const bool holds = Walk(nullptr).accepts(*node.condition, value, path);
  const Node* const branch = holds ? node.then : node.otherwise;
  if (branch == nullptr || accepts_here(*branch, value, path)) return true;
  may_echo_ = true;
  return false;
}

}  // namespace connectkit::schema
