#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>

#include "connectkit/base/base64.hpp"
#include "support/process.hpp"

using namespace connectkit;
using namespace connectkit::test;

namespace {

std::string probe_path() { return std::string(CONNECTKIT_BINARY_DIR) + "/bin/runtime_probe"; }

/// A config whose source does something, and a producer that is never connected.
std::string config(const std::string& does) {
  return encode_base64("source: {type: probe, config: {does: " + does +
                       "}}\nproducer: {nats: {url: nats://127.0.0.1:1}, core: {subject: a}}\n");
}

Finished run_probe(std::vector<std::string> words, Process::Environment env = {}) {
  words.insert(words.begin(), probe_path());
  return test::run({.argv = std::move(words), .env = std::move(env)});
}

/// A probe that works already.
struct Working {
  explicit Working(const std::string& does, Process::Environment env = {})
      : process({.argv = {probe_path(), config(does)}, .env = std::move(env)}) {
    REQUIRE(process.wait_for_err("msg=working"));
  }
  Process process;
};

/// How long ending may take.
constexpr std::chrono::milliseconds at_once = 1s * slowness;
constexpr std::chrono::milliseconds in_time = slowness == 1 ? 5s : 8s;

std::string command_line_of(pid_t pid) { return slurp("/proc/" + std::to_string(pid) + "/cmdline"); }

}  // namespace

TEST_CASE("wrong usage exits with 1 and says the usage on stderr") {
  const std::vector<std::vector<std::string>> wrong{{}, {"a", "b"}, {"--config"}, {"--metrics"}, {"--help", "me"}};
  for (const auto& words : wrong) {
    const Finished finished = run_probe(words);
    CHECK(finished.exit == Exit{1, 0});
    CHECK(finished.out.empty());
    CHECK(finished.err == "usage: probe <config>\n");
  }
}

TEST_CASE("--version, --help and --definitions print to stdout and nothing to stderr") {
  const Finished version = run_probe({"--version"});
  CHECK(version.out == "probe 1.2.3\n");
  CHECK(version.exit == Exit{});
  CHECK(version.err.empty());
  const Finished help = run_probe({"--help"});
  CHECK(help.out.starts_with("usage: probe <config>\n"));
  CHECK(help.exit == Exit{});
  const Finished definitions = run_probe({"--definitions"});
  CHECK(definitions.out.find("\"version\": 1") != std::string::npos);
  CHECK(definitions.exit == Exit{});
}

TEST_CASE("output that cannot be written is no success") {
  const Finished finished = test::run({.argv = {"/bin/sh", "-c", probe_path() + " --help > /dev/full"}});
  CHECK(finished.exit == Exit{4, 0});
}

TEST_CASE("a workload gets the checked config with its defaults") {
  Working working("stops");
  CHECK(working.process.err().find("msg=working times=3 loud=true does=stops\n") != std::string::npos);
}

TEST_CASE("the config is gone from the list of processes once the workload runs") {
  const std::string text = config("stops");
  Working working("stops");
  const std::string shown = command_line_of(working.process.pid());
  CHECK(shown.starts_with(probe_path()));
  CHECK(shown.find(text.substr(0, 4)) == std::string::npos);
  CHECK(shown.find_first_not_of('\0', probe_path().size()) == std::string::npos);
}

TEST_CASE("text that is not base64 is refused with 2") {
  const Finished finished = run_probe({"source: {}"});
  CHECK(finished.exit == Exit{2, 0});
  CHECK(occurrences(finished.err, "\n") == 1);
  CHECK(finished.err.find(" level=error msg=\"config:1:1: ") != std::string::npos);
  CHECK(finished.err.find("[config-base64]\"") != std::string::npos);
}

TEST_CASE("a file that cannot be read is refused with 2") {
  const Finished finished = run_probe({"--config", "/nowhere/config.yml"});
  CHECK(finished.exit == Exit{2, 0});
  CHECK(finished.err.find("/nowhere/config.yml") != std::string::npos);
}

