#include "connectkit/connection.hpp"

namespace connectkit {

const char* name(ConnectionEvent::Kind kind) {
  using Kind = ConnectionEvent::Kind;
  switch (kind) {
    case Kind::connected:
      return "connected";
    case Kind::reconnected:
      return "reconnected";
    case Kind::disconnected:
      return "disconnected";
    case Kind::unreachable:
      return "unreachable";
    case Kind::refused:
      return "refused";
    case Kind::subscribed:
      return "subscribed";
    case Kind::file_loaded:
      return "file_loaded";
    case Kind::file_kept:
      return "file_kept";
    case Kind::server_error:
      return "server_error";
    case Kind::rejected:
      return "rejected";
    case Kind::dropped:
      return "dropped";
  }
  return "unknown";
}

}  // namespace connectkit
