#include "support/checked.hpp"

#include <stdexcept>

#include "connectkit/rules/rule.hpp"
#include "vanilla/config_check.hpp"

namespace connectkit::test {
namespace {

Checked run(std::string yaml, std::string name, check::Environment environment) {
  const RuntimeProfile profile = vanilla::profile();
  const bool starts = static_cast<bool>(environment);
  const check::Options options{.profiles = {&profile, 1}, .environment = std::move(environment)};
  Checked checked;
  checked.connector = check::check_connector(std::make_shared<const SourceFile>(std::move(name), std::move(yaml)),
                                             {&vanilla_library(), 1}, options, checked.sink);
  if (!starts) stamp(checked.sink);
  checked.sink.finish();
  return checked;
}

}  // namespace

const check::Library& vanilla_library() {
  static const check::Library library = [] {
    auto read = check::Library::from_bundle(vanilla::definitions());
    if (!read) throw std::runtime_error(read.error().message);
    return *std::move(read);
  }();
  return library;
}

Checked check_text(std::string yaml, std::string name) { return run(std::move(yaml), std::move(name), nullptr); }

Checked start_text(std::string yaml, check::Environment environment) {
  return run(std::move(yaml), "config", std::move(environment));
}

}  // namespace connectkit::test
