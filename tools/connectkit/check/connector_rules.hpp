#pragma once

#include <string_view>

#include "connectkit/check/context.hpp"

/// The rules that connectors are held to beside the schemas. What a schema refused is not in the model, so that none of
/// them repeats it.
namespace connectkit::check {

/// connector-kind: one of source and consumer, one of sink and producer, not source with sink. Whether it is so.
bool check_kind(const Context& context, const Value& steps);

/// connector-transport: one of core, stream, kv; only what the runtime is able to do.
void check_transports(const Context& context);

/// connector-legacy: members that the older form has in a consumer or producer.
void check_legacy(const Context& context);

/// connector-transformer: one known kind; none where the runtime has none.
void check_transformer(const Context& context);

/// connector-subject: subjects of the consumer and the producer.
void check_subjects(const Context& context);

/// connector-url: the servers of the steps.
void check_servers(const Context& context);

/// connector-url: one list of URLs, at a pointer into the document.
void check_server_list(const Context& context, std::string_view pointer);

/// connector-subject: one subject, at a pointer into the document.
void check_subscription(const Context& context, std::string_view pointer);
/// `subscription` points to the subject that fills it; empty when that is not known.
void check_publication(const Context& context, std::string_view pointer, std::string_view subscription);

/// connector-auth: a login of the steps that lacks a part.
void check_logins(const Context& context);

}  // namespace connectkit::check
