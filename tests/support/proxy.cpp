#include "support/proxy.hpp"

#include <poll.h>

#include <array>
#include <exception>

namespace connectkit::test {
namespace {

// False when one of the two has closed.
bool pass_on(Socket& from, Socket& to) {
  const std::string bytes = from.receive(0ms);
  return !bytes.empty() && to.send(bytes);
}

}  // namespace

Proxy::Proxy(std::uint16_t target)
    : target_(target),
      listener_([this](Socket& client, const std::atomic<bool>& stopping) { serve(client, stopping); }) {}

void Proxy::cut() {
  open_ = false;
  ++generation_;
}

void Proxy::say(std::string text) {
  const std::lock_guard lock(mutex_);
  sayings_ += text;
}

std::string Proxy::unsaid(std::size_t& said) const {
  const std::lock_guard lock(mutex_);
  std::string result = sayings_.substr(said);
  said = sayings_.size();
  return result;
}

void Proxy::serve(Socket& client, const std::atomic<bool>& stopping) try {
  const unsigned generation = generation_;
  const std::size_t number = ++served_;
  if (!open_) return;
  Socket server = Socket::connect(target_);
  std::size_t said = 0;
  (void)unsaid(said);
  while (!stopping && generation == generation_) {
    std::array<pollfd, 2> files{{{client.file(), POLLIN, 0}, {server.file(), POLLIN, 0}}};
    if (number <= muted_) {
      std::this_thread::sleep_for(2ms);
      continue;
    }
    client.send(unsaid(said));
    if (poll(files.data(), files.size(), 5) <= 0) continue;
    if (files[0].revents != 0 && !pass_on(client, server)) return;
    if (files[1].revents != 0 && !pass_on(server, client)) return;
  }
} catch (const std::exception&) {
  // The server is not there: the client sees its connection close.
}

}  // namespace connectkit::test
