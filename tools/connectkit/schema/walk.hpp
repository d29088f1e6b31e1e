#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/schema/node.hpp"
#include "connectkit/schema/violation.hpp"

namespace connectkit::schema {

/// Where the walk is in the instance: a chain on the stack, written out only for a violation.
struct Path {
  const Path* parent = nullptr;
  std::string_view key = {};
  std::size_t index = 0;
  bool is_index = false;

  [[nodiscard]] std::string pointer() const;
};

/// Walks schema and instance together. Without `violations` it stops at the first of them.
class Walk {
 public:
  explicit Walk(std::vector<Violation>* violations) : violations_(violations) {}

  /// Whether the schema accepts a value that the walk comes to.
  bool accepts(const Node& node, const nlohmann::json& value, const Path& path);

  /// Whether some of the violations may say the same of one place: see drop_echoes.
  [[nodiscard]] bool may_echo() const { return may_echo_; }

 private:
  /// The same for a further schema of a value where the walk is already.
  bool accepts_here(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_itself(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_text(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_number(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_list(const Node& node, const nlohmann::json& list, const Path& path);
  bool accepts_object(const Node& node, const nlohmann::json& object, const Path& path);
  bool accepts_members(const Node& node, const nlohmann::json& object, const Path& path);
  bool accepts_combined(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_any_of(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_one_of(const Node& node, const nlohmann::json& value, const Path& path);
  bool accepts_condition(const Node& node, const nlohmann::json& value, const Path& path);

  /// Each adds a violation, if they are wanted, and is false for the caller to return.
  bool refuse(Keyword keyword, const Node& node, const nlohmann::json& value, const Path& path);
  bool refuse_size(Keyword keyword, const Node& node, std::size_t count, std::size_t limit, const Path& path);
  bool refuse_bound(Keyword keyword, const Node& node, long double limit, const Path& path);
  bool refuse_missing(const Node& node, const std::string& key, const Path& path);
  bool refuse_key(const Node& node, const std::string& key, const Path& path);
  bool refuse_unknown(const Node& node, const nlohmann::json& object, const std::string& key, const Path& path);
  bool refuse_branches(const std::vector<const Node*>& branches, const Node& node, const nlohmann::json& value,
                       const Path& path);
  bool refuse_overlap(const Node& node, const std::vector<const Node*>& fitting, const Path& path);

  Violation& add(Keyword keyword, const Node& node, const Path& path);

  std::vector<Violation>* violations_;
  const Node* context_ = nullptr;  ///< the schema with which the walk came to the value: has the title
  bool may_echo_ = false;
  bool secret_ = false;  ///< the value is a secret or part of one
};

/// Drops what an earlier violation says already of the same place, as parts of an `allOf` do, and a missing key that
/// is there under a wrong spelling.
void drop_echoes(std::vector<Violation>& violations);

}  // namespace connectkit::schema
