#include <algorithm>
#include <catch2/catch.hpp>

#include "support/checked.hpp"

using namespace connectkit;

namespace {

/// The text with the fixes of its findings applied; as it is where there are none.
std::string fixed(std::string text) {
  const auto checked = test::check_text(text);
  std::vector<Edit> edits;
  for (const Diagnostic& d : checked.sink.diagnostics()) {
    if (d.rule == "connector-legacy" && d.fix) edits.insert(edits.end(), d.fix->edits.begin(), d.fix->edits.end());
  }
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
  for (const Edit& edit : edits) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
  return text;
}

std::string help_of(const std::string& text) {
  const auto checked = test::check_text(text);
  for (const Diagnostic& d : checked.sink.diagnostics()) {
    if (d.rule == "connector-legacy") return d.help;
  }
  return "";
}

const std::string sink = "sink:\n  type: nats\n  config: {subject: b}\n";
const std::string source = "source:\n  type: nats\n  config: {subject: b}\n";

}  // namespace

TEST_CASE("the older form is brought into the form of today") {
  CHECK(fixed("consumer:\n  nats_config:\n    url: h\n  subject: \"in.>\"  # what\n  queue: q\n" + sink) ==
        "consumer:\n  nats:\n    url: h\n  core:\n    subject: \"in.>\"\n    queue: q  # what\n" + sink);
  CHECK(fixed("consumer:\n  queue: q\n  nats_config: {url: h}\n  subject: in\n" + sink) ==
        "consumer:\n  nats: {url: h}\n  core:\n    subject: in\n    queue: q\n" + sink);
  CHECK(fixed(source + "producer:\n  nats: {url: h}\n  subject: out\n  jetstream:\n    msg_id: x\n") ==
        source + "producer:\n  nats: {url: h}\n  stream:\n    subject: out\n");
  CHECK(fixed(source + "producer: {nats_config: {url: h}, subject: out}\n") ==
        source + "producer: {nats: {url: h}, core: {subject: out}}\n");
}

TEST_CASE("a connector in the older form passes once it is fixed") {
  const std::string text =
      fixed("steps:\n  consumer:\n    subject: in\n    queue: q\n    nats_config:\n      url: h\n  " +
            std::string("sink: {type: nats, config: {subject: b}}\nmetrics: {}\n"));
  CHECK(test::check_text(text).sink.diagnostics().empty());
}

TEST_CASE("where the author has to decide, there is help and no fix") {
  const std::string alias = "x-a: &a\n  subject: in\nconsumer:\n  <<: *a\n  nats: {url: h}\n" + sink;
  CHECK(fixed(alias) == alias);
  const std::string both = "consumer:\n  nats: {url: h}\n  subject: in\n  core: {subject: in}\n" + sink;
  CHECK(fixed(both) == both);
  const std::string no_subject = "consumer:\n  nats: {url: h}\n  queue: q\n" + sink;
  CHECK(fixed(no_subject) == no_subject);
  CHECK(help_of(no_subject) == "move \"queue\" into \"core\"");
  const std::string folded = "consumer:\n  nats: {url: h}\n  subject: >-\n    in\n" + sink;
  CHECK(fixed(folded) == folded);
}

TEST_CASE("help says what to change") {
  CHECK(help_of("consumer: {nats_config: {url: h}, subject: a, queue: q}\n" + sink) ==
        "rename \"nats_config\" to \"nats\"; move \"subject\" and \"queue\" into \"core\"");
  CHECK(help_of("consumer: {nats: {url: h}, subject: a, queue: q, jetstream: {}}\n" + sink) ==
        "move \"subject\" into \"stream\"; leave out \"queue\", which streams do not have; leave out \"jetstream\", "
        "whose "
        "settings have no place any more");
}
