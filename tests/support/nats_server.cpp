#include "support/nats_server.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace connectkit::test {

NatsServer::NatsServer(std::string config) : NatsServer(Later{free_port()}, std::move(config)) { start(); }

NatsServer::NatsServer(Later later, std::string config) : config_(std::move(config)), port_(later.port) {}

void NatsServer::write_config() {
  dir_.write("server.conf",
             "listen: \"127.0.0.1:" + std::to_string(port_) + "\"\nhttp: \"127.0.0.1:-1\"\n" + config_ + "\n");
}

bool NatsServer::started(std::string& why_not) {
  // The server writes its ports file when it listens: {"nats":["nats://…:4222"],"monitoring":["http://…:8222"]}.
  const std::filesystem::path ports = dir_ / ("nats-server_" + std::to_string(process_->pid()) + ".ports");
  std::string text;
  const auto written = [&] { return (text = slurp(ports)).find("]}") != std::string::npos || !process_->running(); };
  (void)wait_until(written);
  const std::size_t monitoring = text.find("http://127.0.0.1:");
  if (monitoring == std::string::npos) {
    why_not = process_->err();
    return false;
  }
  monitoring_ = static_cast<std::uint16_t>(std::strtoul(text.c_str() + monitoring + 17, nullptr, 10));
  return true;
}

void NatsServer::start() {
  write_config();
  std::string why_not;
  // A connection of somebody else may hold the port for a moment.
  for (int attempt = 0; attempt < 20; ++attempt) {
    process_ = std::make_unique<Process>(Process::Options{
        .argv = {"nats-server", "-c", (dir_ / "server.conf").string(), "--ports_file_dir", dir_.path().string()}});
    if (started(why_not)) return;
    process_.reset();
    if (why_not.find("address already in use") == std::string::npos) break;
    std::this_thread::sleep_for(50ms);
  }
  throw std::runtime_error("nats-server did not start:\n" + why_not);
}

void NatsServer::stop() {
  process_->signal(SIGTERM);
  if (!process_->wait()) throw std::runtime_error("nats-server did not stop");
  process_.reset();
}

void NatsServer::kill() { process_.reset(); }

void NatsServer::reload() {
  write_config();
  const std::size_t before = occurrences(log(), "Reloaded server configuration");
  process_->signal(SIGHUP);
  if (!process_->wait_for_err("Reloaded server configuration", before + 1, 10s))
    throw std::runtime_error("nats-server did not take its new configuration:\n" + log());
}

void NatsServer::freeze() { process_->signal(SIGSTOP); }
void NatsServer::thaw() { process_->signal(SIGCONT); }

std::string NatsServer::url() const { return url("nats", "127.0.0.1"); }

std::string NatsServer::url(std::string_view scheme, std::string_view host, std::string_view credentials) const {
  std::string result(scheme);
  result += "://";
  if (!credentials.empty()) result.append(credentials) += '@';
  return result.append(host) + ":" + std::to_string(port_);
}

int NatsServer::number(std::string_view path, std::string_view key) const {
  const std::string body = monitor(path);
  const std::string wanted = "\"" + std::string(key) + "\":";
  const std::size_t at = body.find(wanted);
  if (at == std::string::npos) throw std::runtime_error("no " + wanted + " in " + body);
  return static_cast<int>(std::strtol(body.c_str() + at + wanted.size(), nullptr, 10));
}

}  // namespace connectkit::test
