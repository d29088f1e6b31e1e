#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace connectkit::check {

/// What is wrong with a subject to subscribe to, such as `it has an empty token`; nothing when it is fine.
[[nodiscard]] std::optional<std::string> subscription_problem(std::string_view subject);

/// What is wrong with a subject to publish to what a subscription receives: no wildcards, but a final `>` for that of
/// the subscription and `{{wildcard(n)}}` for its n-th `*`. The subscription must be fine itself. Nothing to fill it:
/// "".
[[nodiscard]] std::optional<std::string> publish_problem(std::string_view subject, std::string_view subscription);

[[nodiscard]] inline bool valid_subject(std::string_view subject) { return !subscription_problem(subject); }
[[nodiscard]] inline bool valid_publish_subject(std::string_view subject, std::string_view subscription) {
  return !publish_problem(subject, subscription);
}

}  // namespace connectkit::check
