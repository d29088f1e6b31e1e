#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "connectkit/base/base64.hpp"
#include "connectkit/environment.hpp"
#include "connectkit/runtime.hpp"
#include "sdk/launch/arguments.hpp"
#include "sdk/log/line.hpp"

using namespace connectkit;

namespace {

Environment environment_of(const std::map<std::string, std::string, std::less<>>& variables) {
  return Environment::read([&](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

/// A command line that may be written to.
class CommandLine {
 public:
  explicit CommandLine(std::vector<std::string> words) : words_(std::move(words)) {
    for (std::string& word : words_) argv_.push_back(word.data());
    argv_.push_back(nullptr);
  }
  Arguments take() { return take_arguments(static_cast<int>(words_.size()), argv_.data()); }
  [[nodiscard]] const std::string& word(std::size_t index) const { return words_.at(index); }

 private:
  std::vector<std::string> words_;
  std::vector<char*> argv_;
};

Arguments::Action action_of(std::vector<std::string> words) {
  words.insert(words.begin(), "runtime");
  return CommandLine(std::move(words)).take().action;
}

}  // namespace

TEST_CASE("base64 of every length comes back as the bytes that it was made of") {
  std::string bytes;
  for (int n = 0; n < 600; ++n) {
    CHECK(*decode_base64(encode_base64(bytes)) == bytes);
    bytes += static_cast<char>(n * 7 % 256);
  }
}

TEST_CASE("base64 is what RFC 4648 says") {
  const std::vector<std::pair<std::string, std::string>> pairs{{"", ""},
                                                               {"f", "Zg=="},
                                                               {"fo", "Zm8="},
                                                               {"foo", "Zm9v"},
                                                               {"foob", "Zm9vYg=="},
                                                               {"fooba", "Zm9vYmE="},
                                                               {"foobar", "Zm9vYmFy"},
                                                               {"\xfb\xff", "+/8="}};
  for (const auto& [bytes, text] : pairs) {
    CHECK(encode_base64(bytes) == text);
    CHECK(*decode_base64(text) == bytes);
  }
}

TEST_CASE("line breaks in base64 are ignored wherever they stand") {
  CHECK(*decode_base64("Zm\n9v\r\nYg=\n=\n") == "foob");
  CHECK(*decode_base64("\n\n") == "");
}

TEST_CASE("text that is not standard base64 is refused with the place") {
  CHECK(decode_base64("Zm9v YmFy").error().message == "\" \" at character 5 has no place in standard base64");
  CHECK(decode_base64("Zm9-").error().message == "\"-\" at character 4 has no place in standard base64");
  CHECK(decode_base64("source: {}").error().message == "\":\" at character 7 has no place in standard base64");
  for (const char* text : {"Z", "Zg", "Zg=", "Zm8", "=", "Z===", "Zg===", "Zg==Zg==", "Zm9v=", "Zm9_", "\xff"}) {
    INFO(text);
    CHECK_FALSE(decode_base64(text));
  }
}

TEST_CASE("a plain word needs no quotes in logfmt") {
  for (const char* text : {"ready", "127.0.0.1:4222", "orders.>", "a/b,c;d'e", "-1"}) CHECK(logfmt_value(text) == text);
}

TEST_CASE("logfmt quotes blanks, quotes, line ends, equals signs, backslashes and non-ASCII") {
  CHECK(logfmt_value("") == R"("")");
  CHECK(logfmt_value("two words") == R"("two words")");
  CHECK(logfmt_value("a=b") == R"("a=b")");
  CHECK(logfmt_value("say \"hi\"") == R"("say \"hi\"")");
  CHECK(logfmt_value("C:\\") == R"("C:\\")");
  CHECK(logfmt_value("a\nb\r\tc") == R"("a\nb\r\tc")");
  CHECK(logfmt_value("größe") == "\"größe\"");
  CHECK(logfmt_value(std::string_view("\0\x1b[31m\x7f", 7)) == R"("\u0000\u001b[31m\u007f")");
}

TEST_CASE("ill-formed UTF-8 in a log becomes the replacement character") {
  CHECK(logfmt_value("a\xff\xfez") == "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  CHECK(logfmt_value("\xc3") == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("a line of the log has level, message and fields") {
  CHECK(logfmt_line(LogLevel::warn, "not ready", {{"side", "sink"}, {"count", 3}, {"last", true}}) ==
        R"(level=warn msg="not ready" side=sink count=3 last=true)");
}

TEST_CASE("a line of the log in JSON can be read as JSON") {
  const std::string text = "a \"b\" \\ \n \x01 \xff ü";
  const std::string line = "{" +
                           json_members(LogLevel::error, text,
                                        {{"n", std::numeric_limits<std::uint64_t>::max()},
                                         {"s", "1"},
                                         {"f", 0.5},
                                         {"i", std::numeric_limits<double>::infinity()}}) +
                           "}";
  const auto json = nlohmann::json::parse(line);
  CHECK(json["level"] == "error");
  CHECK(json["msg"] == "a \"b\" \\ \n \x01 \xEF\xBF\xBD ü");
  CHECK(json["n"] == std::numeric_limits<std::uint64_t>::max());
  CHECK(json["s"] == "1");
  CHECK(json["f"] == 0.5);
  CHECK(json["i"] == "inf");
}

TEST_CASE("everything that the platform says is read from the environment") {
  const Environment environment = environment_of({{"NEX_WORKLOAD_NATS_SERVERS", "nats://a,nats://b"},
                                                  {"NEX_WORKLOAD_NATS_URL", "nats://old"},
                                                  {"NEX_WORKLOAD_NATS_B64_JWT", "ZXlK"},
                                                  {"NEX_WORKLOAD_NATS_NKEY", "SU"},
                                                  {"NEX_WORKLOAD_GROUP", "group"},
                                                  {"NEX_WORKLOAD_NAMESPACE", "namespace"},
                                                  {"NEX_WORKLOAD_ID", "id"},
                                                  {"CONNECT_LOG_LEVEL", "debug"},
                                                  {"CONNECT_LOG_FORMAT", "json"},
                                                  {"NATS_CREDS", "/c"},
                                                  {"NATS_CA", "/a"},
                                                  {"NATS_CERT", "/t"},
                                                  {"NATS_KEY", "/k"}});
  CHECK(environment.platform_servers == "nats://a,nats://b");
  CHECK(environment.platform_jwt == "eyJ");
  CHECK(environment.platform_seed == "SU");
  CHECK(environment.connector_id == "group");
  CHECK(environment.account == "namespace");
  CHECK(environment.instance_id == "id");
  CHECK(environment.log_level == LogLevel::debug);
  CHECK(environment.log_format == LogFormat::json);
  CHECK(environment.creds_file == "/c");
  CHECK(environment.ca_file == "/a");
  CHECK(environment.cert_file == "/t");
  CHECK(environment.key_file == "/k");
  CHECK(environment.errors.empty());
  CHECK(environment.warnings.empty());
}

TEST_CASE("the servers' former variable still counts where the new one is not set") {
  CHECK(environment_of({{"NEX_WORKLOAD_NATS_URL", "nats://old"}}).platform_servers == "nats://old");
}

TEST_CASE("an empty environment is a good one") {
  const Environment environment = environment_of({});
  CHECK(environment.log_level == LogLevel::info);
  CHECK(environment.log_format == LogFormat::text);
  CHECK(environment.errors.empty());
  CHECK(environment.warnings.empty());
}

TEST_CASE("a JWT that cannot be decoded is an error that does not show it") {
  const Environment environment = environment_of({{"NEX_WORKLOAD_NATS_B64_JWT", "top secret"}});
  REQUIRE(environment.errors.size() == 1);
  CHECK(environment.errors[0] == "NEX_WORKLOAD_NATS_B64_JWT is not standard base64");
  CHECK(environment.platform_jwt.empty());
}

TEST_CASE("a client certificate without its key, or a key without its certificate, is an error") {
  for (const char* name : {"NATS_CERT", "NATS_KEY"}) {
    const Environment environment = environment_of({{name, "/file"}});
    REQUIRE(environment.errors.size() == 1);
    CHECK(environment.errors[0] == "NATS_CERT and NATS_KEY belong together, but only one of them is set");
  }
}

TEST_CASE("an unknown log level or format is a warning") {
  const Environment environment = environment_of({{"CONNECT_LOG_LEVEL", "LOUD"}, {"CONNECT_LOG_FORMAT", "xml"}});
  CHECK(environment.log_level == LogLevel::info);
  CHECK(environment.log_format == LogFormat::text);
  REQUIRE(environment.warnings.size() == 2);
  CHECK(environment.warnings[0] == "CONNECT_LOG_LEVEL is \"LOUD\", expected debug, info, warn or error: info is used");
  CHECK(environment.warnings[1] == "CONNECT_LOG_FORMAT is \"xml\", expected text or json: text is used");
}

TEST_CASE("a config on the command line is overwritten as soon as it was read") {
  CommandLine line({"runtime", "c2VjcmV0"});
  const Arguments arguments = line.take();
  CHECK(arguments.action == Arguments::Action::run);
  CHECK(arguments.value == "c2VjcmV0");
  CHECK(line.word(0) == "runtime");
  CHECK(line.word(1) == std::string(8, '\0'));
}

TEST_CASE("a config may come from a file") {
  CommandLine two({"runtime", "--config", "a b.yml"});
  CHECK(two.take().value == "a b.yml");
  CHECK(two.word(2) == "a b.yml");
  CommandLine one({"runtime", "--config=x.yml"});
  const Arguments arguments = one.take();
  CHECK(arguments.action == Arguments::Action::run_file);
  CHECK(arguments.value == "x.yml");
}

TEST_CASE("everything but one config or one known option is wrong usage") {
  using Action = Arguments::Action;
  CHECK(action_of({"--help"}) == Action::help);
  CHECK(action_of({"-h"}) == Action::help);
  CHECK(action_of({"--version"}) == Action::version);
  CHECK(action_of({"--definitions"}) == Action::definitions);
  const std::vector<std::vector<std::string>> wrong{
      {},    {"a", "b"},      {"--config"},      {"--config="},          {"--metrics"},
      {"-"}, {"--help", "a"}, {"a", "--config"}, {"--config", "a", "b"}, {"-x", "y"}};
  for (const auto& words : wrong) CHECK(action_of(words) == Action::wrong);
  CommandLine none({});
  CHECK(none.take().action == Action::wrong);
}

TEST_CASE("a list of URLs becomes the servers of a connection") {
  const auto servers = parse_servers("nats://a, tls://user:p%40ss@b.example.com:4443/ ,[::1]:5000,token@c");
  REQUIRE(servers.size() == 4);
  CHECK(servers[0].host == "a");
  CHECK(servers[0].port == 4222);
  CHECK_FALSE(servers[0].tls);
  CHECK(servers[1].tls);
  CHECK(servers[1].host == "b.example.com");
  CHECK(servers[1].port == 4443);
  CHECK(servers[1].user == "user");
  CHECK(servers[1].password == "p@ss");
  CHECK(servers[1].token.empty());
  CHECK(servers[2].host == "::1");
  CHECK(servers[2].port == 5000);
  CHECK(servers[3].token == "token");
  CHECK(servers[3].user.empty());
}

TEST_CASE("JWT and seed of a step count only when authentication is on") {
  const Environment environment = environment_of({{"NATS_CREDS", "/c"}, {"NATS_CA", "/a"}});
  NatsStep step{"nats://a", false, "jwt", "seed"};
  CHECK(server_config(step, environment).jwt.empty());
  CHECK(server_config(step, environment).seed.empty());
  step.auth_enabled = true;
  const ServerConfig config = server_config(step, environment);
  CHECK(config.jwt == "jwt");
  CHECK(config.seed == "seed");
  CHECK(config.creds_file == "/c");
  CHECK(config.ca_file == "/a");
}

namespace {

using Kind = ConnectionEvent::Kind;

/// A runtime whose log says nothing, with two sides, as a relay has.
struct TwoSides {
  Runtime runtime{environment_of({{"CONNECT_LOG_LEVEL", "error"}})};
  Connection::OnEvent source = runtime.watch("source", Runtime::Side::subscribes);
  Connection::OnEvent sink = runtime.watch("sink", Runtime::Side::connects);
};

ConnectionEvent event(Kind kind) { return {kind, "", "", 0}; }

}  // namespace

TEST_CASE("a runtime is ready when all its sides are") {
  TwoSides sides;
  CHECK_FALSE(sides.runtime.ready());
  sides.sink(event(Kind::connected));
  CHECK_FALSE(sides.runtime.ready());
  sides.source(event(Kind::connected));
  CHECK_FALSE(sides.runtime.ready());
  sides.source(event(Kind::subscribed));
  CHECK(sides.runtime.ready());
}

TEST_CASE("a runtime is not ready while a side is lost, and is again when that is back") {
  for (const Kind lost : {Kind::disconnected, Kind::unreachable, Kind::refused}) {
    TwoSides sides;
    sides.sink(event(Kind::connected));
    sides.source(event(Kind::subscribed));
    sides.sink({lost, "reason", "a:1", 0});
    CHECK_FALSE(sides.runtime.ready());
    sides.sink(event(Kind::reconnected));
    CHECK(sides.runtime.ready());
    sides.source({lost, "reason", "a:1", 0});
    sides.source(event(Kind::reconnected));
    CHECK_FALSE(sides.runtime.ready());
    sides.source(event(Kind::subscribed));
    CHECK(sides.runtime.ready());
  }
}

TEST_CASE("what does not concern a connection does not concern readiness") {
  TwoSides sides;
  sides.sink(event(Kind::connected));
  sides.source(event(Kind::subscribed));
  for (const Kind kind : {Kind::file_loaded, Kind::file_kept, Kind::server_error}) sides.source(event(kind));
  sides.sink({Kind::dropped, "no room", "", 3});
  sides.sink({Kind::rejected, "too large", "", 1});
  CHECK(sides.runtime.ready());
}
