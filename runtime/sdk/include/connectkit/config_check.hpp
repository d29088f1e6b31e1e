#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/connector.hpp"

namespace connectkit {

/// What a runtime's own check sees and says. A place is the JSON pointer of a value in the steps, such as
/// "/source/config/url"; nothing is said about a place where there is no value, or one that still holds a placeholder.
class ConfigChecker {
 public:
  virtual ~ConfigChecker() = default;

  /// The connector. `connectkit check` does not know the values of placeholders: they stand in texts as they are
  /// written, and count as false and 0.
  [[nodiscard]] virtual const Connector& connector() const = 0;

  /// Reports a value that is wrong; `rule` names the rule, which lives as long as the program.
  virtual void wrong(std::string_view place, std::string message, std::string help = {},
                     std::string_view rule = "connector-field-constraint") = 0;

  /// Reports that the config at `place` lacks something that it needs.
  virtual void missing(std::string_view place, std::string message, std::string help = {},
                       std::string_view rule = "connector-missing-field") = 0;

  /// The value is a list of server URLs.
  virtual void servers(std::string_view place) = 0;
  /// The value is a subject that can be subscribed to.
  virtual void subscription(std::string_view place) = 0;
  /// The value is a subject that can be published to, filled by what is subscribed to at `subscription`.
  virtual void publication(std::string_view place, std::string_view subscription) = 0;

 protected:
  ConfigChecker() = default;
  ConfigChecker(const ConfigChecker&) = default;
  ConfigChecker& operator=(const ConfigChecker&) = default;
};

/// Conditions that definitions cannot express. Runs after the definitions' own checks, and before any connection; what
/// it says of values that they refused is left out.
using ConfigCheck = std::function<void(ConfigChecker&)>;

/// What a runtime is able to do, beyond what its definitions say.
struct RuntimeProfile {
  /// As in its runtime.yml.
  std::string name;
  ConfigCheck config_check = {};
};

}  // namespace connectkit
