#include "connectkit/check/legacy_fix.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connectkit::check {
namespace {

using yaml::Style;

/// A step as it is written.
class Step {
 public:
  explicit Step(const Value& value) : value_(value), bytes_(value.tree().file->bytes()) {}

  [[nodiscard]] std::optional<Member> get(std::string_view key) const { return value_.get(key); }
  [[nodiscard]] bool is_block() const { return value_.node().style != Style::flow; }
  [[nodiscard]] std::string_view source(Span span) const { return bytes_.substr(span.begin, span.end - span.begin); }

  /// Its key and value stand in the step itself, the value as one line of nothing but text.
  [[nodiscard]] bool is_simple(const Member& member) const {
    return is_own(member) && member.value.is_string() && source(member.value.span()).find('\n') == std::string::npos &&
           (is_quoted(member.value) || source(member.value.span()) == member.value.text());
  }

  /// Not merged by `<<`.
  [[nodiscard]] bool is_own(const Member& member) const {
    const auto& children = value_.node().children;
    return std::any_of(children.begin(), children.end(),
                       [&](yaml::NodeId id) { return value_.tree()[id].span == member.key.span(); });
  }

  /// The blanks before a key; nothing where something else stands before it.
  [[nodiscard]] std::optional<std::string_view> indentation(const Member& member) const {
    const std::size_t start = line_start(member.key.span().begin);
    const std::string_view before = bytes_.substr(start, member.key.span().begin - start);
    if (before.find_first_not_of(' ') != before.npos) return std::nullopt;
    return before;
  }

  /// The lines of a member, with their end; nothing where they hold something else.
  [[nodiscard]] std::optional<Span> lines(const Member& member) const {
    if (!indentation(member)) return std::nullopt;
    const std::size_t end = member.value.span().end;
    const std::size_t line_end = std::min(bytes_.find('\n', end), bytes_.size());
    const std::string_view rest = bytes_.substr(end, line_end - end);
    const std::size_t other = rest.find_first_not_of(" \t\r");
    if (other != rest.npos && rest[other] != '#') return std::nullopt;
    return Span{line_start(member.key.span().begin), std::min(line_end + 1, bytes_.size())};
  }

 private:
  [[nodiscard]] std::size_t line_start(std::size_t offset) const {
    const std::size_t before = bytes_.substr(0, offset).find_last_of("\r\n");
    return before == bytes_.npos ? 0 : before + 1;
  }

  [[nodiscard]] static bool is_quoted(const Value& value) {
    return value.node().style == Style::double_quoted || value.node().style == Style::single_quoted;
  }

  const Value& value_;
  std::string_view bytes_;
};

LegacyMembers members_of(const Value& step) {
  return {step.get("nats_config"), step.get("subject"), step.get("queue"), step.get("jetstream")};
}

bool rename_nats(const Step& step, const LegacyMembers& legacy, Fix& fix) {
  if (!legacy.nats_config) return true;
  if (step.get("nats") || !step.is_own(*legacy.nats_config)) return false;
  fix.edits.push_back({legacy.nats_config->key.span(), "nats"});
  return true;
}

/// Takes a member's lines out.
bool remove(const Step& step, const std::optional<Member>& member, Fix& fix) {
  if (!member) return true;
  const std::optional<Span> lines = step.is_own(*member) ? step.lines(*member) : std::nullopt;
  if (!lines) return false;
  fix.edits.push_back({*lines, ""});
  return true;
}

/// `core:` with the subject, and the queue, below it, in place of the subject.
bool move_in_block(const Step& step, const LegacyMembers& legacy, bool with_queue, Fix& fix) {
  const auto indentation = step.indentation(*legacy.subject);
  if (!indentation) return false;
  std::string text = fmt::format("{}:\n{}  subject: {}", legacy.jetstream ? "stream" : "core", *indentation,
                                 step.source(legacy.subject->value.span()));
  if (with_queue) {
    text += fmt::format("\n{}  queue: {}", *indentation, step.source(legacy.queue->value.span()));
  }
  fix.edits.push_back({{legacy.subject->key.span().begin, legacy.subject->value.span().end}, std::move(text)});
  return remove(step, legacy.queue, fix) && remove(step, legacy.jetstream, fix);
}

bool move_subject(const Step& step, const LegacyMembers& legacy, bool is_consumer, Fix& fix) {
  if (!legacy.subject) return !legacy.queue && !legacy.jetstream;
  if (step.get("core") || step.get("stream") || step.get("kv") || !step.is_simple(*legacy.subject)) return false;
  const bool with_queue = legacy.queue && is_consumer && !legacy.jetstream;
  if (with_queue && !step.is_simple(*legacy.queue)) return false;
  if (step.is_block()) return move_in_block(step, legacy, with_queue, fix);
  if (legacy.queue || legacy.jetstream) return false;
  fix.edits.push_back({{legacy.subject->key.span().begin, legacy.subject->value.span().end},
                       fmt::format("core: {{subject: {}}}", step.source(legacy.subject->value.span()))});
  return true;
}

}  // namespace

LegacyMembers legacy_members(const model::NatsSideStep& side) {
  LegacyMembers legacy;
  for (const Member& member : side.legacy) {
    if (member.key.text() == "nats_config") legacy.nats_config = member;
    if (member.key.text() == "subject") legacy.subject = member;
    if (member.key.text() == "queue") legacy.queue = member;
    if (member.key.text() == "jetstream") legacy.jetstream = member;
  }
  return legacy;
}

std::optional<Fix> legacy_fix(const Value& value, bool is_consumer) {
  const Step step(value);
  const LegacyMembers legacy = members_of(value);
  Fix fix{.description = "write it in the form of today"};
  if (!rename_nats(step, legacy, fix) || !move_subject(step, legacy, is_consumer, fix)) return std::nullopt;
  std::sort(fix.edits.begin(), fix.edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  return fix;
}

}  // namespace connectkit::check
