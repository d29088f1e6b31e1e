#include "support/raw_client.hpp"

#include <sstream>
#include <stdexcept>
#include <vector>

namespace connectkit::test {
namespace {

std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> result;
  for (std::string word; in >> word;) result.push_back(word);
  return result;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_(Socket::connect(port)) {
  (void)line();  // INFO
  socket_.send("CONNECT {\"verbose\":false,\"headers\":true,\"protocol\":1,\"lang\":\"test\",\"version\":\"0\"}\r\n");
  flush();
}

void RawClient::subscribe(std::string_view subject) {
  socket_.send("SUB " + std::string(subject) + " " + std::to_string(++subscriptions_) + "\r\n");
  flush();
}

void RawClient::publish(std::string_view subject, std::string_view headers, std::string_view payload,
                        std::string_view reply) {
  std::string text(headers.empty() ? "PUB " : "HPUB ");
  text.append(subject).append(" ");
  if (!reply.empty()) text.append(reply).append(" ");
  if (!headers.empty()) text.append(std::to_string(headers.size())).append(" ");
  text.append(std::to_string(headers.size() + payload.size())).append("\r\n");
  socket_.send(text.append(headers).append(payload).append("\r\n"));
}

void RawClient::flush() {
  socket_.send("PING\r\n");
  for (const std::size_t before = pongs_; pongs_ == before;) read_one();
}

RawMessage RawClient::next() {
  while (waiting_.empty()) read_one();
  RawMessage result = std::move(waiting_.front());
  waiting_.pop_front();
  return result;
}

void RawClient::fill() {
  const std::string more = socket_.receive();
  if (more.empty()) throw std::runtime_error("the server said nothing more; so far: " + buffer_);
  buffer_ += more;
}

std::string RawClient::line() {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n")) == std::string::npos) fill();
  std::string result = buffer_.substr(0, end);
  buffer_.erase(0, end + 2);
  return result;
}

std::string RawClient::take(std::size_t size) {
  while (buffer_.size() < size) fill();
  std::string result = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return result;
}

void RawClient::read_one() {
  const std::vector<std::string> parts = words(line());
  const std::string& kind = parts.at(0);
  if (kind == "-ERR") throw std::runtime_error("the server reports an error");
  if (kind == "PONG") ++pongs_;
  if (kind == "PING") socket_.send("PONG\r\n");
  if (kind != "MSG" && kind != "HMSG") return;
  // MSG subject sid [reply] size; HMSG subject sid [reply] header-size size
  const std::size_t sizes = kind == "MSG" ? 1 : 2;
  RawMessage message{.subject = parts.at(1),
                     .reply = parts.size() == 4 + sizes ? parts[3] : std::string(),
                     .headers = {},
                     .payload = {}};
  const std::size_t headers = kind == "MSG" ? 0 : std::stoul(parts[parts.size() - 2]);
  message.headers = take(headers);
  message.payload = take(std::stoul(parts.back()) - headers);
  (void)take(2);
  waiting_.push_back(std::move(message));
}

}  // namespace connectkit::test
