#include "connectkit/base/version.hpp"

namespace connectkit {

std::string_view version() { return CONNECTKIT_VERSION; }

}  // namespace connectkit
