#include "connectkit/message.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <new>

#include "native.hpp"

// libnats hands every message that is destroyed to a thread of its own, which costs more than all the rest of a relay:
// a wake-up, a contended lock, and memory that passes from one thread to another. Where this function, which it exports
// and calls through the symbol table, says no, natsMsg_Destroy frees the message at once. A libnats without it, or
// linked in another way, works as before, only slower.
extern "C" bool natsGC_collect(void* item);
extern "C" bool natsGC_collect(void* /*item*/) { return false; }

namespace connectkit {
namespace {

natsMsg* native(void* message) { return static_cast<natsMsg*>(message); }

/// Whether `message` came with a status line. libnats turns one into the headers Status and Description, like those
/// that a sender may have written himself; only the received bytes tell them apart. They lie between subject and
/// payload.
bool has_status_line(natsMsg* message) {
  constexpr std::string_view start = "NATS/1.0";
  constexpr std::ptrdiff_t longest_header = 1 << 20;
  const char* reply = natsMsg_GetReply(message);
  const char* before = reply != nullptr && *reply != '\0' ? reply : natsMsg_GetSubject(message);
  const char* block = before + std::strlen(before) + 1;
  const std::ptrdiff_t length = natsMsg_GetData(message) - block;
  if (length <= static_cast<std::ptrdiff_t>(start.size()) || length > longest_header) return false;
  return std::string_view(block, start.size()) == start && block[start.size()] == ' ';
}

struct Keys {
  explicit Keys(natsMsg* message) {
    const char** keys = nullptr;
    if (natsMsgHeader_Keys(message, &keys, &count) != NATS_OK) count = 0;
    array.reset(keys);
    for (int at = 0; at < count && !status; ++at) status = is_status(array.get()[at]) && has_status_line(message);
  }

  static bool is_status(const char* key) {
    return std::strcmp(key, "Status") == 0 || std::strcmp(key, "Description") == 0;
  }

  /// Calls `use(key, value)` for every header but the status line.
  template <class Use>
  void for_each(natsMsg* message, Use use) const {
    for (int at = 0; at < count; ++at) {
      const char* key = array.get()[at];
      const char** values = nullptr;
      int value_count = 0;
      if (natsMsgHeader_Values(message, key, &values, &value_count) != NATS_OK) continue;
      const StringArray owner(values);
      // A status line is parsed first, so its words are the first values of their keys.
      for (int value = status && is_status(key) ? 1 : 0; value < value_count; ++value) use(key, values[value]);
    }
  }

  StringArray array;
  int count = 0;
  bool status = false;
};

}  // namespace

Message::Message(std::string_view payload, const Headers& headers) : made_here_(true) {
  natsMsg* message = nullptr;
  // A subject is compulsory, though it is not known yet.
  const auto size = static_cast<int>(payload.size());
  if (natsMsg_Create(&message, "-", nullptr, payload.data(), size) != NATS_OK) throw std::bad_alloc();
  native_ = message;
  for (const Header& header : headers) {
    if (valid_header(header)) natsMsgHeader_Add(message, header.key.c_str(), header.value.c_str());
  }
}

Message& Message::operator=(Message&& other) noexcept {
  std::swap(native_, other.native_);
  std::swap(made_here_, other.made_here_);
  return *this;
}

Message::~Message() { natsMsg_Destroy(native(native_)); }

std::string_view Message::subject() const {
  return made_here_ || native_ == nullptr ? std::string_view() : natsMsg_GetSubject(native(native_));
}

std::string_view Message::payload() const {
  if (native_ == nullptr) return {};
  return {natsMsg_GetData(native(native_)), static_cast<std::size_t>(natsMsg_GetDataLength(native(native_)))};
}

bool Message::has_headers() const { return !headers().empty(); }

Headers Message::headers() const {
  Headers headers;
  if (native_ == nullptr) return headers;
  const Keys keys(native(native_));
  keys.for_each(native(native_), [&](const char* key, const char* value) {
    headers.push_back({key, value != nullptr ? value : ""});
  });
  return headers;
}

bool valid_header(const Header& header) {
  const auto key_character = [](char c) { return c > ' ' && c < 0x7f && c != ':'; };
  return !header.key.empty() && std::all_of(header.key.begin(), header.key.end(), key_character) &&
         header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

Native<natsMsg> copy_with_headers(natsMsg* message, const char* subject) {
  const Keys keys(message);
  if (keys.count == 0) return nullptr;
  natsMsg* created = nullptr;
  if (natsMsg_Create(&created, subject, nullptr, natsMsg_GetData(message), natsMsg_GetDataLength(message)) != NATS_OK) {
    return nullptr;
  }
  Native<natsMsg> copy(created);
  bool any = false;
  keys.for_each(message, [&](const char* key, const char* value) {
    any = natsMsgHeader_Add(copy.get(), key, value) == NATS_OK || any;
  });
  return any ? std::move(copy) : nullptr;
}

std::string last_error(natsStatus status) {
  natsStatus last = NATS_OK;
  const char* text = nats_GetLastError(&last);
  if (last == status && text != nullptr && *text != '\0') return text;
  return natsStatus_GetText(status);
}

}  // namespace connectkit