TEST_CASE("every problem of a config is a line of its own") {
  const Finished finished =
      run_probe({encode_base64("source: {type: probe, config: {dose: x, times: many}}\nproducer: {nats: {url: "
                               "'ftp://a'}, core: {subject: a}}\n")});
  CHECK(finished.exit == Exit{2, 0});
  CHECK(occurrences(finished.err, "\n") == 3);
  CHECK(finished.err.find("msg=\"config:1:32: ") != std::string::npos);
  CHECK(finished.err.find("[connector-unknown-field]\"") != std::string::npos);
  CHECK(finished.err.find("msg=\"config:1:48: ") != std::string::npos);
  CHECK(finished.err.find("[connector-field-type]\"") != std::string::npos);
  CHECK(finished.err.find("msg=\"config:2:24: ") != std::string::npos);
  CHECK(finished.err.find("[connector-url]\"") != std::string::npos);
  CHECK(finished.err.find("msg=working") == std::string::npos);
}

TEST_CASE("what a runtime checks itself is a problem like any other") {
  const Finished finished = run_probe({config("nothing")});
  CHECK(finished.exit == Exit{2, 0});
  CHECK(finished.err.find("config:1:38: a probe does something [connector-field-constraint]") != std::string::npos);
}

TEST_CASE("a JWT of the platform that cannot be decoded is refused with 2 before the config is looked at") {
  const Finished finished = run_probe({config("stops")}, {{"NEX_WORKLOAD_NATS_B64_JWT", "top secret"}});
  CHECK(finished.exit == Exit{2, 0});
  CHECK(occurrences(finished.err, "\n") == 1);
  CHECK(finished.err.find("level=error msg=\"NEX_WORKLOAD_NATS_B64_JWT is not standard base64\"") != std::string::npos);
  CHECK(finished.err.find("secret") == std::string::npos);
}

TEST_CASE("an unknown log level is a warning, and the log goes on with info") {
  Working working("stops", {{"CONNECT_LOG_LEVEL", "trace"}});
  CHECK(working.process.err().find("level=warn msg=\"CONNECT_LOG_LEVEL is \\\"trace\\\"") != std::string::npos);
}

TEST_CASE("only errors are logged when only they are wanted") {
  Process process({.argv = {probe_path(), config("loses")}, .env = {{"CONNECT_LOG_LEVEL", "error"}}});
  process.wait(200ms);
  process.signal(SIGTERM);
  CHECK(process.wait() == Exit{3, 0});
  CHECK(occurrences(process.err(), "\n") == 1);
}

TEST_CASE("a log in JSON has one object a line") {
  Process process({.argv = {probe_path(), config("stops")}, .env = {{"CONNECT_LOG_FORMAT", "json"}}});
  REQUIRE(process.wait_for_err("\"msg\":\"working\",\"times\":3,\"loud\":true,\"does\":\"stops\"}\n"));
  CHECK(process.err().starts_with("{\"time\":\"2"));
}

TEST_CASE("a signal ends the workload, and the process exits with 0") {
  for (const int signal : {SIGINT, SIGTERM}) {
    Working working("stops");
    working.process.signal(signal);
    CHECK(working.process.wait() == Exit{});
    CHECK(working.process.err().find(signal == SIGINT ? "msg=stopping signal=SIGINT" : "msg=stopping signal=SIGTERM") !=
          std::string::npos);
    CHECK(working.process.err().ends_with("level=info msg=stopped\n"));
  }
}

TEST_CASE("an ignored SIGINT, as shells give it to their background jobs, still ends the workload") {
  Process process({.argv = {"/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh", probe_path(), config("stops")}});
  REQUIRE(process.wait_for_err("msg=working"));
  process.signal(SIGINT);
  CHECK(process.wait() == Exit{});
}

TEST_CASE("a workload that could not deliver everything makes 3") {
  Working working("loses");
  working.process.signal(SIGTERM);
  CHECK(working.process.wait() == Exit{3, 0});
  CHECK(working.process.err().find("level=error msg=\"stopped before everything was delivered\"") != std::string::npos);
}

