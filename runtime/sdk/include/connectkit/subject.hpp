#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit {

/// Where the messages of a subscription go. The publish subject may end with `>` for what the subscription's `>` stood
/// for, and may have `{{wildcard(n)}}` for its n-th `*`, counted from 1. Immutable.
class SubjectMapping {
 public:
  /// Takes what the check of connectors accepts, for both.
  SubjectMapping(std::string_view subscription, std::string_view publish);

  /// The subject to publish to. `received` must be one that matches the subscription.
  [[nodiscard]] std::string operator()(std::string_view received) const;

 private:
  /// Text, and then a token of the received subject, or all of them from that token on.
  struct Piece {
    std::string text;
    std::size_t token = 0;
    bool tail = false;
  };
  std::vector<Piece> pieces_;
  std::string end_;
};

}  // namespace connectkit
