#include "connectkit/check/check.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "connectkit/check/placeholder.hpp"
#include "connectkit/check/server_url.hpp"
#include "support/checked.hpp"

using namespace connectkit;
using Strings = std::vector<std::string>;

namespace {

check::Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

/// "LINE:COLUMN RULE MESSAGE" of every finding.
Strings told(const test::Checked& checked) {
  Strings lines;
  for (const Diagnostic& d : checked.sink.diagnostics()) {
    const Position place = d.file->position(d.span.begin);
    lines.push_back(std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(d.rule) + " " +
                    d.message);
  }
  return lines;
}

std::string inlet(const std::string& config, const std::string& producer = "nats: {url: h}, core: {subject: out}") {
  return "source: {type: nats, config: {" + config + "}}\nproducer: {" + producer + "}\n";
}

/// The connector that runs; what was found otherwise fails the test.
Connector started(const std::string& yaml, std::map<std::string, std::string> variables = {}) {
  const auto checked = test::start_text(yaml, environment(std::move(variables)));
  CHECK(told(checked) == Strings{});
  REQUIRE(checked.connector);
  return *checked.connector;
}

}  // namespace

TEST_CASE("a connector that passed has its values, defaults and all") {
  const Connector connector = started(R"(description: D
runtime_id: vanilla:v1
steps:
  consumer:
    nats: {url: "nats://a", auth_enabled: true, jwt: j, seed: s}
    core: {subject: in.*, queue: q}
  sink:
    type: nats
    config: {subject: "out.{{wildcard(1)}}"}
)");
  CHECK(connector.description == "D");
  CHECK(connector.runtime_id == "vanilla:v1");
  REQUIRE(connector.consumer);
  CHECK(connector.consumer->nats.url == "nats://a");
  CHECK(connector.consumer->nats.auth_enabled);
  CHECK(connector.consumer->nats.jwt == "j");
  CHECK(connector.consumer->nats.seed == "s");
  CHECK(connector.consumer->subject == "in.*");
  CHECK(connector.consumer->queue == "q");
  REQUIRE(connector.sink);
  CHECK(connector.sink->type == "nats");
  CHECK(connector.sink->config.text("url") == "nats://localhost:4222");
  CHECK(connector.sink->config.text("subject") == "out.{{wildcard(1)}}");
  CHECK(connector.sink->config.has("auth"));
  CHECK_FALSE(connector.sink->config.flag("auth"));
  CHECK_FALSE(connector.sink->config.has("user_jwt"));
  CHECK(connector.sink->config.text("user_jwt").empty());
  CHECK_FALSE(connector.source);
  CHECK_FALSE(connector.producer);
}

TEST_CASE("placeholders are replaced in scalars, as text where text is wanted and as plain scalars elsewhere") {
  const Connector connector =
      started(inlet(R"(subject: "${A}.${B:x}", queue: "${N}", auth: "${FLAG}", user_jwt: "${N}", user_seed: "${Y}")",
                    R"(nats: {url: "${URL:nats://h:1}", auth_enabled: "${NO:false}"}, threads: "${N}",)"
                    R"( core: {subject: "${EMPTY}out"})"),
              {{"A", "a:[b"}, {"N", "12"}, {"FLAG", "true"}, {"Y", "yes # no comment"}, {"EMPTY", ""}});
  CHECK(connector.source->config.text("subject") == "a:[b.x");
  CHECK(connector.source->config.text("queue") == "12");
  CHECK(connector.source->config.flag("auth"));
  CHECK(connector.source->config.text("user_jwt") == "12");
  CHECK(connector.source->config.text("user_seed") == "yes # no comment");
  CHECK(connector.producer->nats.url == "nats://h:1");
  CHECK_FALSE(connector.producer->nats.auth_enabled);
  CHECK(connector.producer->threads == 12);
  CHECK(connector.producer->subject == "out");
}

TEST_CASE("a placeholder behind an alias takes the type of each place where it stands") {
  const Connector connector = started(R"(source:
  type: nats
  config: {subject: a, queue: &n "${N}"}
producer:
  nats: {url: h}
  threads: *n
  core: {subject: b}
)",
                                      {{"N", "8"}});
  CHECK(connector.source->config.text("queue") == "8");
  CHECK(connector.producer->threads == 8);
}

