#include "file.hpp"

#include <chrono>
#include <fstream>
#include <utility>

#include "connectkit/input.hpp"
#include "connectkit/stop.hpp"

using namespace connectkit;

namespace desk {

Outcome write_file(Runtime& runtime, const Connector& connector, std::stop_token stop) {
  const std::string path = connector.sink->config.text("path");
  std::ofstream file(path, std::ios::app | std::ios::binary);
  std::uint64_t lost = 0;

  Loop loop;
  Connection nats(loop, server_config(connector.consumer->nats, runtime.environment()),
                  runtime.watch("consumer", Runtime::Side::subscribes));
  Input input(nats, {.subject = connector.consumer->subject, .queue = connector.consumer->queue}, [&](Message message) {
    file << message.payload() << '\n' << std::flush;
    if (file) return;
    if (++lost == 1) runtime.log().error("the file cannot be written", {{"path", path}});
    file.clear();
  });
  nats.open();
  wait_for_stop(stop);

  const bool handled = input.stop(std::chrono::seconds(4));
  runtime.log().info("written", {{"messages", input.counts().received - lost}, {"lost", lost}});
  return handled && lost == 0 ? Outcome::complete : Outcome::incomplete;
}

}  // namespace desk
