#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "connectkit/check/context.hpp"
#include "connectkit/check/library.hpp"

namespace connectkit::check {

/// The component that a step names, or null with connector-unknown-component reported. Null, too, when its name is
/// missing or not known yet.
[[nodiscard]] const CheckedComponent* find_component(const Context& context, const model::ComponentStep& step,
                                                     model::ComponentKind kind,
                                                     std::span<const Library* const> libraries);

/// Holds a step's config against its component: connector-unknown-field, connector-missing-field, connector-field-type,
/// connector-field-constraint. A placeholder fits any scalar, and any text around one is held to nothing but its type.
void check_config(const Context& context, const model::ComponentStep& step, const CheckedComponent& component);

/// The config of a step that has passed, defaults filled in.
[[nodiscard]] nlohmann::json complete_config(const Document& document, const model::ComponentStep& step,
                                             const CheckedComponent& component);

}  // namespace connectkit::check
