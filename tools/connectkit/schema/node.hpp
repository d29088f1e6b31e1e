#pragma once

#include <re2/re2.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/schema/violation.hpp"

/// A compiled schema, for the files of this room only: what the walk reads instead of the schema's JSON.
namespace connectkit::schema {

struct Node;

struct Property {
  std::string name;
  const Node* node = nullptr;
};

/// One schema or subschema. Pointers lead to nodes of the same Schema; `$ref` is followed when it is compiled, so none
/// of them leads to a node that only refers.
struct Node {
  const Node* target = nullptr;  ///< of a `$ref`
  bool refuses = false;          ///< the schema `false`, or `{"not": {}}`
  bool deferred = false;         ///< `$comment` "deferred": a placeholder, not what people should write
  bool secret = false;           ///< `writeOnly`

  std::string title;        ///< a noun without article
  std::string description;  ///< whole sentences
  std::string form;         ///< of `$comment` "form: …": the pattern in words

  TypeSet types = type::any;
  std::vector<nlohmann::json> allowed;  ///< of `enum` and `const`; empty when all are
  Words allowed_words;                  ///< the same as JSON texts; null when all are

  std::vector<Property> properties;  ///< sorted by name
  Words known_keys;                  ///< names of properties that may be there
  std::vector<std::string> required;
  const Node* additional = nullptr;
  const Node* property_names = nullptr;
  std::optional<std::size_t> min_properties, max_properties;

  const Node* items = nullptr;
  std::optional<std::size_t> min_items, max_items;

  std::unique_ptr<re2::RE2> pattern;
  std::optional<std::size_t> min_length, max_length;  ///< code points

  std::optional<long double> minimum, maximum, exclusive_minimum, exclusive_maximum;

  std::vector<const Node*> all_of, any_of, one_of;
  const Node* negated = nullptr;
  const Node* condition = nullptr;
  const Node* then = nullptr;
  const Node* otherwise = nullptr;

  [[nodiscard]] const Node* property(std::string_view name) const;
};

/// JSON texts of values; null when there are none.
[[nodiscard]] Words words_of(const std::vector<nlohmann::json>& values);

/// The types that a value has.
[[nodiscard]] TypeSet types_of(const nlohmann::json& value);

/// The types that a schema lets pass, as far as it says so by itself, its `$ref` or its allowed values.
[[nodiscard]] TypeSet admitted_types(const Node& node);

}  // namespace connectkit::schema
