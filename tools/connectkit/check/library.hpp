#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "connectkit/base/result.hpp"
#include "connectkit/model/component.hpp"
#include "connectkit/model/runtime.hpp"
#include "connectkit/schema/schema.hpp"

namespace connectkit::check {

/// A component and the schema of its config.
struct CheckedComponent {
  model::Component definition;
  model::JsonValue schema;
  schema::Schema compiled;
};

/// The definitions of one runtime, ready to check connectors with. Immutable; cheap to copy.
class Library {
 public:
  /// Takes definitions that lint has found no error in. The Error names the component that cannot be compiled.
  [[nodiscard]] static Result<Library> from_definitions(model::Runtime runtime,
                                                        std::vector<model::Component> components);

  /// Reads the text of a library.json. The Error says why it is none.
  [[nodiscard]] static Result<Library> from_bundle(std::string_view text);

  [[nodiscard]] const model::Runtime& runtime() const { return data_->runtime; }
  [[nodiscard]] std::string_view name() const { return data_->runtime.name.value; }
  [[nodiscard]] std::span<const CheckedComponent> components() const { return data_->components; }

  /// The source, sink or scanner of that name; null when there is none.
  [[nodiscard]] const CheckedComponent* find(model::ComponentKind kind, std::string_view name) const;

 private:
  struct Data {
    model::Runtime runtime;
    std::vector<CheckedComponent> components;
  };
  explicit Library(Data data) : data_(std::make_shared<const Data>(std::move(data))) {}

  std::shared_ptr<const Data> data_;
};

}  // namespace connectkit::check
