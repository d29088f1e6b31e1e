// The plain libnats relay that others are measured against: two connections with default options, and one callback
// that publishes what it received. Usage: plain_loop URL IN OUT; runs until it is killed.

#include <nats/nats.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

struct Relay {
  natsConnection* destination;
  const char* subject;
};

void need(natsStatus status) {
  if (status == NATS_OK) return;
  std::fprintf(stderr, "plain_loop: %s\n", natsStatus_GetText(status));
  std::exit(1);
}

void copy_headers(natsMsg* from, natsMsg* to, const char** keys, int key_count) {
  for (int key = 0; key < key_count; ++key) {
    const char** values = nullptr;
    int value_count = 0;
    need(natsMsgHeader_Values(from, keys[key], &values, &value_count));
    for (int value = 0; value < value_count; ++value) need(natsMsgHeader_Add(to, keys[key], values[value]));
    std::free(static_cast<void*>(values));
  }
}

void on_message(natsConnection*, natsSubscription*, natsMsg* message, void* closure) {
  auto* relay = static_cast<Relay*>(closure);
  const char** keys = nullptr;
  int key_count = 0;
  if (natsMsgHeader_Keys(message, &keys, &key_count) == NATS_OK && key_count > 0) {
    natsMsg* copy = nullptr;
    need(natsMsg_Create(&copy, relay->subject, nullptr, natsMsg_GetData(message), natsMsg_GetDataLength(message)));
    copy_headers(message, copy, keys, key_count);
    std::free(static_cast<void*>(keys));
    need(natsConnection_PublishMsg(relay->destination, copy));
    natsMsg_Destroy(copy);
  } else {
    need(natsConnection_Publish(relay->destination, relay->subject, natsMsg_GetData(message),
                                natsMsg_GetDataLength(message)));
  }
  natsMsg_Destroy(message);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: plain_loop URL IN OUT\n", stderr);
    return 1;
  }
  natsConnection* source = nullptr;
  natsSubscription* subscription = nullptr;
  Relay relay{nullptr, argv[3]};
  need(natsConnection_ConnectTo(&source, argv[1]));
  need(natsConnection_ConnectTo(&relay.destination, argv[1]));
  need(natsConnection_Subscribe(&subscription, source, argv[2], on_message, &relay));
  need(natsConnection_Flush(source));
  std::fputs("msg=ready\n", stderr);
  while (true) pause();
}