TEST_CASE("a value of a variable is never looked into, nor told") {
  const auto checked = test::start_text(inlet("subject: \"${S}\", queue: \"${Q}\", auth: \"${B}\"",
                                              "nats: {url: \"${U}\"}, threads: \"${B}\", core: {subject: \"${W}\"}"),
                                        environment({{"S", "${HOME}/private one"},
                                                     {"Q", "private two"},
                                                     {"B", "private3"},
                                                     {"U", "private://4"},
                                                     {"W", "private.{{5}}"}}));
  CHECK(
      told(checked) ==
      Strings{"1:40 connector-subject \"${S}\" is not a subject that can be subscribed to: it has a blank or a control "
              "character",
              "1:55 connector-field-constraint \"${Q}\" does not fit \"queue\"",
              "1:69 connector-field-type \"auth\" must be true or false, found the text \"${B}\"",
              "2:24 connector-url \"${U}\" is not the URL of a server: its scheme is none of nats, tls, ws, wss",
              "2:42 schema-type \"threads\" must be a whole number, found the text \"${B}\"",
              "2:66 connector-subject \"${W}\" is not a subject that can be published to"});
}

TEST_CASE("what cannot be replaced is told, once") {
  const auto checked = test::start_text(
      inlet("subject: \"${S}\", user_seed: secret://a/b, queue: \"${!x}\"",
            "nats: {url: \"${U}\", auth_enabled: \"${L}\"}, threads: \"${T}\", core: {subject: \"x${Y Z}\"}"),
      environment({}));
  CHECK(told(checked) ==
        Strings{"1:40 connector-placeholder the variable \"S\" is not set, and there is no default",
                "1:59 connector-placeholder the secret:// address is still there when the connector starts",
                "1:80 connector-placeholder ${!…} is an expression, which this runtime does not compute",
                "2:24 connector-placeholder the variable \"U\" is not set, and there is no default",
                "2:46 connector-placeholder the variable \"L\" is not set, and there is no default",
                "2:64 connector-placeholder the variable \"T\" is not set, and there is no default",
                "2:88 connector-placeholder what stands in ${…} is not the name of a variable"});
  CHECK_FALSE(checked.connector);
}

TEST_CASE("a placeholder where a list or mapping belongs is refused at once") {
  const auto checked = test::check_text("source: {type: nats, config: \"${C}\"}\nproducer: \"${P}\"\n");
  CHECK(told(checked) == Strings{"1:30 schema-type \"config\" must be a mapping, found text",
                                 "2:11 schema-type \"producer\" must be a mapping, found text"});
}

TEST_CASE("a placeholder inside longer text fits text alone") {
  const auto checked =
      test::check_text(inlet("subject: a, auth: \"x${A}\"", "nats: {url: h}, threads: \"1${A}\", core: {subject: b}"));
  CHECK(told(checked) == Strings{"1:49 connector-field-type \"auth\" must be true or false, found the text \"x${A}\"",
                                 "2:37 schema-type \"threads\" must be a whole number, found the text \"1${A}\""});
}

TEST_CASE("a runtime refuses the connector of another one") {
  const auto checked = test::start_text(
      "description: D\nruntime_id: wombat:v1\nsteps:\n  " +
          std::string("source: {type: nats, config: {subject: a}}\n  producer: {nats: {url: h}, core: {subject: b}}\n"),
      environment({}));
  CHECK(told(checked) ==
        Strings{"2:13 connector-runtime the connector is for the runtime \"wombat\", and this is \"vanilla\""});
  CHECK_FALSE(checked.connector);
}

TEST_CASE("findings come with pointers into the connector") {
  const auto checked = test::check_text(R"(type: connector
spec:
  description: D
  runtime_id: vanilla
  steps:
    source: {type: nats, config: {subject: a, quue: b, auth: 1}}
    producer: {core: {subject: b}}
)");
  Strings pointers;
  for (const Diagnostic& d : checked.sink.diagnostics()) pointers.push_back(std::string(d.rule) + " " + d.pointer);
  CHECK(pointers == Strings{"connector-unknown-field /spec/steps/source/config/quue",
                            "connector-field-type /spec/steps/source/config/auth",
                            "schema-required /spec/steps/producer"});
}

TEST_CASE("a definition, an empty file and a broken one give one finding") {
  const auto definition =
      test::check_text("model_version: \"1\"\nname: a\nlabel: A\nkind: source\nfields: []\n", "d.yml");
  CHECK(told(definition) == Strings{"1:1 schema-value this is a definition, not a connector"});
  CHECK(definition.sink.diagnostics().front().help == "check it with: connectkit lint d.yml");
  CHECK(told(test::check_text("")).size() == 1);
  CHECK(told(test::check_text("- a\n")).size() == 1);
  CHECK(told(test::check_text("a: [\n")).size() == 1);
  CHECK(told(test::check_text("steps: 1\ndescription: D\nruntime_id: vanilla\n")).size() == 1);
  CHECK(told(test::check_text("type: connector\n")).size() == 1);
}

