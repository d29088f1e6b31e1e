#include "configs.hpp"

#include <regex>
#include <sstream>

#include "support/jwt.hpp"

namespace connectkit::test {
namespace {

std::string more(const std::string& members) { return members.empty() ? members : ", " + members; }

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string component(const End& end) {
  return "{type: nats, config: {url: " + quoted(end.url) + ", subject: " + quoted(end.subject) +
         more(end.queue.empty() ? "" : "queue: " + quoted(end.queue)) + more(end.login) + "}}\n";
}

std::string nats_side(const End& end) {
  return "{nats: {url: " + quoted(end.url) + more(end.login) + "}, core: {subject: " + quoted(end.subject) +
         more(end.queue.empty() ? "" : "queue: " + quoted(end.queue)) + "}}\n";
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Shape shape) {
  return out << origin_of(shape) << " to " << destination_of(shape);
}

std::string origin_of(Shape shape) { return shape == Shape::inlet ? "source" : "consumer"; }
std::string destination_of(Shape shape) { return shape == Shape::outlet ? "sink" : "producer"; }

std::string steps(Shape shape, const End& from, const End& to) {
  return origin_of(shape) + ": " + (shape == Shape::inlet ? component(from) : nats_side(from)) + destination_of(shape) +
         ": " + (shape == Shape::outlet ? component(to) : nats_side(to));
}

std::string login_of_component(const UserCredentials& user) {
  return "auth: true, user_jwt: " + user.jwt + ", user_seed: " + user.seed;
}

std::string login_of_nats(const UserCredentials& user) {
  return "auth_enabled: true, jwt: " + user.jwt + ", seed: " + user.seed;
}

std::string odd_lines(const std::string& log) {
  static const std::regex form(
      R"re(time=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+) level=(debug|info|warn|error) msg=("([^"\\]|\\.)*"|[^ "=]+)( [a-z_]+=("([^"\\]|\\.)*"|[^ "=]*))*)re");
  std::istringstream lines(log);
  std::string odd;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, form)) odd += line + "\n";
  }
  return odd;
}

}  // namespace connectkit::test
