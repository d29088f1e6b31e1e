#include "clock.hpp"
#include "connectkit/launch.hpp"
#include "definitions.hpp"
#include "file.hpp"

namespace {

connectkit::Outcome work(connectkit::Runtime& runtime, const connectkit::Connector& connector, std::stop_token stop) {
  if (connector.source && connector.producer) return desk::run_clock(runtime, connector, stop);
  if (connector.consumer && connector.sink) return desk::write_file(runtime, connector, stop);
  throw std::logic_error("the check lets no other connector pass");
}

/// A source or a sink of this runtime is needed: moving messages inside NATS is not its job.
void check_config(connectkit::ConfigChecker& checker) {
  const connectkit::Connector& connector = checker.connector();
  if (connector.consumer && connector.producer) {
    checker.wrong("/producer", "this runtime has nothing between a consumer and a producer", "use the sink \"file\"",
                  "connector-kind");
  }
}

}  // namespace

int main(int argc, char** argv) {
  return connectkit::run(argc, argv,
                         {
                             .name = "connect-runtime-desk",
                             .version = VERSION,
                             .definitions = desk::definitions(),
                             .workload = work,
                             .config_check = check_config,
                         });
}
