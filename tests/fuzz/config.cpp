// Bytes → one connector, checked against vanilla's definitions: as `connectkit check` does, and as the runtime does,
// which replaces placeholders first. The findings in every format.

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "connectkit/check/check.hpp"
#include "findings.hpp"
#include "vanilla/config_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace connectkit;
  static const auto library = check::Library::from_bundle(vanilla::definitions());
  const auto profile = vanilla::profile();
  const auto file = std::make_shared<const SourceFile>("a.connector.yml", std::string(data, data + size));
  const auto variable = [](const std::string& name) -> std::optional<std::string> {
    if (name.starts_with('U')) return std::nullopt;
    return name.starts_with('N') ? "1" : name;
  };
  for (const check::Environment& environment : {check::Environment{}, check::Environment{variable}}) {
    Sink sink;
    const auto connector =
        check::check_connector(file, {&*library, 1}, {.profiles = {&profile, 1}, .environment = environment}, sink);
    sink.finish();
    if (connector.has_value() == sink.has_errors()) std::abort();
    fuzz::render_everything(sink);
  }
  return 0;
}
