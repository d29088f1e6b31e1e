#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "configs.hpp"
#include "support/connector.hpp"
#include "support/jwt.hpp"
#include "support/nats_server.hpp"
#include "support/socket.hpp"

using namespace connectkit::test;

namespace {

/// Runs a config that is to be refused. `@` in it stands for the address of a listener that must hear nothing.
std::string refused(std::string yaml, const Process::Environment& env = {}) {
  RecordingListener listener("");
  const std::string address = "127.0.0.1:" + std::to_string(listener.port());
  for (std::size_t at = yaml.find('@'); at != std::string::npos; at = yaml.find('@', at)) yaml.replace(at, 1, address);
  Connector connector(yaml, env);
  const Stopwatch watch;
  CHECK(connector.wait() == Exit{2, 0});
  CHECK(watch.elapsed() < 2s * slowness);
  CHECK(listener.connections() == 0);
  CHECK(connector.process().out() == "");
  CHECK(odd_lines(connector.log()) == "");
  return connector.log();
}

struct Refusal {
  std::string yaml;
  std::vector<std::string> findings;
};

std::string producer() { return "producer: {nats: {url: \"nats://@\"}, core: {subject: out}}\n"; }
std::string source() { return "source: {type: nats, config: {url: \"nats://@\", subject: in}}\n"; }
std::string consumer() { return "consumer: {nats: {url: \"nats://@\"}, core: {subject: in}}\n"; }

bool has_line(const std::string& log, const std::vector<std::string>& parts) {
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    const auto holds = [&](const std::string& part) { return line.find(part) != std::string::npos; };
    if (std::all_of(parts.begin(), parts.end(), holds)) return true;
  }
  return false;
}

/// Each finding is PLACE, words of the message, RULE; the places are those of all lines of the log.
void is_refused(const Refusal& refusal) {
  const std::string log = refused(refusal.yaml);
  CAPTURE(refusal.yaml, log);
  CHECK(occurrences(log, "config:") == refusal.findings.size());
  for (const std::string& finding : refusal.findings) {
    const std::size_t first = finding.find(' ');
    const std::size_t last = finding.rfind(' ');
    CAPTURE(finding);
    CHECK(has_line(log, {"config:" + finding.substr(0, first) + ": ", finding.substr(first + 1, last - first - 1),
                         "[" + finding.substr(last + 1) + "]"}));
  }
}

}  // namespace

TEST_CASE("a config that is no connector is refused at its place") {
  is_refused(GENERATE_COPY(values<Refusal>({
      {"", {"1:1  schema-type"}},
      {"- a\n", {"1:1  schema-type"}},
      {"source: [\n", {"1:9  yaml-syntax"}},
      {"a: 1\na: 2\n", {"2:1 \\\"a\\\" yaml-duplicate-key", "1:1 \\\"a\\\" schema-unknown-key"}},
      {source(), {"1:1  connector-kind"}},
      {producer(), {"1:1  connector-kind"}},
      {source() + consumer() + producer(), {"2:1  connector-kind"}},
  })));
}

TEST_CASE("every problem of a config is listed") {
  is_refused(
      {"source:\n"
       "  type: nats\n"
       "  config: {url: \"http://@\", subjct: \"in..x\", auth: maybe, queue: 7}\n"
       "producer:\n"
       "  nats: {url: \"nats://@\", jwd: x}\n"
       "  core: {subject: out x}\n",
       {"3:17 http connector-url", "3:43 subject connector-unknown-field", "3:66 maybe connector-field-type",
        "3:80 7 connector-field-type", "5:41 jwd schema-unknown-key", "6:19 out connector-subject"}});
}

TEST_CASE("what the runtime cannot do yet is refused at its place") {
  is_refused(GENERATE_COPY(values<Refusal>({
      {source() + "producer:\n  nats: {url: \"nats://@\"}\n  stream: {subject: out}\n",
       {"4:3 stream connector-transport"}},
      {source() + "producer:\n  nats: {url: \"nats://@\"}\n  kv: {bucket: b, key: k}\n",
       {"4:3 kv connector-transport"}},
      {"consumer:\n  nats: {url: \"nats://@\"}\n  stream: {subject: in}\n" + producer(),
       {"3:3 stream connector-transport"}},
      {"consumer:\n  nats: {url: \"nats://@\"}\n  kv: {bucket: b}\n" + producer(), {"3:3 kv connector-transport"}},
      {source() + "transformer:\n  mapping: {sourcecode: root = this}\n" + producer(),
       {"2:1 transformers connector-transformer"}},
      {source() + "transformer:\n  service: {endpoint: e, nats: {url: \"nats://@\"}}\n" + producer(),
       {"2:1 transformers connector-transformer"}},
      {"source: {type: nats, config: {url: \"ws://@\", subject: in}}\n" + producer(), {"1:36 ws connector-url"}},
      {source() + "producer: {nats: {url: \"nats://@,wss://@\"}, core: {subject: out}}\n", {"2:24 wss connector-url"}},
  })));
}

TEST_CASE("members of the older form are refused, with what to change") {
  const std::string log = refused(source() + "producer:\n  nats_config: {url: \"nats://@\"}\n  subject: out\n");
  CAPTURE(log);
  CHECK(log.find("config:3:3: ") != std::string::npos);
  CHECK(occurrences(log, "[connector-legacy]") == 1);
  for (const char* change : {"nats_config", "rename", "move", "core"}) CHECK(log.find(change) != std::string::npos);
  const std::string consumer_log =
      refused("consumer:\n  nats_config: {url: \"nats://@\"}\n  subject: in\n  queue: q\n" + producer());
  CAPTURE(consumer_log);
  CHECK(consumer_log.find("config:2:3: ") != std::string::npos);
  CHECK(occurrences(consumer_log, "[connector-legacy]") == 1);
  for (const char* change : {"nats_config", "queue", "core"}) CHECK(consumer_log.find(change) != std::string::npos);
}

