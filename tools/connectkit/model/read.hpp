#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "connectkit/document/value.hpp"
#include "connectkit/model/located.hpp"

/// Members of a mapping by type: what is not there, or of another type, is nothing.
namespace connectkit::model {

[[nodiscard]] std::optional<Located<std::string>> read_text(const Value& mapping, std::string_view key);
[[nodiscard]] std::optional<Located<bool>> read_bool(const Value& mapping, std::string_view key);
[[nodiscard]] std::optional<Located<std::int64_t>> read_integer(const Value& mapping, std::string_view key);
[[nodiscard]] std::optional<Located<double>> read_number(const Value& mapping, std::string_view key);

/// A text, read by `convert` (text → optional<T>).
template <class T>
std::optional<Located<T>> read_word(const Value& mapping, std::string_view key,
                                    std::optional<T> (*convert)(std::string_view)) {
  const auto text = read_text(mapping, key);
  if (!text) return std::nullopt;
  const std::optional<T> value = convert(text->value);
  if (!value) return std::nullopt;
  return Located<T>{*value, text->key, text->span};
}

}  // namespace connectkit::model
