#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace connectkit {

/// One server. Either user with password, or token, or neither; a URL's `user@` without a password is a token.
struct ServerAddress {
  bool tls = false;
  /// A name or an address; IPv6 without brackets.
  std::string host;
  std::uint16_t port = 4222;
  std::string user;
  std::string password;
  std::string token;
  /// The name that its certificate must be for; empty: `host`.
  std::string tls_name;
};

/// Everything that decides how a connection is made. When any server asks for TLS, all of them are spoken to with TLS.
struct ServerConfig {
  std::vector<ServerAddress> servers;
  /// Shown by the server in its list of connections.
  std::string client_name;
  /// A user's JWT and the seed of its key; both or none.
  std::string jwt;
  std::string seed;
  /// Paths of files; empty: not used. They are read before each attempt to connect, and when they change.
  std::string creds_file;
  std::string ca_file;
  std::string cert_file;
  std::string key_file;
};

/// What a connection tells about itself. Each change is told once.
struct ConnectionEvent {
  enum class Kind {
    /// For the first time, and again after a loss; `server` says where.
    connected,
    reconnected,
    /// The connection was lost; attempts to get it back go on for ever.
    disconnected,
    /// No server can be reached. Told again only when the reason changes.
    unreachable,
    /// A server answers but does not let us in, or not subscribe. Told again only when the reason changes.
    refused,
    /// The server has confirmed every subscription of this connection.
    subscribed,
    /// A file changed and will be used; or it cannot be used and its last good content stays.
    file_loaded,
    file_kept,
    /// The server reports an error that does not end the connection, such as a missing permission.
    server_error,
    /// Messages that can never be sent (too large for the server), and messages for which there was no room.
    rejected,
    dropped,
  };
  Kind kind;
  /// For people; holds no secret.
  std::string text;
  /// host:port, where one is concerned.
  std::string server;
  /// How many messages, for rejected and dropped: all so far.
  std::uint64_t count = 0;
};

/// The name of an event's kind as it is logged: "connected", "file_kept", …
[[nodiscard]] const char* name(ConnectionEvent::Kind kind);

/// One thread that does the network input and output of its connections and calls the handlers of their inputs.
/// It must outlive them. A handler that waits holds up everything on its loop, its own messages included.
class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

 private:
  friend class Connection;
  std::shared_ptr<class LoopCore> core_;
};

/// A supervised connection to one of several servers. It never gives up: whatever a server, a network or credentials
/// do, it says so and tries again. Thread-safe.
class Connection {
 public:
  /// Called from threads of the library, one event at a time for a connection; must not wait and must not destroy it.
  using OnEvent = std::function<void(const ConnectionEvent&)>;

  /// Does nothing yet, so that inputs and outputs can be made before the first event.
  Connection(Loop& loop, ServerConfig config, OnEvent on_event);
  /// Closes. Waits for at most a second, for an attempt to connect that cannot be interrupted.
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Starts to connect, and returns at once.
  void open();

  [[nodiscard]] bool connected() const;

  /// How often a lost connection came back.
  [[nodiscard]] std::uint64_t reconnects() const;

 private:
  friend class Input;
  friend class Output;
  std::shared_ptr<class ConnectionCore> core_;
};

}  // namespace connectkit
