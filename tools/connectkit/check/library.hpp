#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/model/component.hpp"
#include "connectkit/model/runtime.hpp"

namespace connectkit::check {

/// The definitions of one runtime, ready to check connectors with. Immutable; cheap to copy.
class Library {
 public:
  /// Takes definitions that lint has found no error in.
  Library(model::Runtime runtime, std::vector<model::Component> components);

  /// Reads the text of a library.json. The Error says why it is none.
  [[nodiscard]] static Result<Library> from_bundle(std::string_view text);

  [[nodiscard]] const model::Runtime& runtime() const { return data_->runtime; }
  [[nodiscard]] std::string_view name() const { return data_->runtime.name.value; }
  [[nodiscard]] std::span<const model::Component> components() const { return data_->components; }

  /// The source, sink or scanner of that name; null when there is none.
  [[nodiscard]] const model::Component* find(model::ComponentKind kind, std::string_view name) const;

 private:
  struct Data {
    model::Runtime runtime;
    std::vector<model::Component> components;
  };
  std::shared_ptr<const Data> data_;
};

}  // namespace connectkit::check
