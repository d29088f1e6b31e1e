#include "config_check.hpp"
#include "connectkit/launch.hpp"
#include "relay.hpp"

int main(int argc, char** argv) {
  return connectkit::run(argc, argv,
                         {
                             .name = "connect-runtime-vanilla",
                             .version = CONNECTKIT_VERSION,
                             .definitions = connectkit::vanilla::definitions(),
                             .workload = connectkit::vanilla::relay,
                             .config_check = connectkit::vanilla::check_config,
                         });
}
