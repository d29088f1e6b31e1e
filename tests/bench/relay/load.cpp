// Drives a relay and measures what it costs. Starts the command after `--`, waits for "msg=ready" on its standard
// error, publishes numbered messages to IN, takes them back from OUT, and prints one line of key=value.
// It speaks the protocol itself, so that no client library's buffering is part of what is measured.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t window = 2000;
constexpr std::string_view header_block = "NATS/1.0\r\nTrace-Id: 4bf92f3577b34da6\r\nOrigin: load-driver\r\n\r\n";

struct Settings {
  int port = 0;
  std::uint64_t messages = 1'000'000;
  std::size_t size = 16;
  bool headers = false;
  std::uint64_t rate = 0;  // messages a second; 0: as fast as the window allows
  std::string in = "bench.in";
  std::string out = "bench.out";
  std::vector<char*> command;
};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "load: %s\n", what.c_str());
  std::exit(1);
}

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
}

class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("no server");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    send("CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"no_responders\":true}\r\n");
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) fail("server went away");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Appends what there is to `buffer`; false after `milliseconds` of silence.
  bool receive(std::string& buffer, int milliseconds) const {
    pollfd poll_for{socket_, POLLIN, 0};
    if (::poll(&poll_for, 1, milliseconds) <= 0) return false;
    const std::size_t old = buffer.size();
    buffer.resize(old + 262144);
    const ssize_t got = ::recv(socket_, buffer.data() + old, 262144, 0);
    if (got <= 0) fail("server went away");
    buffer.resize(old + static_cast<std::size_t>(got));
    return true;
  }

  /// Returns once the server has read everything sent before.
  void ping() const {
    send("PING\r\n");
    std::string buffer;
    while (buffer.find("PONG\r\n") == std::string::npos) {
      if (!receive(buffer, 5000)) fail("no answer from the server");
    }
  }

 private:
  int socket_;
};

/// The relay under test. What it writes to standard error is read to the end, so that it never blocks on it.
class Relay {
 public:
  explicit Relay(const std::vector<char*>& command) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) fail("no pipe");
    started_ = Clock::now();
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDERR_FILENO);
      ::execvp(command.front(), command.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    reader_ = std::thread([this, end = ends[0]] { read(end); });
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::seconds(10), [this] { return ready_; })) {
      ::kill(pid_, SIGKILL);
      fail("the relay is not ready after 10 s: " + text_);
    }
  }

  [[nodiscard]] double ready_ms() const { return ready_ms_; }

  /// Peak resident memory so far. Not ru_maxrss: that counts the parent's memory between fork and exec.
  [[nodiscard]] double peak_mb() const {
    std::FILE* file = std::fopen(("/proc/" + std::to_string(pid_) + "/status").c_str(), "r");
    long kilobytes = 0;
    for (char line[256]; file != nullptr && std::fgets(line, sizeof line, file) != nullptr;) {
      if (std::sscanf(line, "VmHWM: %ld", &kilobytes) == 1) break;
    }
    if (file != nullptr) std::fclose(file);
    return static_cast<double>(kilobytes) / 1024.0;
  }

  /// Ends it and returns the CPU seconds that it used.
  double stop() {
    ::kill(pid_, SIGTERM);
    rusage usage{};
    int status = 0;
    ::wait4(pid_, &status, 0, &usage);
    reader_.join();
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }

 private:
  void read(int end) {
    char bytes[4096];
    for (ssize_t got = 0; (got = ::read(end, bytes, sizeof bytes)) > 0;) {
      const std::scoped_lock lock(mutex_);
      if (ready_) continue;
      text_.append(bytes, static_cast<std::size_t>(got));
      if (text_.find("msg=ready") == std::string::npos) continue;
      ready_ms_ = std::chrono::duration<double, std::milli>(Clock::now() - started_).count();
      ready_ = true;
      changed_.notify_all();
    }
    ::close(end);
  }

  pid_t pid_ = -1;
  Clock::time_point started_;
  std::thread reader_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string text_;
  bool ready_ = false;
  double ready_ms_ = 0;
};

/// Takes the messages back, in order, and counts what is wrong.
class Receiver {
 public:
  Receiver(const Client& client, const Settings& settings) : client_(client), settings_(settings) {
    latencies_.reserve(settings.rate > 0 ? settings.messages : 0);
    thread_ = std::thread([this] { run(); });
  }
  void join() { thread_.join(); }