TEST_CASE("a second signal ends a workload that takes its time at once") {
  for (const auto& [first, second, code] :
       {std::tuple{SIGTERM, SIGTERM, 143}, {SIGINT, SIGINT, 130}, {SIGTERM, SIGINT, 130}}) {
    Working working("never stops");
    working.process.signal(first);
    REQUIRE(working.process.wait_for_err("msg=stopping"));
    working.process.signal(second);
    CHECK(working.process.wait(at_once) == Exit{code, 0});
  }
}

TEST_CASE("one request to stop that comes as two signals lets the workload stop in order") {
  Working working("takes a moment to stop");
  working.process.signal(SIGTERM);
  REQUIRE(working.process.wait_for_err("msg=stopping"));
  working.process.signal(SIGINT);
  CHECK(working.process.wait() == Exit{});
}

TEST_CASE("a workload that does not stop is ended within 5 s with 3") {
  Working working("never stops");
  const Stopwatch watch;
  working.process.signal(SIGTERM);
  CHECK(working.process.wait() == Exit{3, 0});
  CHECK(watch.elapsed() < in_time);
  CHECK(working.process.err().find("it took too long to stop") != std::string::npos);
}

namespace {

/// A probe whose log goes into a pipe.
struct Piped {
  explicit Piped(const std::string& does) {
    REQUIRE(mkfifo((dir / "log").c_str(), 0600) == 0);
    reader = open((dir / "log").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(reader >= 0);
    process.emplace(Process::Options{
        .argv = {"/bin/sh", "-c", "exec \"$1\" \"$2\" 2> \"$3\"", "sh", probe_path(), config(does), dir / "log"}});
  }
  TempDir dir;
  int reader = -1;
  std::optional<Process> process;
};

}  // namespace

TEST_CASE("a log that nobody reads does not keep the process from ending within 5 s") {
  Piped piped("fills the log");
  CHECK_FALSE(piped.process->wait(500ms));
  piped.process->signal(SIGTERM);
  CHECK(piped.process->wait(in_time) == Exit{3, 0});
  close(piped.reader);
}

TEST_CASE("a log whose reader has gone does not end the workload") {
  Piped piped("fills the log");
  CHECK_FALSE(piped.process->wait(500ms));
  close(piped.reader);
  CHECK_FALSE(piped.process->wait(500ms));
  piped.process->signal(SIGTERM);
  CHECK(piped.process->wait(in_time) == Exit{});
}

namespace {

/// Where each open file of a process leads.
std::map<int, std::string> files_of(pid_t pid) {
  std::map<int, std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd", error)) {
    files[std::stoi(entry.path().filename())] = std::filesystem::read_symlink(entry.path(), error).string();
  }
  return files;
}

}  // namespace

TEST_CASE("closed standard streams are not taken by other files") {
  Process process({.argv = {"/bin/sh", "-c", "exec \"$1\" \"$2\" <&- >&- 2>&-", "sh", probe_path(), config("stops")}});
  std::map<int, std::string> files;
  CHECK(wait_until([&] {
    files = files_of(process.pid());
    return std::any_of(files.begin(), files.end(),
                       [](const auto& file) { return file.second == "anon_inode:[signalfd]"; });
  }));
  for (const int number : {0, 1, 2}) CHECK(files[number] == "/dev/null");
  process.signal(SIGTERM);
  CHECK(process.wait() == Exit{});
}

TEST_CASE("an exception of a workload is an internal error, logged without passwords") {
  const Finished finished = run_probe({config("throws")});
  CHECK(finished.exit == Exit{4, 0});
  CHECK(
      finished.err.find("level=error msg=\"internal error\" reason=\"it cannot reach nats://user:***@example.com\"") !=
      std::string::npos);
}

TEST_CASE("whatever ends the program by accident ends it with 4") {
  for (const char* does : {"throws something", "throws in a thread"}) {
    const Finished finished = run_probe({config(does)});
    CHECK(finished.exit == Exit{4, 0});
    CHECK(finished.err.find("msg=\"internal error\"") != std::string::npos);
    CHECK(finished.err.find("secret") == std::string::npos);
  }
}
