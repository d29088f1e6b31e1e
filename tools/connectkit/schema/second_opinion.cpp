#include "connectkit/schema/second_opinion.hpp"

#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 sees such a thing in std::regex, which valijson keeps in its validator, when sanitizers are on.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

// Without it the library ends the process where it would throw.
#define VALIJSON_USE_EXCEPTIONS 1

#include <exception>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace connectkit::schema {

using valijson::adapters::NlohmannJsonAdapter;

SecondOpinion::SecondOpinion(std::unique_ptr<valijson::Schema> schema) : schema_(std::move(schema)) {}
SecondOpinion::~SecondOpinion() = default;

Result<std::unique_ptr<SecondOpinion>> SecondOpinion::compile(const nlohmann::json& schema) {
  auto compiled = std::make_unique<valijson::Schema>();
  try {
    valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(schema), *compiled);
  } catch (const std::exception& error) {
    return Error{std::string("malformed schema: ") + error.what()};
  }
  return std::unique_ptr<SecondOpinion>(new SecondOpinion(std::move(compiled)));
}

bool SecondOpinion::accepts(const nlohmann::json& instance) const {
  try {
    // Without results it stops at the first error and keeps none.
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(*schema_, NlohmannJsonAdapter(instance), nullptr);
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace connectkit::schema
