/// A runtime whose workload misbehaves as the text of its config says. It connects to nothing.
#include <chrono>
#include <stdexcept>
#include <thread>

#include "connectkit/launch.hpp"
#include "connectkit/stop.hpp"

using namespace connectkit;

namespace {

constexpr std::string_view definitions = R"({
  "version": 1,
  "runtime": {"model_version": "1", "name": "probe", "label": "Probe", "image": "probe", "author": {"name": "Probe"},
              "description": "A probe."},
  "components": [{
    "model_version": "1", "name": "probe", "label": "Probe", "kind": "source", "status": "stable",
    "description": "A probe.",
    "fields": [
      {"path": "does", "name": "does", "label": "Does", "type": "string", "default": "stops"},
      {"path": "times", "name": "times", "label": "Times", "type": "int", "default": 3},
      {"path": "loud", "name": "loud", "label": "Loud", "type": "bool", "default": true}
    ]
  }]
})";

Outcome misbehave(const std::string& does, const Log& log, const std::stop_token& stop) {
  if (does == "throws") throw std::runtime_error("it cannot reach nats://user:hidden@example.com");
  if (does == "throws something") throw 7;
  if (does == "throws in a thread") {
    std::thread([]() noexcept(false) { throw std::runtime_error("a secret"); }).join();
  }
  if (does == "fills the log") {
    while (!stop.stop_requested()) log.info("a line of the log that nobody reads");
  }
  wait_for_stop(stop);
  if (does == "never stops") std::this_thread::sleep_for(std::chrono::minutes(1));
  if (does == "takes a moment to stop") std::this_thread::sleep_for(std::chrono::milliseconds(20));
  return does == "loses" ? Outcome::incomplete : Outcome::complete;
}

Outcome work(Runtime& runtime, const Connector& connector, std::stop_token stop) {
  const Config& config = connector.source->config;
  runtime.log().info("working",
                     {{"times", config.number("times")}, {"loud", config.flag("loud")}, {"does", config.text("does")}});
  return misbehave(config.text("does"), runtime.log(), stop);
}

void check_config(ConfigChecker& checker) {
  if (checker.connector().source->config.text("does") == "nothing") {
    checker.wrong("/source/config/does", "a probe does something");
  }
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv, {"probe", "1.2.3", definitions, work, check_config}); }
