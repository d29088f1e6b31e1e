#include <catch2/catch.hpp>
#include <filesystem>

#include "connectkit/definitions/load.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"
#include "vanilla/config_check.hpp"

namespace {

namespace fs = std::filesystem;
using connectkit::test::Exit;
using connectkit::test::Finished;
using connectkit::test::slurp;
using connectkit::test::TempDir;

const fs::path connect = fs::path(CONNECTKIT_SOURCE_DIR) / ".connect";

Finished run_bundler(const fs::path& directory, const fs::path& output) {
  return connectkit::test::run(
      {.argv = {CONNECTKIT_BINARY_DIR "/libexec/connectkit-bundler", directory.string(), output.string()}});
}

}  // namespace

TEST_CASE("the runtime embeds what its .connect says") {
  const auto loaded = connectkit::definitions::load(connect.string());
  REQUIRE(loaded.definitions);
  CHECK(loaded.definitions->components.size() == 2);
  CHECK(connectkit::definitions::bundle(*loaded.definitions) == connectkit::vanilla::definitions());
}

TEST_CASE("the build's bundler writes the library, and the same bytes each time") {
  const TempDir dir;
  for (const char* name : {"a.json", "b.json"}) {
    const Finished finished = run_bundler(connect, dir / name);
    CHECK(finished.err == "");
    CHECK(finished.exit == Exit{0, 0});
    CHECK(slurp(dir / name) == connectkit::vanilla::definitions());
  }
}

TEST_CASE("a wrong definition stops the build") {
  const TempDir dir;
  fs::copy(connect, dir / ".connect", fs::copy_options::recursive);
  const std::string good = slurp(dir / ".connect/sources/nats.yml");

  dir.write(".connect/sources/nats.yml", good + "colour: red\n");
  const Finished unknown = run_bundler(dir / ".connect", dir / "out.json");
  CHECK(unknown.exit == Exit{1, 0});
  CHECK(unknown.err.find("[schema-unknown-key]") != std::string::npos);
  CHECK_FALSE(fs::exists(dir / "out.json"));

  dir.write(".connect/sources/nats.yml",
            good + "  - {name: a, path: a, label: A, type: string, constraints: [{regex: (}]}\n");
  const Finished regex = run_bundler(dir / ".connect", dir / "out.json");
  CHECK(regex.exit == Exit{1, 0});
  CHECK(regex.err.find("the source \"nats\" cannot be compiled") != std::string::npos);
  CHECK_FALSE(fs::exists(dir / "out.json"));

  CHECK(run_bundler(dir / "nowhere", dir / "out.json").exit == Exit{1, 0});
  CHECK_FALSE(connectkit::definitions::load((dir / "nowhere").string()).definitions);
}
