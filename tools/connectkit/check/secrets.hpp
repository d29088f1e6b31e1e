#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connectkit/check/context.hpp"
#include "connectkit/check/library.hpp"

namespace connectkit::check {

/// The keys whose values are secrets: those of connectors, and the secret fields of all `libraries`.
[[nodiscard]] std::set<std::string, std::less<>> secret_keys(std::span<const Library> libraries);

/// Marks every secret of a document, wherever it stands: values of secret keys, names and passwords in URLs.
void redact_secrets(const Document& document, const std::set<std::string, std::less<>>& keys, Sink& sink);

/// The same for a text that could not be read as YAML, or not all of it: line by line, rather too much than too little.
void redact_lines(const FilePointer& file, const std::set<std::string, std::less<>>& keys, Sink& sink);

/// After all checks: gives the findings to `sink`. An unknown key may be a misspelt secret, so its value is hidden; and
/// where a placeholder stands, no fix replaces it.
void pass_on(const Document& document, Sink findings, Sink& sink);

/// connector-secret: secrets in plain text. `secrets` are pointers to values that the components' definitions call
/// secret.
void check_plain_secrets(const Context& context, const std::vector<std::string>& secrets);

}  // namespace connectkit::check
