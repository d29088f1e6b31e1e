#include <catch2/catch.hpp>

#include "connectkit/diagnostics/redact.hpp"
#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/diagnostics/unread.hpp"

using namespace connectkit;

namespace {

FilePointer file_of(std::string bytes, std::string name = "x.yml") {
  return std::make_shared<SourceFile>(std::move(name), std::move(bytes));
}

Diagnostic finding(const FilePointer& file, Span span, std::string message = "m") {
  return {.rule = "r", .file = file, .span = span, .message = std::move(message)};
}

/// The line of `text` that holds `mark`, with what redact_unread hides as ***, when a finding is there.
std::string shown_line(const std::string& text, std::string_view mark) {
  const auto file = file_of(text);
  Sink sink;
  const std::size_t at = text.find(mark);
  sink.report(finding(file, {at, at + mark.size()}));
  redact_unread(file, sink);
  sink.finish();
  const std::size_t line = file->position(at).line;
  std::string shown(file->line(line));
  const std::size_t start = file->offset({line, 1});
  for (const Secret& secret : sink.secrets()) {
    shown.replace(secret.span.begin - start, secret.span.end - secret.span.begin, "***");
  }
  return shown;
}

}  // namespace

TEST_CASE("a URL's password is hidden, and a user name that may be a token") {
  CHECK(without_url_passwords("nats://ann:pw@host:4222/x") == "nats://ann:***@host:4222/x");
  CHECK(without_url_passwords("nats://token@host") == "nats://***@host");
  CHECK(without_url_passwords("nats://a:b@c@host,tls://d:e@f") == "nats://a:***@host,tls://d:***@f");
  CHECK(without_url_passwords("https://host/path@x and mail@host") == "https://host/path@x and mail@host");
  CHECK(without_url_passwords("nats://ann:@host") == "nats://ann:***@host");
  CHECK(without_url_passwords("://") == "://");
  CHECK(without_url_passwords("") == "");
}

TEST_CASE("findings are sorted by file, place and rule, and repeated ones are dropped") {
  const auto a = file_of("12345", "a"), b = file_of("12345", "b");
  Sink sink;
  sink.report(finding(b, {0, 1}));
  sink.report(finding(a, {3, 4}));
  sink.report(finding(a, {1, 2}, "second"));
  sink.report(finding(a, {1, 2}, "first"));
  sink.report(finding(a, {1, 2}, "first"));
  sink.finish();
  std::vector<std::string> order;
  for (const auto& d : sink.diagnostics()) order.push_back(d.file->name() + std::to_string(d.span.begin) + d.message);
  CHECK(order == std::vector<std::string>{"a1first", "a1second", "a3m", "b0m"});
}

TEST_CASE("secrets are united, and found by what they share with a span") {
  const auto a = file_of("0123456789", "a"), b = file_of("0123456789", "b");
  Sink sink;
  sink.report(finding(a, {0, 1}));
  sink.report(finding(b, {0, 1}));
  sink.redact(a, {6, 8});
  sink.redact(b, {0, 9});
  sink.redact(a, {1, 3});
  sink.redact(a, {2, 4});
  sink.finish();
  CHECK(sink.secrets().size() == 3);
  const auto in = [&](Span span) {
    std::vector<Span> spans;
    for (const Secret& secret : secrets_in(sink.secrets(), a, span)) spans.push_back(secret.span);
    return spans;
  };
  CHECK(in({0, 10}) == std::vector<Span>{{1, 4}, {6, 8}});
  CHECK(in({3, 4}) == std::vector<Span>{{1, 4}});
  CHECK(in({4, 6}).empty());
  CHECK(in({7, 7}) == std::vector<Span>{{6, 8}});
  CHECK(in({8, 10}).empty());
}

TEST_CASE("a file without findings is not kept for its secrets") {
  auto file = file_of("secret");
  const std::weak_ptr<const SourceFile> watched = file;
  Sink sink;
  sink.redact(file, {0, 6});
  file.reset();
  CHECK_FALSE(watched.expired());
  sink.finish();
  CHECK(watched.expired());
}

TEST_CASE("a fix that shows a secret is left out, and no text shows a URL's password") {
  const auto file = file_of("seed: SUA\nurl: x\n");
  Sink sink;
  sink.redact(file, {6, 9});
  Diagnostic quoting = finding(file, {6, 9}, "quoting");
  quoting.fix = Fix{.description = "quote it", .edits = {{{6, 9}, "\"SUA\""}}};
  sink.report(quoting);
  Diagnostic url = finding(file, {15, 16}, "url nats://a:b@c");
  url.help = "not nats://a:b@c";
  url.fix = Fix{.description = "d", .edits = {{{15, 16}, "nats://a:b@c"}}};
  sink.report(url);
  Diagnostic harmless = finding(file, {15, 16}, "z");
  harmless.fix = Fix{.description = "d", .edits = {{{15, 16}, "y"}}};
  sink.report(harmless);
  sink.finish();
  REQUIRE(sink.diagnostics().size() == 3);
  CHECK_FALSE(sink.diagnostics()[0].fix);
  CHECK(sink.diagnostics()[1].message == "url nats://a:***@c");
  CHECK(sink.diagnostics()[1].help == "not nats://a:***@c");
  CHECK_FALSE(sink.diagnostics()[1].fix);
  CHECK(sink.diagnostics()[2].fix);
}

TEST_CASE("in a text that was not read, what follows the keys of secrets is hidden") {
  CHECK(shown_line("jwt: abc\n", "abc") == "jwt: ***");
  CHECK(shown_line("  'user_seed' : \"abc  # x\n", "abc") == "  'user_seed' : ***");
  CHECK(shown_line("nats: {url: x, jwt: abc, seed: d\n", "url") == "nats: {url: x, jwt: ***");
  CHECK(shown_line("- seed: abc\n", "seed") == "- seed: ***");
  CHECK(shown_line("my_jwt: abc\n", "abc") == "my_jwt: abc");
  CHECK(shown_line("jwts: abc\n", "abc") == "jwts: abc");
  CHECK(shown_line("label: jwt\n", "label") == "label: jwt");
  CHECK(shown_line("jwt:\n", "jwt") == "jwt:");
}

TEST_CASE("in a text that was not read, the deeper lines below a secret's key are hidden") {
  const std::string block = "nats:\n  seed: |\n    one\n\n      two\n  url: three\n";
  CHECK(shown_line(block, "one") == "    ***");
  CHECK(shown_line(block, "two") == "      ***");
  CHECK(shown_line(block, "three") == "  url: three");
  CHECK(shown_line("seed:\n  - one\n", "one") == "  - ***");
}

TEST_CASE("in a text that was not read, default and examples of a secret field are hidden") {
  const std::string fields =
      "fields:\n  - name: a\n    secret: true\n    default: one\n    examples:\n      - two\n"
      "  - name: b\n    default: three\n  - {secret: true, default: four}\n";
  CHECK(shown_line(fields, "one") == "    default: ***");
  CHECK(shown_line(fields, "two") == "      - ***");
  CHECK(shown_line(fields, "three") == "    default: three");
  CHECK(shown_line(fields, "four") == "  - {secret: true, default: ***");
  CHECK(shown_line("default: a\nname: b\nsecret: true\n", "a\n") == "default: ***");
}