  /// Blocks until fewer than `window` of `sent` messages are outstanding; returns how many more may be sent.
  std::uint64_t wait_for_room(std::uint64_t sent) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return silent_ || sent - received_ <= window / 2; });
    return silent_ ? 0 : window - (sent - received_);
  }

  [[nodiscard]] std::uint64_t received() const { return received_; }
  [[nodiscard]] std::uint64_t wrong() const { return wrong_; }
  std::vector<std::int64_t>& latencies() { return latencies_; }

 private:
  void run() {
    std::string buffer;
    while (received_ < settings_.messages) {
      if (!client_.receive(buffer, 5000)) break;
      buffer.erase(0, take(buffer));
    }
    const std::scoped_lock lock(mutex_);
    silent_ = received_ < settings_.messages;
    room_.notify_all();
  }

  /// Takes all complete messages from the buffer and returns their length.
  std::size_t take(std::string_view buffer) {
    const std::int64_t now = now_ns();
    std::uint64_t count = 0;
    std::size_t at = 0;
    while (true) {
      const std::size_t line_end = buffer.find("\r\n", at);
      if (line_end == std::string_view::npos) break;
      const std::string_view line = buffer.substr(at, line_end - at);
      if (line.substr(0, 3) != "MSG" && line.substr(0, 4) != "HMSG") {
        at = line_end + 2;
        continue;
      }
      const std::size_t total = std::strtoul(line.data() + line.rfind(' '), nullptr, 10);
      if (buffer.size() < line_end + 2 + total + 2) break;
      check(line, buffer.substr(line_end + 2, total), now);
      at = line_end + 2 + total + 2;
      ++count;
    }
    const std::scoped_lock lock(mutex_);
    received_ += count;
    room_.notify_all();
    return at;
  }

  void check(std::string_view line, std::string_view body, std::int64_t now) {
    const bool headers = line.front() == 'H';
    const std::string_view payload = body.substr(body.size() - std::min(settings_.size, body.size()));
    std::uint64_t number = 0;
    std::int64_t sent = 0;
    std::memcpy(&number, payload.data(), 8);
    std::memcpy(&sent, payload.data() + 8, 8);
    const bool headers_right = !headers || (body.find("Trace-Id: 4bf92f3577b34da6\r\n") != std::string_view::npos &&
                                            body.find("Origin: load-driver\r\n") != std::string_view::npos);
    if (number != next_ || headers != settings_.headers || !headers_right) ++wrong_;
    next_ = number + 1;
    if (settings_.rate > 0 && number >= settings_.messages / 10) latencies_.push_back(now - sent);
  }

  const Client& client_;
  const Settings& settings_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::atomic<std::uint64_t> received_{0};
  std::uint64_t wrong_ = 0;
  std::uint64_t next_ = 0;
  bool silent_ = false;
  std::vector<std::int64_t> latencies_;
};

void append_message(std::string& bytes, const Settings& settings, std::uint64_t number) {
  if (settings.headers) {
    bytes += "HPUB " + settings.in + " " + std::to_string(header_block.size()) + " " +
             std::to_string(header_block.size() + settings.size) + "\r\n";
    bytes += header_block;
  } else {
    bytes += "PUB " + settings.in + " " + std::to_string(settings.size) + "\r\n";
  }
  const std::size_t at = bytes.size();
  bytes.append(settings.size, 'x');
  const std::int64_t now = now_ns();
  std::memcpy(bytes.data() + at, &number, 8);
  std::memcpy(bytes.data() + at + 8, &now, 8);
  bytes += "\r\n";
}

void publish_all(const Client& client, Receiver& receiver, const Settings& settings) {
  std::string bytes;
  const auto start = Clock::now();
  for (std::uint64_t sent = 0; sent < settings.messages;) {
    bytes.clear();
    if (settings.rate > 0) {
      std::this_thread::sleep_until(start + std::chrono::nanoseconds(sent * 1'000'000'000 / settings.rate));
      append_message(bytes, settings, sent++);
    } else {
      const std::uint64_t room = receiver.wait_for_room(sent);
      if (room == 0) return;
      const std::uint64_t end = std::min(settings.messages, sent + room);
      while (sent < end) append_message(bytes, settings, sent++);
    }
    client.send(bytes);
  }
}

Settings parse(int argc, char** argv) {
  Settings settings;
  int at = 1;
  for (; at < argc && std::string_view(argv[at]) != "--"; ++at) {
    const std::string_view option = argv[at];
    if (option == "--headers") {
      settings.headers = true;
      continue;
    }
    if (at + 1 >= argc) fail("an option without its value");
    const char* value = argv[++at];
    if (option == "--port")
      settings.port = std::atoi(value);
    else if (option == "--messages")
      settings.messages = std::strtoull(value, nullptr, 10);
    else if (option == "--size")
      settings.size = std::max<std::size_t>(16, std::strtoull(value, nullptr, 10));
    else if (option == "--rate")
      settings.rate = std::strtoull(value, nullptr, 10);
    else if (option == "--in")
      settings.in = value;
    else if (option == "--out")
      settings.out = value;
    else
      fail("unknown option " + std::string(option));
  }
  settings.command.assign(argv + std::min(at + 1, argc), argv + argc);
  if (settings.command.empty() || settings.port == 0) {
    fail("usage: load --port N [--messages N] [--size B] [--headers] [--rate N] [--in S] [--out S] -- COMMAND…");
  }
  settings.command.push_back(nullptr);
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = parse(argc, argv);
  Relay relay(settings.command);
  const Client publisher(settings.port);
  const Client subscriber(settings.port);
  subscriber.send("SUB " + settings.out + " 1\r\n");
  subscriber.ping();
  publisher.ping();
  const auto start = Clock::now();
  Receiver receiver(subscriber, settings);
  publish_all(publisher, receiver, settings);
  receiver.join();
  const double wall = std::chrono::duration<double>(Clock::now() - start).count();
  const double peak = relay.peak_mb();
  const double cpu = relay.stop();
  std::printf("cpu_s=%.3f wall_s=%.3f peak_mb=%.1f ready_ms=%.1f", cpu, wall, peak, relay.ready_ms());
  auto& latencies = receiver.latencies();
  if (!latencies.empty()) {
    std::sort(latencies.begin(), latencies.end());
    const auto at = [&](double part) {
      return static_cast<double>(
                 latencies[static_cast<std::size_t>(part * static_cast<double>(latencies.size() - 1))]) /
             1000.0;
    };
    std::printf(" p50_us=%.0f p99_us=%.0f", at(0.5), at(0.99));
  }
  const std::uint64_t lost = settings.messages - receiver.received();
  std::printf(" lost=%llu wrong=%llu\n", static_cast<unsigned long long>(lost),
              static_cast<unsigned long long>(receiver.wrong()));
  return lost == 0 && receiver.wrong() == 0 ? 0 : 1;
}
