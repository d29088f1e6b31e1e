#pragma once

#include <ostream>

namespace connectkit::cli {

/// Where a command writes. Results go to `out`, and nothing else does; whatever else is said to people goes to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool color = false;  ///< whether `out` takes colours unless the user says otherwise
};

}  // namespace connectkit::cli
