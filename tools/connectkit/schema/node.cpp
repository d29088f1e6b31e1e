#include "connectkit/schema/node.hpp"

#include <algorithm>
#include <cmath>

namespace connectkit::schema {

using nlohmann::json;

const Node* Node::property(std::string_view name) const {
  const auto place = std::lower_bound(properties.begin(), properties.end(), name,
                                      [](const Property& p, std::string_view wanted) { return p.name < wanted; });
  return place != properties.end() && place->name == name ? place->node : nullptr;
}

Words words_of(const std::vector<json>& values) {
  if (values.empty()) return nullptr;
  std::vector<std::string> words;
  for (const json& value : values) words.push_back(value.dump());
  return std::make_shared<const std::vector<std::string>>(std::move(words));
}

TypeSet types_of(const json& value) {
  switch (value.type()) {
    case json::value_t::boolean:
      return type::boolean;
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return type::integer | type::number;
    case json::value_t::number_float: {
      const double number = value.get<double>();
      return std::isfinite(number) && std::trunc(number) == number ? type::integer | type::number : type::number;
    }
    case json::value_t::string:
      return type::string;
    case json::value_t::array:
      return type::array;
    case json::value_t::object:
      return type::object;
    default:
      return type::null;
  }
}

TypeSet admitted_types(const Node& node) {
  if (node.refuses) return 0;
  TypeSet types = node.types;
  if (!node.allowed.empty()) {
    TypeSet of_values = 0;
    for (const json& value : node.allowed) of_values = static_cast<TypeSet>(of_values | types_of(value));
    types = static_cast<TypeSet>(types & of_values);
  }
  return types;
}

}  // namespace connectkit::schema
