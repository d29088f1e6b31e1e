#include "connectkit/model/read.hpp"

#include <cmath>
#include <limits>

namespace connectkit::model {
namespace {

struct AsInteger {
  std::optional<std::int64_t> operator()(std::int64_t number) const { return number; }
  std::optional<std::int64_t> operator()(std::uint64_t) const { return std::nullopt; }
  std::optional<std::int64_t> operator()(double number) const {
    constexpr double limit = 9007199254740992.0;  // beyond 2^53 a double is no exact whole number
    if (std::trunc(number) != number || std::abs(number) > limit) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  template <class Other>
  std::optional<std::int64_t> operator()(const Other&) const {
    return std::nullopt;
  }
};

struct AsNumber {
  std::optional<double> operator()(std::int64_t number) const { return static_cast<double>(number); }
  std::optional<double> operator()(std::uint64_t number) const { return static_cast<double>(number); }
  std::optional<double> operator()(double number) const { return number; }
  template <class Other>
  std::optional<double> operator()(const Other&) const {
    return std::nullopt;
  }
};

template <class T>
Located<T> located(const Member& member, T value) {
  return {std::move(value), member.key.span(), member.value.span()};
}

template <class T, class Visitor>
std::optional<Located<T>> read_scalar(const Value& mapping, std::string_view key, Visitor visitor) {
  const auto member = mapping.get(key);
  if (!member || member->value.is_list() || member->value.is_mapping()) return std::nullopt;
  const std::optional<T> value = std::visit(visitor, member->value.scalar());
  if (!value) return std::nullopt;
  return located(*member, *value);
}

}  // namespace

std::optional<Located<std::string>> read_text(const Value& mapping, std::string_view key) {
  const auto member = mapping.get(key);
  if (!member || !member->value.is_string()) return std::nullopt;
  return located(*member, std::string(member->value.text()));
}

std::optional<Located<bool>> read_bool(const Value& mapping, std::string_view key) {
  const auto member = mapping.get(key);
  if (!member || member->value.kind() != ValueKind::boolean) return std::nullopt;
  return located(*member, std::get<bool>(member->value.scalar()));
}

std::optional<Located<std::int64_t>> read_integer(const Value& mapping, std::string_view key) {
  return read_scalar<std::int64_t>(mapping, key, AsInteger{});
}

std::optional<Located<double>> read_number(const Value& mapping, std::string_view key) {
  return read_scalar<double>(mapping, key, AsNumber{});
}

}  // namespace connectkit::model
