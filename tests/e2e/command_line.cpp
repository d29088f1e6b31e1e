#include <catch2/catch.hpp>
#include <regex>
#include <sstream>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/jwt.hpp"
#include "support/nats_client.hpp"
#include "support/nats_server.hpp"
#include "support/tls.hpp"

using namespace connectkit::test;

namespace {

Finished runtime(std::vector<std::string> arguments, Process::Environment env = {}) {
  Connector connector(Connector::Arguments{std::move(arguments)}, std::move(env));
  const Exit exit = connector.wait();
  return {exit, connector.process().out(), connector.log()};
}

std::string running_inlet(const NatsServer& server) {
  return steps(Shape::inlet, {server.url(), "in"}, {server.url(), "out"});
}

}  // namespace

TEST_CASE("wrong usage ends with 1 and one line that says how") {
  const auto arguments = GENERATE(values<std::vector<std::string>>({{},
                                                                    {"a", "b"},
                                                                    {"--unknown"},
                                                                    {"-x"},
                                                                    {"--config"},
                                                                    {"--config", "a", "b"},
                                                                    {"--version", "x"},
                                                                    {"--help", "x"},
                                                                    {"--definitions", "x"}}));
  const Finished finished = runtime(arguments);
  CHECK(finished.exit == Exit{1, 0});
  CHECK(finished.err == "usage: connect-runtime-vanilla <config>\n");
  CHECK(finished.out == "");
}

TEST_CASE("help, version and definitions are printed") {
  const Finished help = runtime({GENERATE("--help", "-h")});
  CHECK(help.exit == Exit{0, 0});
  CHECK(help.out.find("usage: connect-runtime-vanilla <config>") != std::string::npos);
  for (const char* option : {"--config", "--definitions", "--version", "--help", "CONNECT_LOG_LEVEL", "NATS_CREDS"})
    CHECK(help.out.find(option) != std::string::npos);
  CHECK(help.err == "");

  const Finished version = runtime({"--version"});
  CHECK(version.exit == Exit{0, 0});
  CHECK(std::regex_match(version.out, std::regex("connect-runtime-vanilla [0-9]+\\.[0-9]+\\.[0-9]+\n")));

  const Finished definitions = runtime({"--definitions"});
  CHECK(definitions.exit == Exit{0, 0});
  CHECK(definitions.out.substr(0, 1) == "{");
  CHECK(definitions.out.find("\"user_seed\"") != std::string::npos);
  CHECK(definitions.out.find("\"vanilla\"") != std::string::npos);
  CHECK(definitions.err == "");
}

TEST_CASE("a config may come from a file") {
  NatsServer server;
  const TempDir dir;
  const std::string file = dir.write("inlet.yml", running_inlet(server)).string();
  const bool one_word = GENERATE(false, true);
  Connector connector(one_word ? Connector::Arguments{{"--config=" + file}} : Connector::Arguments{{"--config", file}});
  connector.wait_ready();
  CHECK(connector.stop() == Exit{0, 0});

  const Finished missing = runtime({"--config", (dir / "missing.yml").string()});
  CHECK(missing.exit == Exit{2, 0});
  CHECK(missing.err.find("missing.yml") != std::string::npos);
}

