#pragma once

#include <nats/nats.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "connectkit/message.hpp"

namespace connectkit {

/// Owners of what libnats allocates.
struct NativeDeleter {
  void operator()(natsOptions* options) const { natsOptions_Destroy(options); }
  void operator()(natsConnection* connection) const { natsConnection_Destroy(connection); }
  void operator()(natsSubscription* subscription) const { natsSubscription_Destroy(subscription); }
  void operator()(natsMsg* message) const { natsMsg_Destroy(message); }
};
template <class T>
using Native = std::unique_ptr<T, NativeDeleter>;

/// Owner of an array of strings that libnats allocates with malloc, while the strings stay its own.
struct FreeDeleter {
  void operator()(const char** array) const { std::free(static_cast<void*>(array)); }
};
using StringArray = std::unique_ptr<const char*, FreeDeleter>;

/// The way from a Message to the natsMsg in it, for this folder only.
struct MessageAccess {
  static Message received(natsMsg* message) { return Message(message, false); }
  static natsMsg* native(const Message& message) { return static_cast<natsMsg*>(message.native_); }
  static bool made_here(const Message& message) { return message.made_here_; }
};

/// A copy of `message` that goes to `subject` with all headers of `message`, without its reply subject; nothing when it
/// has no headers.
Native<natsMsg> copy_with_headers(const Message& message, const char* subject);

/// An error of libnats for people. `text` is what it says about it: places in its source, names of certificates and
/// the like are left out. What a server says is in its own words.
std::string error_text(natsStatus status, std::string_view text);

/// The same for the last call of this thread that failed.
std::string last_error(natsStatus status);

}  // namespace connectkit
