#include "support/nats_client.hpp"

#include <nats/nats.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <stdexcept>

namespace connectkit::test {
namespace {

void need(natsStatus status, const std::string& what) {
  if (status == NATS_OK) return;
  const char* detail = nats_GetLastError(nullptr);
  throw std::runtime_error(what + ": " + natsStatus_GetText(status) + (detail == nullptr ? "" : ", ") +
                           (detail == nullptr ? "" : detail));
}

natsConnection* connection(void* native) { return static_cast<natsConnection*>(native); }

void read_headers(natsMsg* message, Received& into) {
  const char** keys = nullptr;
  int count = 0;
  if (natsMsgHeader_Keys(message, &keys, &count) != NATS_OK) return;
  std::vector<std::string> sorted(keys, keys + count);
  std::free(static_cast<void*>(keys));
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& key : sorted) {
    const char** values = nullptr;
    int size = 0;
    need(natsMsgHeader_Values(message, key.c_str(), &values, &size), "values of " + key);
    for (int i = 0; i < size; ++i) into.headers.emplace_back(key, values[i]);
    std::free(static_cast<void*>(values));
  }
}

using OptionsHandle = std::unique_ptr<natsOptions, decltype(&natsOptions_Destroy)>;

OptionsHandle native_options(const std::string& url, const NatsClient::Options& options) {
  natsOptions* raw = nullptr;
  need(natsOptions_Create(&raw), "options");
  OptionsHandle result(raw, natsOptions_Destroy);
  need(natsOptions_SetURL(raw, url.c_str()), url);
  need(natsOptions_SetTimeout(raw, 20'000), "timeout");
  need(natsOptions_SetMaxReconnect(raw, 10'000), "reconnects");
  need(natsOptions_SetReconnectWait(raw, 20), "reconnect wait");
  if (!options.creds_file.empty())
    need(natsOptions_SetUserCredentialsFromFiles(raw, options.creds_file.c_str(), nullptr), options.creds_file);
  if (!options.ca_file.empty()) {
    need(natsOptions_SetSecure(raw, true), "TLS");
    need(natsOptions_LoadCATrustedCertificates(raw, options.ca_file.c_str()), options.ca_file);
  }
  if (!options.cert_file.empty())
    need(natsOptions_LoadCertificatesChain(raw, options.cert_file.c_str(), options.key_file.c_str()),
         options.cert_file);
  return result;
}

}  // namespace

struct Subscription::Inbox {
  mutable std::mutex mutex;
  mutable std::condition_variable changed;
  std::vector<Received> messages;
  bool completed = false;
};

Subscription::Subscription(void* connection_handle, const std::string& subject, const std::string& queue)
    : inbox_(std::make_unique<Inbox>()) {
  const natsMsgHandler handler = [](natsConnection*, natsSubscription*, natsMsg* message, void* inbox) {
    on_message(message, inbox);
  };
  natsSubscription* made = nullptr;
  need(queue.empty()
           ? natsConnection_Subscribe(&made, connection(connection_handle), subject.c_str(), handler, inbox_.get())
           : natsConnection_QueueSubscribe(&made, connection(connection_handle), subject.c_str(), queue.c_str(),
                                           handler, inbox_.get()),
       "subscribe to " + subject);
  native_ = made;
  need(natsSubscription_SetPendingLimits(made, -1, -1), "pending limits");
  need(natsSubscription_SetOnCompleteCB(made, on_complete, inbox_.get()), "completion");
}

Subscription::~Subscription() {
  natsSubscription_Destroy(static_cast<natsSubscription*>(native_));
  // The callback may still run until the library says that it is done.
  std::unique_lock lock(inbox_->mutex);
  inbox_->changed.wait(lock, [this] { return inbox_->completed; });
}

void Subscription::on_message(void* native, void* closure) {
  auto* message = static_cast<natsMsg*>(native);
  Received received;
  received.subject = natsMsg_GetSubject(message);
  if (natsMsg_GetReply(message) != nullptr) received.reply = natsMsg_GetReply(message);
  received.payload.assign(natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message)));
  read_headers(message, received);
  natsMsg_Destroy(message);
  auto* inbox = static_cast<Inbox*>(closure);
  const std::lock_guard lock(inbox->mutex);
  inbox->messages.push_back(std::move(received));
  inbox->changed.notify_all();
}

void Subscription::on_complete(void* closure) {
  auto* inbox = static_cast<Inbox*>(closure);
  const std::lock_guard lock(inbox->mutex);
  inbox->completed = true;
  inbox->changed.notify_all();
}

std::size_t Subscription::count() const {
  const std::lock_guard lock(inbox_->mutex);
  return inbox_->messages.size();
}

std::vector<Received> Subscription::messages() const {
  const std::lock_guard lock(inbox_->mutex);
  return inbox_->messages;
}

bool Subscription::wait_for(std::size_t count, std::chrono::milliseconds time) const {
  std::unique_lock lock(inbox_->mutex);
  return inbox_->changed.wait_for(lock, time, [&] { return inbox_->messages.size() >= count; });
}

Received Subscription::at(std::size_t index) const {
  if (!wait_for(index + 1))
    throw std::runtime_error("only " + std::to_string(count()) + " messages came, not " + std::to_string(index + 1));
  const std::lock_guard lock(inbox_->mutex);
  return inbox_->messages[index];
}

NatsClient::NatsClient(const std::string& url, const Options& options) {
  const OptionsHandle handle = native_options(url, options);
  natsConnection* made = nullptr;
  need(natsConnection_Connect(&made, handle.get()), "connect to " + url);
  native_ = made;
}

NatsClient::~NatsClient() { natsConnection_Destroy(connection(native_)); }

void NatsClient::publish(const std::string& subject, std::string_view payload, const Headers& headers,
                         const std::string& reply) {
  const auto size = static_cast<int>(payload.size());
  if (headers.empty() && reply.empty()) {
    need(natsConnection_Publish(connection(native_), subject.c_str(), payload.data(), size), "publish to " + subject);
    return;
  }
  natsMsg* message = nullptr;
  need(natsMsg_Create(&message, subject.c_str(), reply.empty() ? nullptr : reply.c_str(), payload.data(), size),
       "message");
  const std::unique_ptr<natsMsg, decltype(&natsMsg_Destroy)> owner(message, natsMsg_Destroy);
  for (const auto& [key, value] : headers) need(natsMsgHeader_Add(message, key.c_str(), value.c_str()), key);
  need(natsConnection_PublishMsg(connection(native_), message), "publish to " + subject);
}

void NatsClient::flush() { need(natsConnection_FlushTimeout(connection(native_), 60'000), "flush"); }

std::unique_ptr<Subscription> NatsClient::subscribe(const std::string& subject, const std::string& queue) {
  std::unique_ptr<Subscription> result(new Subscription(native_, subject, queue));
  flush();
  return result;
}

}  // namespace connectkit::test
