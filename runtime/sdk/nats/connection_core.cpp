#include "connection_core.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "input_core.hpp"
#include "loop_core.hpp"
#include "output_core.hpp"
#include "session.hpp"

namespace connectkit {
namespace {

using Kind = ConnectionEvent::Kind;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How long messages may wait to be confirmed while there are few of them.
constexpr milliseconds housekeeping_every{500};
constexpr milliseconds first_pause{50};
constexpr milliseconds longest_pause{2'000};
// A session that lasted this long was a good one, and is replaced without a pause.
constexpr milliseconds good_session{5'000};
// The longest that libnats may need to notice that a server does not answer.
constexpr milliseconds connect_within{2'000};
constexpr milliseconds longest_close{1'000};

using ReportsHolder = std::shared_ptr<ServerReports>;

void on_error(natsConnection* /*connection*/, natsSubscription* /*subscription*/, natsStatus status, void* holder) {
  (*static_cast<ReportsHolder*>(holder))->add(last_error(status));
}

/// The last callback of a connection.
void on_closed(natsConnection* /*connection*/, void* holder) { delete static_cast<ReportsHolder*>(holder); }

natsStatus set_options(natsOptions* options, const ServerAddress& server, const std::string& name,
                       ReportsHolder& holder) {
  natsStatus status = natsOptions_SetURL(options, ("nats://" + host_and_port(server)).c_str());
  if (status == NATS_OK && !name.empty()) status = natsOptions_SetName(options, name.c_str());
  if (status == NATS_OK) status = natsOptions_SetAllowReconnect(options, false);
  // With an event loop this means that a publish only asks to be written, without libnats's own flusher.
  if (status == NATS_OK) status = natsOptions_SetSendAsap(options, true);
  if (status == NATS_OK) status = natsOptions_SetPingInterval(options, 0);
  if (status == NATS_OK) status = natsOptions_SetTimeout(options, connect_within.count());
  if (status == NATS_OK) status = natsOptions_SetErrorHandler(options, on_error, &holder);
  if (status == NATS_OK) status = natsOptions_SetClosedCB(options, on_closed, &holder);
  return status;
}

}  // namespace

ConnectionCore::ConnectionCore(std::shared_ptr<LoopCore> loop, ServerConfig config, Connection::OnEvent on_event)
    : loop_(std::move(loop)),
      config_(std::move(config)),
      on_event_(std::move(on_event)),
      credentials_(config_),
      pool_(config_.servers) {}

void ConnectionCore::open() {
  const std::scoped_lock lock(mutex_);
  if (thread_.joinable() || closing_) return;
  thread_ = std::thread([self = shared_from_this()] { self->work(); });
}

void ConnectionCore::close() {
  std::unique_lock lock(mutex_);
  closing_ = true;
  changed_.notify_all();
  std::thread thread = std::move(thread_);
  lock.unlock();
  loop_->run([this] {
    if (session_) session_->close("closed");
  });
  lock.lock();
  const bool ended = !thread.joinable() || changed_.wait_for(lock, longest_close, [this] { return ended_; });
  lock.unlock();
  // An attempt to connect cannot be interrupted: a thread that is left behind ends by itself, as soon as that does.
  if (!ended) thread.detach();
  // OpenSSL clears up at the end of each thread, and must have done so before it clears up at the end of the process.
  if (thread.joinable()) thread.join();
  const std::scoped_lock event_lock(event_mutex_);
  on_event_ = nullptr;
}

bool ConnectionCore::closing() {
  const std::scoped_lock lock(mutex_);
  return closing_;
}

void ConnectionCore::work() {
  milliseconds wait{0};
  while (true) {
    pause(wait);
    if (closing()) break;
    const auto start = Clock::now();
    if (const std::shared_ptr<Session> session = connect()) {
      begin(session);
      serve(*session);
      end(session);
    }
    const bool good = !server_.empty() && Clock::now() - start > good_session;
    server_.clear();
    wait = good ? milliseconds{0} : std::clamp(wait * 2, first_pause, longest_pause);
  }
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

void ConnectionCore::pause(milliseconds time) {
  const auto until = Clock::now() + time;
  while (Clock::now() < until) {
    {
      std::unique_lock lock(mutex_);
      const auto next = std::min(until, Clock::now() + housekeeping_every);
      if (changed_.wait_until(lock, next, [this] { return closing_; })) return;
    }
    tell_counts();
    if (credentials_.refresh(false, [this](ConnectionEvent event) { tell(std::move(event)); })) return;
  }
}

std::shared_ptr<Session> ConnectionCore::connect() {
  credentials_.refresh(true, [this](ConnectionEvent event) { tell(std::move(event)); });
  std::string failure;
  bool refused = false;
  if (const auto problem = credentials_.problem()) {
    failure = *problem;
  } else {
    for (const ServerAddress& server : pool_.round()) {
      natsStatus status = NATS_OK;
      std::string why;
      if (auto session = try_server(server, status, why)) {
        pool_.use(server);
        return session;
      }
      refused = refused || status == NATS_CONNECTION_AUTH_FAILED;
      failure += (failure.empty() ? "" : ", ") + host_and_port(server) + ": " + why;
      if (closing()) return nullptr;
    }
  }
  if (std::exchange(last_failure_, failure) != failure) {
    tell({refused ? Kind::refused : Kind::unreachable, failure, "", 0});
  }
  return nullptr;
}

std::shared_ptr<Session> ConnectionCore::try_server(const ServerAddress& server, natsStatus& status, std::string& why) {
  natsOptions* created = nullptr;
  status = natsOptions_Create(&created);
  const Native<natsOptions> options(created);
  // Whoever holds the reports last: the session's life ends with a callback, which may come after ours.
  auto holder = std::make_unique<ReportsHolder>(std::make_shared<ServerReports>());
  if (status == NATS_OK) status = set_options(options.get(), server, config_.client_name, *holder);
  if (status == NATS_OK) status = credentials_.apply(options.get(), server);
  auto session = std::make_shared<Session>(*loop_, [core = weak_from_this()] {
    if (const auto self = core.lock()) self->notify();
  });
  if (status == NATS_OK) status = session->connect(options.get());
  if (status != NATS_OK) {
    why = last_error(status);
    return nullptr;
  }
  reports_ = *holder;
  static_cast<void>(holder.release());
  server_ = host_and_port(server);
  learn_servers(*session);
  return session;
}

void ConnectionCore::learn_servers(Session& session) {
  char** urls = nullptr;
  int count = 0;
  if (natsConnection_GetDiscoveredServers(session.connection(), &urls, &count) != NATS_OK) return;
  for (int at = 0; at < count; ++at) {
    pool_.learn(urls[at], config_.servers.front());
    std::free(urls[at]);
  }
  std::free(static_cast<void*>(urls));
}

void ConnectionCore::begin(const std::shared_ptr<Session>& session) {
  last_failure_.clear();
  missed_ = 0;
  connected_ = true;
  if (was_connected_) ++reconnects_;
  tell({was_connected_ ? Kind::reconnected : Kind::connected, "", server_, 0});
  was_connected_ = true;
  loop_->run([&] {
    std::vector<std::shared_ptr<InputCore>> inputs;
    {
      const std::scoped_lock lock(mutex_);
      if (closing_) return;
      inputs = inputs_;
    }
    session_ = session;
    loop_->add(session);
    for (const auto& input : inputs) subscribe(input);
    const auto outputs = this->outputs();
    for (const auto& output : outputs) output->begin(session);
    session->on_written([this] {
      for (const auto& output : this->outputs()) output->written();
    });
  });
}

void ConnectionCore::end(const std::shared_ptr<Session>& session) {
  connected_ = false;
  loop_->run([&] {
    session->close("closed");
    for (const auto& output : outputs()) output->end();
    std::vector<std::shared_ptr<InputCore>> inputs;
    {
      const std::scoped_lock lock(mutex_);
      inputs = inputs_;
      after_confirmation_.clear();
    }
    for (const auto& input : inputs) input->end();
    session->on_written(nullptr);
    loop_->remove(*session);
    session_.reset();
  });
  tell_reports();
  if (!closing()) tell({Kind::disconnected, session->reason(), server_, 0});
}

}  // namespace connectkit
