#include "relay.hpp"

#include <chrono>

#include "connectkit/input.hpp"
#include "connectkit/output.hpp"
#include "connectkit/stop.hpp"
#include "connectkit/subject.hpp"
#include "endpoint.hpp"

namespace connectkit::vanilla {
namespace {

/// What is left of the time to stop is for closing the connections.
constexpr std::chrono::milliseconds drain_time{4000};

/// Takes no more messages, and waits until all that were taken have been delivered.
Outcome drain(Input& input, Output& output, const Log& log) {
  using std::chrono::milliseconds;
  const auto end = std::chrono::steady_clock::now() + drain_time;
  const auto left = [&] { return std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now()); };
  const bool taken = input.stop(left());
  const bool delivered = output.flush(left());
  const Output::Counts counts = output.counts();
  log.write(taken && delivered ? LogLevel::info : LogLevel::error, "relayed",
            {{"received", input.counts().received},
             {"delivered", counts.delivered},
             {"undelivered", counts.waiting},
             {"rejected", counts.rejected},
             {"dropped", counts.dropped + input.counts().dropped}});
  return taken && delivered ? Outcome::complete : Outcome::incomplete;
}

}  // namespace

Outcome relay(Runtime& runtime, const Connector& connector, std::stop_token stop) {
  const Endpoint from = origin(connector, runtime.environment());
  const Endpoint to = destination(connector, runtime.environment());
  Loop loop;
  Connection to_connection(loop, to.servers, runtime.watch(to.side, Runtime::Side::connects));
  Connection from_connection(loop, from.servers, runtime.watch(from.side, Runtime::Side::subscribes));
  Output output(to_connection);
  const SubjectMapping subjects(from.subject, to.subject);
  Input input(from_connection, {.subject = from.subject, .queue = from.queue}, [&](Message message) {
    const std::string subject = subjects(message.subject());
    (void)output.publish(subject, std::move(message));
  });
  to_connection.open();
  from_connection.open();
  wait_for_stop(stop);
  return drain(input, output, runtime.log());
}

}  // namespace connectkit::vanilla
