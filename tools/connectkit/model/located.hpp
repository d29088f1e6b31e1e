#pragma once

#include "connectkit/source/source_file.hpp"

namespace connectkit::model {

/// A value that remembers where it stood: its own place, and that of its key (of a list item: its dash).
template <class T>
struct Located {
  T value{};
  Span key{};
  Span span{};
};

}  // namespace connectkit::model
