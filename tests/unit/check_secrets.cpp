#include <catch2/catch.hpp>

#include "connectkit/render/json.hpp"
#include "connectkit/render/text.hpp"
#include "support/checked.hpp"

using namespace connectkit;

namespace {

/// Everything that a user could be shown.
std::string shown(const test::Checked& checked) {
  const render::Report report{.diagnostics = checked.sink.diagnostics(), .secrets = checked.sink.secrets()};
  return render::text(report, {}) + render::json(report);
}

}  // namespace

TEST_CASE("no output shows a secret, whatever is wrong around it") {
  for (const char* yaml : {
           // In its place, with findings on its line.
           "consumer: {nats: {url: 'foo://h', jwt: HUSH, seed: HUSH, auth_enabled: 3}, core: {subject: a}}\n",
           "consumer: {nats: {url: h, jwt: [HUSH], seed: {a: HUSH}}, core: {subject: a}}\n",
           "source: {type: nats, config: {subject: a, user_seed: HUSH, user_jwt: HUSH, auth: 3}}\n",
           "source: {type: nats, config: {subject: 3, user_seed: &s HUSH, user_jwt: *s}}\n",
           "source: {type: nats, config: {subject: 3, user_seed: [HUSH], user_jwt: {a: HUSH}}}\n",
           // Where a placeholder would do.
           "source: {type: nats, config: {subject: 3, user_seed: '${SEED:HUSH}'}}\n",
           "source: {type: nats, config: {subject: 3, user_seed: 'HUSH${A}'}}\n",
           // Under a wrong key, in the older form, in a component or runtime that nobody knows.
           "consumer: {nats: {url: h, sed: HUSH, token: HUSH, pw: HUSH}, core: {subject: a}}\n",
           "consumer: {nats_config: {url: h, seed: HUSH}, subject: a}\n",
           "source: {type: nats, config: {user_sed: HUSH, password: HUSH}}\n",
           "source: {type: other, config: {user_seed: HUSH}}\n",
           "{runtime_id: other, description: 3, steps: {source: {type: x, config: {seed: HUSH}}}}\n",
           "{model_version: '1', seed: HUSH}\n",
           // In URLs, of whatever form.
           "consumer: {nats: {url: 'nats://u:HUSH@h:x'}, core: {subject: a}}\n",
           "consumer: {nats: {url: 'foo://HUSH@h'}, core: {subject: a}}\n",
           "consumer: {nats: {url: 'u:HUSH@h:x'}, core: {subject: a}}\n",
           "consumer: {nats: {url: 'nats://u:HU/HUSH@h:x'}, core: {subject: a}}\n",
           "consumer: {nats: {url: 'nats://u:HUSH,HUSH@h:x'}, core: {subject: a}}\n",
           "consumer: {nats: {url: 'nats://HUSH:1,x@h'}, core: {subject: a}}\n",
           "consumer: {nats: {url: \"nats://u:HUSH\\x40h:x\"}, core: {subject: a}}\n",
           "source: {type: nats, config: {subject: 3, url: 'http://u:HUSH@h'}}\n",
           "source: {type: nats, config: {subject: 3, ca_file: 'http://u:HUSH@h', queue: 'nats://HUSH@h x'}}\n",
           "source: {type: nats, config: {subject: 'nats://u:HUSH@h..'}}\n",
           // In text that is not YAML, or not all of it.
           "consumer: {nats: {url: h, seed: HUSH, seed: HUSH}, core: {subject: a}}\n",
           "seed: HUSH\nseed: HUSH\n",
           "seed: \"HUSH\n",
           "user_seed: HUSH\n\tx: y\n",
           "a: [\nseed: HUSH\n",
           "seed: |\n  HUSH\n HUSH\nx: [\n",
           "url: nats://u:HUSH@h: x\n",
           "--- {seed: HUSH}\n--- {seed: HUSH}\n",
       }) {
    INFO(yaml);
    const auto checked = test::check_text(yaml);
    REQUIRE_FALSE(checked.sink.diagnostics().empty());
    CHECK(shown(checked).find("HUSH") == std::string::npos);
  }
}

TEST_CASE("no log line of a start shows a secret or a variable's value") {
  const auto hush = [](const std::string&) { return std::optional<std::string>("HUSH nats://u:HUSH@h:x {{HUSH}}"); };
  for (const char* yaml : {
           "source: {type: '${A}', config: {subject: '${A}', url: '${A}', auth: '${A}', user_seed: '${A}'}}\n",
           "source: {type: nats, config: {subject: '${A}', url: '${A}', auth: '${A}', queue: '${A}'}}\n",
           "consumer: {nats: {url: '${A}', auth_enabled: '${A}'}, core: {subject: '${A}', queue: '${A}'}}\n",
           "consumer: {nats: {url: 'nats://${A}', jwt: '${A}'}, kv: {bucket: '${A}', key: '${A}'}}\n",
           "producer: {nats: {url: '${A},nats://${A}@h'}, threads: '${A}', core: {subject: 'a.{{${A}}}'}}\n",
           "transformer: {'${A}': '${A}', service: {timeout: '${A}', endpoint: '${A}'}}\n",
       }) {
    INFO(yaml);
    const auto checked = test::start_text(yaml, hush);
    REQUIRE_FALSE(checked.sink.diagnostics().empty());
    CHECK(shown(checked).find("HUSH") == std::string::npos);
  }
}
