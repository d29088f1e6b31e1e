#include "connectkit/model/field.hpp"

#include <array>

namespace connectkit::model {
namespace {

constexpr std::array<std::string_view, 7> type_words{"bool",   "int",        "object",   "scanner",
                                                     "string", "expression", "condition"};
constexpr std::array<std::string_view, 3> kind_words{"scalar", "map", "list"};

template <class Enum, std::size_t size>
std::optional<Enum> from_word(const std::array<std::string_view, size>& words, std::string_view word) {
  for (std::size_t i = 0; i < size; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(FieldType type) { return type_words[static_cast<std::size_t>(type)]; }
std::string_view to_string(FieldKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }
std::optional<FieldType> field_type(std::string_view word) { return from_word<FieldType>(type_words, word); }
std::optional<FieldKind> field_kind(std::string_view word) { return from_word<FieldKind>(kind_words, word); }

std::size_t count(const std::vector<Field>& fields) {
  std::size_t total = fields.size();
  for (const Field& field : fields) total += count(field.fields);
  return total;
}

}  // namespace connectkit::model
