#include "support/process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace connectkit::test {
namespace {

std::vector<std::string> environment_of(const Process::Options& options) {
  std::map<std::string, std::string> all;
  for (char** entry = environ; !options.clean && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) all[std::string(text.substr(0, equals))] = text.substr(equals + 1);
  }
  for (const auto& [name, value] : options.env) all[name] = value;
  std::vector<std::string> result;
  for (const auto& [name, value] : all) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

struct Plan {
  const char* program;
  char* const* argv;
  char* const* env;
  const char* cwd;
  std::array<int, 3> files;
  int failure;
  pid_t parent;
};

// Between fork and exec only calls that are safe in a signal handler are allowed.
[[noreturn]] void become(const Plan& plan) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  bool good = getppid() == plan.parent;
  for (int i = 0; i < 3; ++i) good = good && dup2(plan.files[static_cast<std::size_t>(i)], i) >= 0;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (good && (*plan.cwd == '\0' || chdir(plan.cwd) == 0)) execve(plan.program, plan.argv, plan.env);
  const int reason = errno;
  [[maybe_unused]] const ssize_t written = write(plan.failure, &reason, sizeof reason);
  _exit(127);
}

int open_file(const std::filesystem::path& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0) throw std::system_error(errno, std::generic_category(), path.string());
  return file;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Exit& exit) {
  if (exit.signal != 0) return out << "ended by signal " << exit.signal;
  return out << "exit code " << exit.code;
}

std::string find_program(std::string_view name) {
  if (name.find('/') != std::string_view::npos) return std::string(name);
  const char* path = std::getenv("PATH");
  std::istringstream folders(std::string(path == nullptr ? "" : path) + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string candidate = folder + "/" + std::string(name);
    if (!folder.empty() && access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  throw std::runtime_error("the program " + std::string(name) +
                           " is not installed, and this test cannot do without it: run tools/setup --dev");
}

Process::Process(Options options) {
  const std::string program = find_program(options.argv.at(0));
  std::vector<std::string> env_texts = environment_of(options);
  const std::vector<char*> env = pointers(env_texts);
  const std::vector<char*> argv = pointers(options.argv);
  const std::string cwd = options.cwd.string();
  dir_.write("in", options.input);
  std::array<int, 2> failure{};
  if (pipe2(failure.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const Plan plan{program.c_str(),
                  argv.data(),
                  env.data(),
                  cwd.c_str(),
                  {open_file(dir_ / "in", O_RDONLY), open_file(dir_ / "out", O_WRONLY | O_CREAT | O_APPEND),
                   open_file(dir_ / "err", O_WRONLY | O_CREAT | O_APPEND)},
                  failure[1],
                  getpid()};
  pid_ = fork();
  if (pid_ == 0) become(plan);
  for (const int file : plan.files) close(file);
  close(failure[1]);
  int reason = 0;
  const ssize_t got = pid_ < 0 ? 0 : read(failure[0], &reason, sizeof reason);
  close(failure[0]);
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (got != 0) {
    waitpid(pid_, nullptr, 0);
    throw std::runtime_error("cannot start " + program + ": " + std::strerror(reason));
  }
}

Process::~Process() {
  if (exit_) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void Process::signal(int number) {
  if (!running()) throw std::runtime_error("cannot send a signal: the process has ended");
  kill(pid_, number);
}

std::optional<Exit> Process::wait(std::chrono::milliseconds time) {
  const auto ended = [this] {
    if (exit_) return true;
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return false;
    exit_ = WIFSIGNALED(status) ? Exit{0, WTERMSIG(status)} : Exit{WEXITSTATUS(status), 0};
    return true;
  };
  (void)wait_until(ended, time);
  return exit_;
}

bool Process::wait_for_err(std::string_view text, std::size_t times, std::chrono::milliseconds time) {
  bool found = false;
  (void)wait_until(
      [&] {
        const bool ended = !running();
        found = occurrences(err(), text) >= times;
        return found || ended;
      },
      time);
  return found;
}

Finished run(Process::Options options) {
  Process process(std::move(options));
  const auto exit = process.wait();
  if (!exit) throw std::runtime_error("a program did not end in time; stderr so far:\n" + process.err());
  return {*exit, process.out(), process.err()};
}

std::size_t occurrences(std::string_view whole, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = whole.find(text); at != std::string_view::npos; at = whole.find(text, at + text.size()))
    ++count;
  return count;
}

}  // namespace connectkit::test
