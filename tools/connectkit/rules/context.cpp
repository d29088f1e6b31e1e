#include "connectkit/rules/context.hpp"

#include "connectkit/base/json_pointer.hpp"

namespace connectkit {

RuleContext::RuleContext(const Rule& rule, const FilePointer& file, const Document* document,
                         const schema::Refusals& refusals, const ComponentPath& path, Sink& sink)
    : rule_(rule), file_(file), document_(document), refusals_(refusals), path_(path), sink_(sink) {}

std::optional<Member> RuleContext::member(std::string_view key) const {
  if (document_ == nullptr || refusals_.cover(appended("", key))) return std::nullopt;
  const std::optional<Value> root = document_->root();
  return root ? root->get(key) : std::nullopt;
}

void RuleContext::report(Span span, std::string message, std::string help, std::string pointer) {
  sink_.report({.rule = rule_.id,
                .file = file_,
                .span = span,
                .message = std::move(message),
                .help = std::move(help),
                .pointer = std::move(pointer)});
}

void RuleContext::report(std::string message, std::string help, std::optional<Fix> fix) {
  sink_.report(
      {.rule = rule_.id, .file = file_, .message = std::move(message), .help = std::move(help), .fix = std::move(fix)});
}

DirectoryContext::DirectoryContext(const Rule& rule, const Directory& directory, Sink& sink)
    : rule_(rule), directory_(directory), sink_(sink) {}

void DirectoryContext::report(std::string message, std::string help) {
  report(directory_.name, std::move(message), std::move(help));
}

void DirectoryContext::report(std::string path, std::string message, std::string help) {
  sink_.report({.rule = rule_.id,
                .file = std::make_shared<SourceFile>(std::move(path), ""),
                .message = std::move(message),
                .help = std::move(help)});
}

}  // namespace connectkit
