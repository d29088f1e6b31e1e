#include "connectkit/subject.hpp"

#include <catch2/catch.hpp>

#include "connectkit/check/subject.hpp"

using connectkit::SubjectMapping;
using connectkit::check::publish_problem;
using connectkit::check::subscription_problem;
using connectkit::check::valid_publish_subject;
using connectkit::check::valid_subject;

TEST_CASE("what can be subscribed to") {
  for (const char* subject :
       {"a", "a.b.c", "*", ">", "a.*.c", "a.>", "*.*.>", "$JS.API.>", "a-b_c/d:e", "ü.ß", "a*", "a>b"}) {
    CAPTURE(subject);
    CHECK(valid_subject(subject));
  }
}

TEST_CASE("what cannot be subscribed to") {
  for (const char* subject :
       {"", ".", "a.", ".a", "a..b", "a b", "a\tb", " a", "a\n", "a.>.b", ">.a", "a.{{wildcard(1)}}"}) {
    CAPTURE(subject);
    CHECK_FALSE(valid_subject(subject));
  }
  CHECK(subscription_problem("a..b") == "it has an empty token");
  CHECK(subscription_problem("a.>.b") == "\">\" stands for all that follows, so it must come last");
}

TEST_CASE("what can be published to, by what the subscription has to fill it") {
  CHECK(valid_publish_subject("out", "in.>"));
  CHECK(valid_publish_subject("out.>", "in.>"));
  CHECK(valid_publish_subject(">", "in.>"));
  CHECK(valid_publish_subject("out.{{wildcard(2)}}.{{wildcard(1)}}", "in.*.*"));
  CHECK(valid_publish_subject("out.{{ Wildcard( 1 ) }}", "in.*"));
  CHECK(valid_publish_subject("{{wildcard(1)}}.{{wildcard(1)}}.>", "in.*.>"));
  CHECK_FALSE(valid_publish_subject("out.*", "in.*"));
  CHECK_FALSE(valid_publish_subject("out.>", "in"));
  CHECK_FALSE(valid_publish_subject("out.>", ""));
  CHECK_FALSE(valid_publish_subject("out.>.x", "in.>"));
  CHECK_FALSE(valid_publish_subject("out..x", "in"));
  CHECK_FALSE(valid_publish_subject("out x", "in"));
  CHECK_FALSE(valid_publish_subject("", "in"));
  CHECK_FALSE(valid_publish_subject("{{wildcard(0)}}", "in.*"));
  CHECK_FALSE(valid_publish_subject("{{wildcard(1}}", "in.*"));
  CHECK_FALSE(valid_publish_subject("x{{wildcard(1)}}", "in.*"));
  CHECK_FALSE(valid_publish_subject("{{wildcard(1)}}x", "in.*"));
  CHECK_FALSE(valid_publish_subject("{{partition(3,1)}}", "in.*"));
  CHECK_FALSE(valid_publish_subject("{{wildcard(99999999999999999999)}}", "in.*"));
  CHECK(publish_problem("{{wildcard(2)}}", "in.*") ==
        "\"{{wildcard(2)}}\" has nothing to stand for: the subscription has only 1 \"*\"");
  CHECK(publish_problem("{{wildcard(1)}}", "in") ==
        "\"{{wildcard(1)}}\" has nothing to stand for: the subscription has no \"*\"");
}

TEST_CASE("a message goes where the mapping says") {
  CHECK(SubjectMapping("in.>", "out")("in.a.b") == "out");
  CHECK(SubjectMapping("in.>", "out.>")("in.a.b") == "out.a.b");
  CHECK(SubjectMapping("in.>", ">")("in.a.b") == "a.b");
  CHECK(SubjectMapping(">", "copy.>")("a") == "copy.a");
  CHECK(SubjectMapping("*", "x.{{wildcard(1)}}.y")("a") == "x.a.y");
  CHECK(SubjectMapping("in.*.*", "{{wildcard(2)}}.to.{{wildcard(1)}}")("in.a.b") == "b.to.a");
  CHECK(SubjectMapping("in.*.x.>", "o.{{ wildcard( 1 ) }}.>")("in.a.x.b.c") == "o.a.b.c");
  CHECK(SubjectMapping("*.*.>", "{{wildcard(1)}}.{{wildcard(1)}}.{{wildcard(2)}}.>")("a.b.c.d") == "a.a.b.c.d");
  CHECK(SubjectMapping("orders", "copy.orders")("orders") == "copy.orders");
}
