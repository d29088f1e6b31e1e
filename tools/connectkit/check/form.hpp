#pragma once

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/model/connector.hpp"
#include "connectkit/schema/schema.hpp"

namespace connectkit::check {

/// The compiled schema of a connector in one of its forms. Lives as long as the program; thread safe.
[[nodiscard]] const schema::Schema& form_schema(model::ConnectorForm form);

/// The schema of the steps as JSON. Lives as long as the program.
[[nodiscard]] const nlohmann::json& steps_schema();

/// Whether the document is a definition, which `connectkit lint` is for; says so in one finding.
[[nodiscard]] bool report_definition(const Document& document, Sink& sink);

}  // namespace connectkit::check
