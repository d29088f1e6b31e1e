#pragma once

#include <string>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/document/value.hpp"

namespace connectkit::check {

/// Calls `visit(pointer, value)` for `value`, whose JSON pointer is `pointer`, and for everything in it. One walk is
/// what many questions for single pointers would cost each.
template <class Visit>
void walk(const Value& value, std::string& pointer, const Visit& visit) {
  visit(static_cast<const std::string&>(pointer), value);
  const std::size_t size = pointer.size();
  for (const Member& member : value.members()) {
    append_token(pointer, member.key.text());
    walk(member.value, pointer, visit);
    pointer.resize(size);
  }
  std::size_t index = 0;
  for (const Value& item : value.items()) {
    append_token(pointer, std::to_string(index++));
    walk(item, pointer, visit);
    pointer.resize(size);
  }
}

}  // namespace connectkit::check
