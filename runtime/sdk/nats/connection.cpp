#include "connectkit/connection.hpp"

#include "connection_core.hpp"
#include "connectkit/input.hpp"
#include "connectkit/output.hpp"
#include "input_core.hpp"
#include "output_core.hpp"

namespace connectkit {

Connection::Connection(Loop& loop, ServerConfig config, OnEvent on_event)
    : core_(std::make_shared<ConnectionCore>(loop.core_, std::move(config), std::move(on_event))) {}
Connection::~Connection() { core_->close(); }
void Connection::open() { core_->open(); }
bool Connection::connected() const { return core_->connected(); }
std::uint64_t Connection::reconnects() const { return core_->reconnects(); }

Input::Input(Connection& connection, Options options, Handler handler)
    : connection_(connection.core_), core_(std::make_shared<InputCore>(std::move(options), std::move(handler))) {
  connection_->add(core_);
}
Input::~Input() { connection_->remove(core_); }
bool Input::subscribed() const { return core_->subscribed(); }
bool Input::stop(std::chrono::milliseconds time) { return connection_->stop(core_, time); }
Input::Counts Input::counts() const { return core_->counts(); }

Output::Output(Connection& connection, Options options)
    : connection_(connection.core_), core_(std::make_shared<OutputCore>(*connection.core_, options)) {
  connection_->add(core_);
}
Output::~Output() { connection_->remove(core_); }
Output::Published Output::publish(std::string_view subject, Message message) {
  return core_->publish(subject, std::move(message));
}
bool Output::flush(std::chrono::milliseconds time) { return core_->flush(time); }
Output::Counts Output::counts() const { return core_->counts(); }

}  // namespace connectkit
