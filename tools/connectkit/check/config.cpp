#include <nlohmann/json.hpp>

#include "connectkit/base/text.hpp"
#include "connectkit/connector.hpp"

namespace connectkit {

using Json = nlohmann::json;  // a member is called json

Config::Config() : Config(Json::object()) {}
Config::Config(Json value) : json_(std::make_shared<const Json>(std::move(value))) {}

const Json* Config::find(std::string_view path) const {
  const Json* value = json_.get();
  for (const std::string_view segment : split(path, '.')) {
    if (!value->is_object()) return nullptr;
    const auto member = value->find(std::string(segment));
    if (member == value->end()) return nullptr;
    value = &*member;
  }
  return value;
}

bool Config::has(std::string_view path) const { return find(path) != nullptr; }

std::string Config::text(std::string_view path) const {
  const Json* value = find(path);
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

bool Config::flag(std::string_view path) const {
  const Json* value = find(path);
  return value && value->is_boolean() && value->get<bool>();
}

std::int64_t Config::number(std::string_view path) const {
  const Json* value = find(path);
  return value && value->is_number() ? value->get<std::int64_t>() : 0;
}

}  // namespace connectkit
