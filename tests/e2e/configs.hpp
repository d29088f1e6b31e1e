#pragma once

#include <ostream>
#include <string>

namespace connectkit::test {

/// The three forms of a connector.
enum class Shape { inlet, outlet, copy };

std::ostream& operator<<(std::ostream& out, Shape shape);

/// One end of a connector.
struct End {
  std::string url;
  std::string subject;
  /// More members of the source's or sink's config, or of the consumer's or producer's nats: "user_jwt: …, auth: true".
  std::string login = {};
  std::string queue = {};
};

/// The steps of a connector, one step a line.
[[nodiscard]] std::string steps(Shape shape, const End& from, const End& to);

/// How the step is called that messages come from, or go to.
[[nodiscard]] std::string origin_of(Shape shape);
[[nodiscard]] std::string destination_of(Shape shape);

/// Members of an End's `login` for a user with JWT and seed.
struct UserCredentials;
[[nodiscard]] std::string login_of_component(const UserCredentials& user);
[[nodiscard]] std::string login_of_nats(const UserCredentials& user);

/// The lines of a log that do not have the form that is promised: time, level, message, then keys with values.
[[nodiscard]] std::string odd_lines(const std::string& log);

}  // namespace connectkit::test
