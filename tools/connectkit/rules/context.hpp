#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/document/document.hpp"
#include "connectkit/rules/directory.hpp"
#include "connectkit/rules/rule.hpp"
#include "connectkit/schema/check.hpp"

namespace connectkit {

/// What a rule sees of one definition file. Views all that it is made of.
class RuleContext {
 public:
  /// `document` is nullptr when the file could not be read. Rules see nothing of what the schema refused.
  RuleContext(const Rule& rule, const FilePointer& file, const Document* document, const schema::Refusals& refusals,
              const ComponentPath& path, Sink& sink);

  [[nodiscard]] const ComponentPath& path() const { return path_; }

  /// The file's path as it is shown.
  [[nodiscard]] const std::string& file_name() const { return file_->name(); }

  /// A member of the definition itself; nothing when it is absent or was refused.
  [[nodiscard]] std::optional<Member> member(std::string_view key) const;

  /// Reports the rule at a place in the file.
  void report(Span span, std::string message, std::string help, std::string pointer);

  /// Reports the rule about the file as a whole.
  void report(std::string message, std::string help, std::optional<Fix> fix);

 private:
  const Rule& rule_;
  const FilePointer& file_;
  const Document* document_;
  const schema::Refusals& refusals_;
  const ComponentPath& path_;
  Sink& sink_;
};

/// What a rule sees of a `.connect` directory.
class DirectoryContext {
 public:
  DirectoryContext(const Rule& rule, const Directory& directory, Sink& sink);

  [[nodiscard]] const Directory& directory() const { return directory_; }

  /// Reports the rule about the directory itself.
  void report(std::string message, std::string help);

  /// Reports the rule about something in the directory, or beside it, by its path as shown.
  void report(std::string path, std::string message, std::string help);

 private:
  const Rule& rule_;
  const Directory& directory_;
  Sink& sink_;
};

}  // namespace connectkit
