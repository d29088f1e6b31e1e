#include "support/socket.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <random>
#include <stdexcept>
#include <system_error>

namespace connectkit::test {
namespace {

int bind_to(std::uint16_t port) {
  const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // Linux lets two sockets bind to one port with SO_REUSEADDR as long as neither listens.
  const void* generic = &address;
  if (bind(file, static_cast<const sockaddr*>(generic), sizeof address) == 0 && listen(file, 64) == 0) return file;
  close(file);
  return -1;
}

bool readable(int file, std::chrono::milliseconds time) {
  pollfd entry{file, POLLIN, 0};
  return poll(&entry, 1, static_cast<int>(time.count())) > 0;
}

}  // namespace

std::uint16_t free_port() {
  static std::mt19937 random{std::random_device{}()};
  std::uniform_int_distribution<int> ports(12'000, 32'000);
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const auto port = static_cast<std::uint16_t>(ports(random));
    const int file = bind_to(port);
    if (file < 0) continue;
    close(file);
    return port;
  }
  throw std::runtime_error("no free port");
}

Socket::~Socket() {
  if (file_ >= 0) close(file_);
}

Socket Socket::connect(std::uint16_t port) {
  Socket result(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const void* generic = &address;
  if (::connect(result.file_, static_cast<const sockaddr*>(generic), sizeof address) != 0)
    throw std::system_error(errno, std::generic_category(), "connect to port " + std::to_string(port));
  const int on = 1;
  setsockopt(result.file_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return result;
}

bool Socket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Socket::receive(std::chrono::milliseconds time) {
  std::string buffer(65'536, '\0');
  if (!readable(file_, time)) return {};
  const ssize_t got = recv(file_, buffer.data(), buffer.size(), 0);
  buffer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return buffer;
}

TcpListener::TcpListener(Serve serve) : serve_(std::move(serve)) {
  while (file_ < 0) file_ = bind_to(port_ = free_port());
  acceptor_ = std::thread([this] { accept_all(); });
}

TcpListener::~TcpListener() {
  stopping_ = true;
  acceptor_.join();
  for (std::thread& thread : served_) thread.join();
  close(file_);
}

void TcpListener::accept_all() {
  while (!stopping_) {
    if (!readable(file_, 10ms)) continue;
    const int accepted = accept4(file_, nullptr, nullptr, SOCK_CLOEXEC);
    if (accepted < 0) continue;
    ++connections_;
    served_.emplace_back([this, accepted] {
      Socket connection(accepted);
      serve_(connection, stopping_);
    });
  }
}

RecordingListener::RecordingListener(std::string greeting)
    : listener_([this, greeting = std::move(greeting)](Socket& connection, const std::atomic<bool>& stopping) {
        connection.send(greeting);
        while (!stopping) {
          if (!readable(connection.file(), 10ms)) continue;
          const std::string more = connection.receive(0ms);
          if (more.empty()) return;
          const std::lock_guard lock(mutex_);
          bytes_ += more;
        }
      }) {}

std::string RecordingListener::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::string http_get(std::uint16_t port, std::string_view path) {
  Socket connection = Socket::connect(port);
  connection.send("GET " + std::string(path) + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
  std::string answer;
  for (std::string more = connection.receive(); !more.empty(); more = connection.receive()) answer += more;
  const std::size_t body = answer.find("\r\n\r\n");
  return body == std::string::npos ? std::string() : answer.substr(body + 4);
}

}  // namespace connectkit::test