TEST_CASE("subjects, URLs and logins are checked before any connection") {
  is_refused(GENERATE_COPY(values<Refusal>({
      {"source: {type: nats, config: {url: \"nats://@\", subject: \"in.>.x\"}}\n" + producer(),
       {"1:71  connector-subject"}},
      {source() + "producer: {nats: {url: \"nats://@\"}, core: {subject: \"out.*\"}}\n", {"2:67  connector-subject"}},
      {source() + "producer: {nats: {url: \"nats://@\"}, core: {subject: \"out.>\"}}\n", {"2:67  connector-subject"}},
      {source() + "producer: {nats: {url: \"nats://@\"}, core: {subject: \"out.{{wildcard(1)}}\"}}\n",
       {"2:67  connector-subject"}},
      {source() + "producer: {nats: {url: \"nats://\"}, core: {subject: out}}\n", {"2:24  connector-url"}},
      {source() + "producer: {nats: {url: \"nats://host:99999\"}, core: {subject: out}}\n", {"2:24  connector-url"}},
      {source() + "producer: {nats: {url: \"nats://@\", auth_enabled: true}, core: {subject: out}}\n",
       {"2:12  connector-auth"}},
      {"source: {type: nats, config: {url: \"nats://@\", subject: in, auth: true}}\n" + producer(),
       {"1:22 user_jwt connector-auth", "1:22 user_seed connector-auth"}},
      {"source: {type: nats, config: {url: \"nats://@\", subject: in, cert_file: /c}}\n" + producer(),
       {"1:22 key_file connector-auth"}},
      {"source: {type: mqtt, config: {url: \"nats://@\", subject: in}}\n" + producer(),
       {"1:16 mqtt connector-unknown-component"}},
  })));
}

TEST_CASE("a connector for another runtime is refused: its config cannot be checked here") {
  const std::string log = refused("description: d\nruntime_id: wombat:v1\nsteps:\n  " + source() + "  " + producer());
  CHECK(log.find("[connector-runtime]") != std::string::npos);
  CHECK(log.find("wombat") != std::string::npos);
}

TEST_CASE("an argument that is no base64 is refused") {
  const std::string argument = GENERATE("source: x", "YQ", "YQ=", "Y!==", "YQ==YQ==");
  CAPTURE(argument);
  Connector connector(Connector::Arguments{{argument}});
  CHECK(connector.wait() == Exit{2, 0});
  CHECK(connector.log().find("base64") != std::string::npos);
  CHECK(odd_lines(connector.log()) == "");
}

TEST_CASE("an environment that cannot be read is refused, and the config is checked all the same") {
  const std::string log = refused(source(), {{"NEX_WORKLOAD_NATS_B64_JWT", "no base64!"}});
  CHECK(log.find("NEX_WORKLOAD_NATS_B64_JWT") != std::string::npos);
  CHECK(log.find("[connector-kind]") != std::string::npos);
  CHECK(log.find("no base64!") == std::string::npos);
}

TEST_CASE("placeholders are filled in from the environment") {
  OperatorMode operators;
  NatsServer server(operators.config());
  const UserCredentials user = operators.user();
  const std::string port = std::to_string(server.port());
  Connector connector(
      "source: {type: nats, config: {url: \"nats://${HOST:127.0.0.1}:${PORT}\", subject: \"${SUBJECT}\","
      " auth: \"${AUTH}\", user_jwt: \"${JWT}\", user_seed: \"${SEED}\"}}\n"
      "producer: {nats: {url: \"${URL}\", auth_enabled: \"${AUTH}\", jwt: \"${JWT}\", seed: \"${SEED}\"},"
      " core: {subject: \"${SUBJECT}.copy.${EMPTY:}x\"}}\n",
      {{"PORT", port},
       {"URL", "127.0.0.1:" + port},
       {"SUBJECT", "a.b"},
       {"AUTH", "true"},
       {"JWT", user.jwt},
       {"SEED", user.seed}});
  connector.wait_ready();
  CHECK(connector.stop() == Exit{0, 0});
}

TEST_CASE("what a placeholder brings in is a value, never YAML") {
  const std::string evil = "in\", queue: \"q\"}}\nextra: {a: b}\n#";
  const std::string log = refused(
      "source: {type: nats, config: {url: \"nats://@\", subject: \"${EVIL}\"}}\n" + producer(), {{"EVIL", evil}});
  CAPTURE(log);
  CHECK(occurrences(log, "config:1:") == 1);
  CHECK(log.find("extra") == std::string::npos);
}

TEST_CASE("a placeholder that cannot be filled in is refused at its place, and no value is shown") {
  const std::string log = refused(
      "source: {type: nats, config: {url: \"nats://@\", subject: \"${MISSING}\", auth: \"${WRONG}\"}}\n"
      "producer:\n"
      "  nats: {url: \"http://${PASSWORD}\"}\n"
      "  core: {subject: \"${!json}\"}\n"
      "  threads: secret://vault/x\n",
      {{"WRONG", "hunter2"}, {"PASSWORD", "hunter3"}});
  CAPTURE(log);
  CHECK(log.find("MISSING") != std::string::npos);
  CHECK(log.find("config:3:") != std::string::npos);
  CHECK(log.find("config:4:") != std::string::npos);
  CHECK(log.find("config:5:") != std::string::npos);
  CHECK(log.find("hunter") == std::string::npos);
}