TEST_CASE("raw steps are held against all definitions at hand, connectors against those of their runtime") {
  const auto other = check::Library::from_bundle(R"({"version": 1, "runtime": {"name": "other"}, "components": [
    {"name": "nats", "kind": "source", "fields": []}, {"name": "http", "kind": "source", "fields": []}]})");
  REQUIRE(other);
  const check::Library libraries[] = {test::vanilla_library(), *other};
  const auto findings = [&](const std::string& yaml) {
    test::Checked checked;
    checked.connector =
        check::check_connector(std::make_shared<const SourceFile>("x", yaml), libraries, {}, checked.sink);
    return told(checked);
  };
  const std::string producer = "producer: {nats: {url: h}, core: {subject: b}}";
  CHECK(findings("source: {type: nats, config: {subject: a}}\n" + producer).empty());
  CHECK(findings("source: {type: http}\n" + producer).empty());
  CHECK(findings("source: {type: https}\n" + producer) ==
        Strings{"1:16 connector-unknown-component the runtimes have no source \"https\"; did you mean \"http\"?"});
  const std::string head = "{description: D, runtime_id: other:v1, steps: {";
  CHECK(findings(head + "source: {type: nats, config: {}}, " + producer + "}}").empty());
  CHECK(findings(head + "source: {type: nats, config: {subject: a}}, " + producer + "}}").size() == 1);
  CHECK(findings(head + "source: {type: nats}, consumer: {nats: {url: h}, core: {subject: b}}, sink: {type: http}}}")
            .back() ==
        "1:131 connector-unknown-component the runtime \"other\" has no sink \"http\", only a source of that name");
}

TEST_CASE("what stands behind an alias is told once, and merged keys count") {
  const auto checked = test::check_text(R"(consumer:
  nats: &nats {url: "foo://h"}
  core: {subject: a}
producer:
  nats: *nats
  core: {subject: b}
)");
  CHECK(told(checked).size() == 1);
  const auto merged = test::check_text(R"(consumer: &side
  nats: {url: h}
  core: {subject: a}
producer:
  <<: *side
  threads: x
)");
  CHECK(told(merged) == Strings{"6:12 schema-type \"threads\" must be a whole number, found the text \"x\""});
}

TEST_CASE("pieces of a text are its placeholders and what is between them") {
  const auto shown = [](std::string_view text) {
    std::string out;
    for (const check::Piece& piece : check::pieces(text)) {
      out += "tvem"[static_cast<int>(piece.kind)];
      out += "(" + std::string(piece.text) + ")";
    }
    return out;
  };
  CHECK(shown("") == "");
  CHECK(shown("plain $ {A}") == "t(plain $ {A})");
  CHECK(shown("${A}") == "v(${A})");
  CHECK(shown("a${A:b:c}d${_1}") == "t(a)v(${A:b:c})t(d)v(${_1})");
  CHECK(shown("${!f(\"x\")}") == "e(${!f(\"x\")})");
  CHECK(shown("${} ${1A} ${A-B}") == "m(${})t( )m(${1A})t( )m(${A-B})");
  CHECK(shown("${A") == "t(${A)");
  CHECK(check::pieces("${A:}").front().fallback == "");
  CHECK_FALSE(check::pieces("${A}").front().fallback);
  CHECK(check::is_deferred("secret://a/b"));
  CHECK_FALSE(check::is_deferred("secret://"));
  CHECK_FALSE(check::is_deferred("secret://a b"));
  CHECK_FALSE(check::is_deferred("${A}${B}"));
  CHECK(check::holds_deferred("x${A}"));
  CHECK_FALSE(check::holds_deferred("x$A"));
}

TEST_CASE("URLs of servers are taken apart") {
  const auto full = check::parse_server_url("TLS://us%65r:p%40ss@[fe80::1%25eth0]:4333/");
  REQUIRE(full);
  CHECK(full->scheme == "tls");
  CHECK(full->user == "user");
  CHECK(full->password == "p@ss");
  CHECK(full->port == 4333);
  CHECK(check::parse_server_url("localhost")->port == 4222);
  CHECK(check::parse_server_url("localhost")->scheme == "nats");
  CHECK(check::parse_server_url("wss://h/path")->port == 443);
  const auto token = check::parse_server_url("nats://token@h");
  CHECK(token->user == "token");
  CHECK_FALSE(token->password);
  CHECK(check::parse_server_url("[::1]:1")->host == "::1");
  for (const char* wrong : {"", "foo://h", "://h", "nats://", "nats://:1", "h:0", "h:65536", "h:x", "h:", "[::1",
                            "[x]:1", "[::1]x", "::1", "h h", "h/path", "nats://u:p/w@h", "nats://u@", "h?q"}) {
    INFO(wrong);
    CHECK_FALSE(check::parse_server_url(wrong));
  }
}