TEST_CASE("line breaks in the argument do not matter") {
  NatsServer server;
  const std::string ending = GENERATE("\n", "\r\n");
  std::string wrapped;
  const std::string encoded = base64(running_inlet(server));
  for (std::size_t at = 0; at < encoded.size(); at += 76) wrapped += encoded.substr(at, 76) + ending;
  Connector connector(Connector::Arguments{{wrapped}});
  connector.wait_ready();
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("a config may be as large as an argument can be") {
  NatsServer server;
  Connector connector(running_inlet(server) + "# " + std::string(95'000, 'x') + "\n");
  connector.wait_ready();
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("the log has the level that was asked for") {
  NatsServer server;
  const auto log_at = [&](const std::string& level) {
    Connector connector(running_inlet(server), {{"CONNECT_LOG_LEVEL", level}});
    const int before = server.total_connections();
    REQUIRE(wait_until([&] { return server.total_connections() >= before + 2 || server.subscriptions() > 0; }));
    if (level != "error" && level != "warn") connector.wait_ready();
    REQUIRE(wait_until([&] { return server.monitor("/subsz?subs=1").find("\"in\"") != std::string::npos; }));
    CHECK(connector.stop() == Exit{0, 0});
    CHECK(odd_lines(connector.log()) == "");
    return connector.log();
  };
  CHECK(log_at("error") == "");
  CHECK(log_at("warn") == "");
  CHECK(log_at("info").find("level=debug") == std::string::npos);
  CHECK(log_at("debug").find("level=debug") != std::string::npos);
  const std::string odd = log_at("loud");
  CHECK(odd.find("level=warn") != std::string::npos);
  CHECK(odd.find("loud") != std::string::npos);
  CHECK(odd.find("msg=ready") != std::string::npos);
}

TEST_CASE("the log can be JSON") {
  NatsServer server;
  Connector connector(running_inlet(server), {{"CONNECT_LOG_FORMAT", "json"}});
  connector.wait_log("\"msg\":\"ready\"");
  CHECK(connector.stop() == Exit{0, 0});
  std::istringstream lines(connector.log());
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.substr(0, 9) == "{\"time\":\"");
    CHECK(line.find("\"level\":\"") != std::string::npos);
    CHECK(line.back() == '}');
  }
}

TEST_CASE("what the platform says about a workload does not disturb it") {
  NatsServer server;
  Connector connector(running_inlet(server), {{"NEX_WORKLOAD_NATS_SERVERS", "nats://127.0.0.1:1"},
                                              {"NEX_WORKLOAD_NATS_URL", "nats://127.0.0.1:1"},
                                              {"NEX_WORKLOAD_NATS_B64_JWT", base64("a.b.c")},
                                              {"NEX_WORKLOAD_NATS_NKEY", "SUANOSEED"},
                                              {"NEX_WORKLOAD_GROUP", "connector-7"},
                                              {"NEX_WORKLOAD_NAMESPACE", "account"},
                                              {"NEX_WORKLOAD_ID", "instance"}});
  connector.wait_ready();
  CHECK(server.monitor("/connz").find("connector-7") != std::string::npos);
  CHECK(connector.stop() == Exit{0, 0});
  CHECK(connector.log().find("SUANOSEED") == std::string::npos);
}

TEST_CASE("no secret is in the process list") {
  NatsServer server("authorization {user: me, password: hunter2}");
  const std::string url = server.url("nats", "127.0.0.1", "me:hunter2");
  const std::string config = steps(Shape::inlet, {url, "in"}, {url, "out"});
  Connector connector(config);
  connector.wait_ready();
  const std::string shown = slurp("/proc/" + std::to_string(connector.process().pid()) + "/cmdline");
  CHECK(shown.find("connect-runtime-vanilla") != std::string::npos);
  const std::string encoded = base64(config);
  for (std::size_t at = 0; at + 8 <= encoded.size(); at += 8)
    REQUIRE(shown.find(encoded.substr(at, 8)) == std::string::npos);
}

TEST_CASE("no secret is in any log, whatever happens") {
  OperatorMode mode;
  const UserCredentials good = mode.user();
  const UserCredentials strange = OperatorMode().user();
  const TempDir dir;
  const std::string creds = dir.write("user.creds", strange.creds()).string();
  NatsServer operators(mode.config());
  NatsServer passwords("authorization {user: me, password: hunter2}");
  NatsServer tokens("authorization {token: t0psecret}");
  const std::string gone = "nats://me:hunter2@127.0.0.1:" + std::to_string(free_port());
  const std::string wrong = passwords.url("nats", "127.0.0.1", "me:hunter3");
  const std::string token = tokens.url("nats", "127.0.0.1", "t0psecret");
  const End out{token, "out"};
  const std::vector<std::string> configs{
      steps(Shape::inlet, {operators.url(), "in", login_of_component(good)}, {token, "out"}),
      steps(Shape::inlet, {operators.url(), "in", login_of_component(strange)}, {wrong, "out"}),
      steps(Shape::inlet, {operators.url(), "in", "auth: true, user_jwt: " + good.jwt + ", user_seed: SUhunter2"}, out),
      steps(Shape::inlet, {operators.url(), "in", "auth: true, user_jwt: hunter2, user_seed: " + good.seed}, out),
      steps(Shape::outlet, {operators.url(), "in", login_of_nats(good)}, {gone + "," + wrong, "out"}),
      steps(Shape::inlet, {"http://me:hunter2@127.0.0.1", "in"}, {"nats://me:hunter2@:4x", "out"}),
      steps(Shape::inlet, {"nats://me:hunter2@127.0.0.1:99999", "in", "user_seed: [" + good.seed + "]"}, out),
      steps(Shape::inlet, {"nats://me:hunter2@a b", "in", "usr_jwt: " + good.jwt + ", user_seed: {a: hunter2}"}, out),
      steps(Shape::outlet, {operators.url(), "in", "jwt: {" + good.jwt + ": 1}, seed: [" + good.seed}, out),
      steps(Shape::outlet, {operators.url(), "in", "auth_enabled: 7, seed: &x hunter2, jwt: *x"}, out)};
  const std::string& config = configs.at(GENERATE(range(std::size_t{0}, std::size_t{10})));
  Connector connector(config, {{"CONNECT_LOG_LEVEL", "debug"}, {"NATS_CREDS", creds}});
  REQUIRE(wait_until([&] { return !connector.process().running() || occurrences(connector.log(), " side=") >= 2; }));
  if (connector.process().running()) (void)connector.stop();
  const std::string log = connector.log();
  CAPTURE(log);
  for (const UserCredentials& user : {good, strange}) {
    CHECK(log.find(user.seed) == std::string::npos);
    CHECK(log.find(user.jwt) == std::string::npos);
    CHECK(log.find(user.jwt.substr(user.jwt.find('.') + 1, 20)) == std::string::npos);
  }
  for (const char* secret : {"hunter2", "hunter3", "t0psecret"}) CHECK(log.find(secret) == std::string::npos);
  CHECK(odd_lines(log) == "");
}
