#include "session.hpp"

#include <sys/socket.h>

#include "input_core.hpp"
#include "loop_core.hpp"

namespace connectkit {

Session::Session(LoopCore& loop, std::function<void()> on_close) : loop_(loop), on_close_(std::move(on_close)) {}

Session::~Session() = default;

natsStatus Session::connect(natsOptions* options) {
  natsStatus status = natsOptions_SetEventLoop(options, this, attach, read_event, write_event, detach);
  natsConnection* connection = nullptr;
  if (status == NATS_OK) status = natsConnection_Connect(&connection, options);
  connection_.reset(connection);
  return status;
}

std::string Session::reason() const {
  if (!reason_.empty()) return reason_;
  const char* text = nullptr;
  const natsStatus status = natsConnection_GetLastError(connection_.get(), &text);
  return error_text(status, text != nullptr ? text : "");
}

void Session::close(const std::string& reason) {
  if (closed_ || socket_ < 0) return;
  reason_ = reason;
  // natsConnection_Close would wait here for an answer that this thread has to read. Reading the end of the stream
  // makes libnats close the connection without that.
  ::shutdown(socket_, SHUT_RDWR);
  while (!closed_ && socket_ >= 0) natsConnection_ProcessReadEvent(connection_.get());
}

void Session::forget(const InputCore& input) {
  std::erase_if(inputs_, [&](const auto& one) { return one.get() == &input; });
}

void Session::read() {
  if (closed_) return;
  ++reads_;
  natsConnection_ProcessReadEvent(connection_.get());
  for (const auto& input : inputs_) input->take();
}

void Session::write() {
  if (closed_) return;
  natsConnection_ProcessWriteEvent(connection_.get());
  write_blocked_ = wants_to_write_;
  if (!write_blocked_ && written_) written_();
}

natsStatus Session::attach(void** user, void* loop, natsConnection* /*connection*/, natsSock socket) {
  auto* session = static_cast<Session*>(loop);
  session->socket_ = socket;
  *user = session;
  return NATS_OK;
}

natsStatus Session::read_event(void* user, bool add) {
  // Only ever taken away: the socket is about to be closed.
  if (!add) static_cast<Session*>(user)->socket_ = -1;
  return NATS_OK;
}

natsStatus Session::write_event(void* user, bool add) {
  auto* session = static_cast<Session*>(user);
  const bool before = session->wants_to_write_.exchange(add);
  if (add && !before && !session->loop_.on_thread()) session->loop_.wake();
  return NATS_OK;
}

natsStatus Session::detach(void* user) {
  auto* session = static_cast<Session*>(user);
  session->socket_ = -1;
  if (!session->closed_.exchange(true)) session->on_close_();
  return NATS_OK;
}

}  // namespace connectkit
