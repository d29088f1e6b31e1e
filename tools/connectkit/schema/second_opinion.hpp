#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "connectkit/base/result.hpp"

namespace valijson {
class Schema;
}

namespace connectkit::schema {

/// A schema as valijson compiles it. Immutable, so threads may share it. The only user of valijson.
class SecondOpinion {
 public:
  /// `schema` is relaxed() already.
  [[nodiscard]] static Result<std::unique_ptr<SecondOpinion>> compile(const nlohmann::json& schema);
  ~SecondOpinion();

  [[nodiscard]] bool accepts(const nlohmann::json& instance) const;

 private:
  explicit SecondOpinion(std::unique_ptr<valijson::Schema> schema);

  std::unique_ptr<valijson::Schema> schema_;
};

}  // namespace connectkit::schema
