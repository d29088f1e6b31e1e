#include "connectkit/message.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <new>
#include <optional>

#include "header_block.hpp"
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

/// The bytes between the subject, or the reply subject, and the payload of a received message: its header block, for
/// those versions of libnats that are known to keep all of a message in one piece of memory, in this order.
std::optional<std::string_view> received_header_bytes(natsMsg* message) {
  static const bool known = nats_GetVersionNumber() == 0x030401;
  if (!known) return std::nullopt;
  const char* reply = natsMsg_GetReply(message);
  const char* before = reply != nullptr && *reply != '\0' ? reply : natsMsg_GetSubject(message);
  const char* block = before + std::strlen(before) + 1;
  const char* end = natsMsg_GetData(message);
  if (end < block) return std::nullopt;
  // A block, where there is one, ends with a zero of its own.
  return end == block ? std::string_view() : std::string_view(block, static_cast<std::size_t>(end - block - 1));
}

/// Calls `use(key, value)` for every header that libnats has parsed, but not for a status line. libnats makes the
/// headers Status and Description of one, which stand before others of these names.
template <class Use>
void for_each_parsed(natsMsg* message, bool has_status_line, Use use) {
  const char** keys = nullptr;
  int count = 0;
  if (natsMsgHeader_Keys(message, &keys, &count) != NATS_OK) return;
  const StringArray owner(keys);
  for (int at = 0; at < count; ++at) {
    const char** values = nullptr;
    int value_count = 0;
    if (natsMsgHeader_Values(message, keys[at], &values, &value_count) != NATS_OK) continue;
    const StringArray values_owner(values);
    const std::string_view key = keys[at];
    for (int value = has_status_line && (key == "Status" || key == "Description") ? 1 : 0; value < value_count;
         ++value) {
      use(keys[at], values[value] != nullptr ? values[value] : "");
    }
  }
}

/// Calls `use(key, value)` for every header of a message, but not for a status line.
template <class Use>
void for_each_header(natsMsg* message, bool made_here, Use use) {
  if (made_here) return for_each_parsed(message, false, use);
  const std::optional<std::string_view> bytes = received_header_bytes(message);
  if (bytes && bytes->empty()) return;
  // libnats misreads empty values, forgets the order of keys, and needs many small pieces of memory for its own
  // reading.
  if (auto block = bytes ? HeaderBlock::of(*bytes) : std::nullopt) {
    while (block->next()) use(block->key().c_str(), block->value().c_str());
    return;
  }
  // It has already read the headers of a message without payload, to look for a status.
  for_each_parsed(message, !bytes || bytes->substr(0, 9) == "NATS/1.0 ", use);
}

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

bool Message::has_headers() const {
  bool any = false;
  if (native_ != nullptr) for_each_header(native(native_), made_here_, [&](const char*, const char*) { any = true; });
  return any;
}

Headers Message::headers() const {
  Headers headers;
  if (native_ == nullptr) return headers;
  for_each_header(native(native_), made_here_, [&](const char* key, const char* value) {
    headers.push_back({key, value});
  });
  return headers;
}

bool valid_header(const Header& header) {
  const auto key_character = [](char c) { return c > ' ' && c < 0x7f && c != ':'; };
  return !header.key.empty() && std::all_of(header.key.begin(), header.key.end(), key_character) &&
         header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

Native<natsMsg> copy_with_headers(const Message& message, const char* subject) {
  natsMsg* original = MessageAccess::native(message);
  Native<natsMsg> copy;
  bool failed = false;
  for_each_header(original, MessageAccess::made_here(message), [&](const char* key, const char* value) {
    if (failed) return;
    if (!copy) {
      natsMsg* created = nullptr;
      failed = natsMsg_Create(&created, subject, nullptr, natsMsg_GetData(original), natsMsg_GetDataLength(original)) !=
               NATS_OK;
      copy.reset(created);
    }
    failed = failed || natsMsgHeader_Add(copy.get(), key, value) != NATS_OK;
  });
  return copy;
}

}  // namespace connectkit
