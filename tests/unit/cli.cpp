#include <catch2/catch.hpp>
#include <sstream>

#include "connectkit/base/version.hpp"
#include "connectkit/cli/command.hpp"
#include "connectkit/cli/run.hpp"
#include "connectkit/cli/wrap.hpp"
#include "connectkit/lint/project.hpp"
#include "support/temp_dir.hpp"

// What the scenarios in tests/cli cannot show: terminals, and streams that fail.

using namespace connectkit;
using connectkit::test::TempDir;

namespace {

struct Ran {
  int code;
  std::string out;
  std::string err;
};

Ran run(const std::vector<std::string>& arguments, bool color = false) {
  std::ostringstream out, err;
  cli::Streams streams{out, err, color};
  const int code = cli::run(arguments, streams);
  return {code, out.str(), err.str()};
}

std::string wrong_definition(const TempDir& dir) { return dir.write("wrong.yml", "nme: x\n").string(); }

bool is_colored(const std::string& text) { return text.find('\x1b') != text.npos; }

}  // namespace

TEST_CASE("colours follow the terminal unless the user says otherwise") {
  const TempDir dir;
  const std::string file = wrong_definition(dir);
  CHECK(is_colored(run({"lint", file}, true).out));
  CHECK_FALSE(is_colored(run({"lint", file}, false).out));
  CHECK_FALSE(is_colored(run({"lint", file, "--color", "never"}, true).out));
  CHECK(is_colored(run({"lint", file, "--color", "always"}, false).out));
  CHECK_FALSE(is_colored(run({"lint", file, "--format", "json", "--color", "always"}, true).out));
}

TEST_CASE("a file of results has no colours, although the terminal takes them") {
  const TempDir dir;
  const std::string file = wrong_definition(dir), report = (dir / "report.txt").string();
  const Ran ran = run({"lint", file, "-o", report}, true);
  CHECK(ran.code == cli::exit_code::findings);
  CHECK(ran.out.empty());
  CHECK_FALSE(test::slurp(report).empty());
  CHECK_FALSE(is_colored(test::slurp(report)));
}

TEST_CASE("a stream that fails is an error, for every command") {
  std::ostringstream err;
  std::ostream broken(nullptr);
  cli::Streams streams{broken, err};
  for (const char* command : {"rules", "version", "--help"}) {
    broken.clear(std::ios::badbit);
    CHECK(cli::run({command}, streams) == cli::exit_code::not_done);
  }
  CHECK(err.str().find("cannot write the result") != std::string::npos);
}

TEST_CASE("every command has help with an example that names it") {
  for (const cli::Command* command : cli::all_commands()) {
    const Ran ran = run({std::string(command->name), "--help"});
    INFO(command->name);
    CHECK(ran.code == cli::exit_code::done);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("example:\n  connectkit " + std::string(command->name)) != std::string::npos);
    CHECK(ran.out == run({std::string(command->name), "-h"}).out);
  }
}

TEST_CASE("the version is that of the project") {
  CHECK(run({"--version"}).out == "connectkit " + std::string(version()) + "\n");
  CHECK(run({"version"}).out == run({"--version"}).out);
}

TEST_CASE("text is wrapped at blanks") {
  CHECK(cli::wrapped("one two three", 7) == "one two\nthree\n");
  CHECK(cli::wrapped("one two three", 100) == "one two three\n");
  CHECK(cli::wrapped("longer-than-that x", 5) == "longer-than-that\nx\n");
  CHECK(cli::wrapped("one two", 8, 4) == "one\n    two\n");
  CHECK(cli::wrapped("", 5) == "\n");
}

TEST_CASE("paths are shown as they were given, without what says nothing") {
  CHECK(lint::shown_path("./a//b/./c/") == "a/b/c");
  CHECK(lint::shown_path("a/../b") == "a/../b");
  CHECK(lint::shown_path("../x") == "../x");
  CHECK(lint::shown_path("/") == "/");
  CHECK(lint::shown_path("//a/") == "/a");
  CHECK(lint::shown_path("./") == ".");
  CHECK(lint::shown_path(".") == ".");
  CHECK(lint::shown_path("") == "");
}
