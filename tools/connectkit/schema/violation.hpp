#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit::schema {

/// JSON types as bits. A number without fraction is both integer and number.
using TypeSet = std::uint8_t;
namespace type {
constexpr TypeSet null = 1, boolean = 2, integer = 4, number = 8, string = 16, array = 32, object = 64;
constexpr TypeSet any = 127;
}  // namespace type

/// Words that many violations share: allowed values as JSON texts, known keys, titles of branches.
using Words = std::shared_ptr<const std::vector<std::string>>;

/// What a schema says that an instance does not keep to.
enum class Keyword : std::uint8_t {
  type,
  allowed,  ///< `enum` and `const`
  required,
  unknown_key,
  pattern,
  min_length,
  max_length,
  minimum,
  maximum,
  exclusive_minimum,
  exclusive_maximum,
  min_items,
  max_items,
  min_properties,
  max_properties,
  one_of,    ///< more than one branch fits
  refused,   ///< `false` or `not`
  elsewhere  ///< only the second opinion refuses it
};

/// What a violation's pointer leads to.
enum class Target : std::uint8_t {
  value,
  key,   ///< a key that is unknown or malformed: the pointer ends with it
  owner  ///< an object that lacks a key
};

/// One cause for which an instance is refused.
struct Violation {
  Keyword keyword = Keyword::elsewhere;
  Target target = Target::value;
  std::string pointer;           ///< JSON pointer into the instance
  bool is_item = false;          ///< the value is an item of a list
  std::string_view title;        ///< the schema's noun for the value, or for the owner of a key; may be empty
  std::string_view description;  ///< of a missing key: what it is
  std::string_view form;         ///< of a pattern: it in words; may be empty
  std::string_view pattern;      ///< the pattern itself
  std::string key;               ///< the missing or unknown key
  Words expected = {};           ///< what would fit; may be null
  std::optional<std::string> nearest = {};  ///< the spelling in `expected` that was probably meant
  std::string limit = {};                   ///< the bound of a min or max keyword
  std::size_t count = 0;                    ///< of lengths and sizes: what was counted against `limit`
  TypeSet expected_types = type::any;
  TypeSet found_types = 0;  ///< of the value
  bool secret = false;      ///< the value must not be shown
};

}  // namespace connectkit::schema
