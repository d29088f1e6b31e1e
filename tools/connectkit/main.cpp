#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "connectkit/cli/run.hpp"

int main(int argc, char** argv) {
  // A closed pipe is an error of writing, which is reported as such.
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const char* no_color = std::getenv("NO_COLOR");
  const bool color = ::isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
  connectkit::cli::Streams streams{std::cout, std::cerr, color};
  return connectkit::cli::run(std::vector<std::string>(argv + 1, argv + argc), streams);
}
