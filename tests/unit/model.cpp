#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "connectkit/model/component.hpp"
#include "connectkit/model/connector.hpp"
#include "connectkit/model/runtime.hpp"

using namespace connectkit;

namespace {

Document read(const std::string& yaml) {
  Sink sink;
  auto document = Document::read(std::make_shared<const SourceFile>("x.yml", yaml), sink);
  REQUIRE(document);
  return *std::move(document);
}

std::string text_at(const Document& document, Span span) {
  return std::string(document.file()->bytes().substr(span.begin, span.end - span.begin));
}

}  // namespace

TEST_CASE("a component's members know where they stood") {
  const Document document = read(R"(name: nats
kind: sink
fields:
  - name: group
    fields:
      - path: a.b
        type: int
        kind: list
        secret: true
        default: [1, 2]
        examples: [[3], ~]
        constraints:
          - range: {gte: 1, lt: 2.5}
            enum: ["1", x]
)");
  const model::Component component = model::read_component(document);
  CHECK(component.name.value == "nats");
  CHECK(text_at(document, component.name.key) == "name");
  CHECK(component.kind == model::ComponentKind::sink);
  CHECK(model::count(component.fields) == 2);
  const model::Field& group = component.fields.at(0);
  CHECK(group.pointer == "/fields/0");
  CHECK(text_at(document, group.key) == "-");
  CHECK_FALSE(group.path);
  CHECK_FALSE(group.type);
  const model::Field& field = group.fields.at(0);
  CHECK(field.pointer == "/fields/0/fields/0");
  CHECK(text_at(document, field.path->span) == "a.b");
  CHECK(field.type->value == model::FieldType::integer);
  CHECK(field.kind() == model::FieldKind::list);
  CHECK(field.is_secret());
  CHECK_FALSE(field.is_required());
  CHECK(*field.default_value->value == nlohmann::json({1, 2}));
  CHECK(field.examples.size() == 1);
  const model::Constraint& constraint = field.constraints.at(0);
  CHECK(constraint.pointer == "/fields/0/fields/0/constraints/0");
  CHECK(constraint.range->gte->value == 1);
  CHECK(constraint.range->lt->value == 2.5);
  CHECK_FALSE(constraint.range->lte);
  REQUIRE(constraint.allowed);
  CHECK(text_at(document, constraint.allowed->at(0).span) == "\"1\"");
}

TEST_CASE("what is missing or of another type is not there") {
  const Document document = read("name: 3\nkind: [sink]\nfields: {a: 1}\nlabel: L\n");
  const model::Component component = model::read_component(document, "", model::ComponentKind::source);
  CHECK(component.name.value.empty());
  CHECK(component.label.value == "L");
  CHECK(component.kind == model::ComponentKind::source);
  CHECK(component.fields.empty());
  CHECK(model::read_component(read("- a\n")).fields.empty());
  CHECK(model::read_component(read("")).name.value.empty());
  const Document odd = read("fields: [3, {type: strnig, secret: yes, constraints: [{range: 3, enum: x}, 7]}]\n");
  const model::Component other = model::read_component(odd);
  REQUIRE(other.fields.size() == 1);
  CHECK(other.fields[0].pointer == "/fields/1");
  CHECK_FALSE(other.fields[0].type);
  CHECK_FALSE(other.fields[0].is_secret());
  REQUIRE(other.fields[0].constraints.size() == 1);
  CHECK_FALSE(other.fields[0].constraints[0].range);
  CHECK_FALSE(other.fields[0].constraints[0].allowed);
  const model::Runtime runtime = model::read_runtime(read("author: me\nmetrics: {port: '1'}\nname: r\n"));
  CHECK(runtime.name.value == "r");
  CHECK(runtime.author->name.value.empty());
  CHECK_FALSE(runtime.metrics->port);
}

TEST_CASE("a connector is read in each of its forms") {
  const std::string steps = "{source: {type: t, config: {}}, producer: {nats: {url: u}, core: {subject: s}}}";
  for (const std::string& yaml :
       {steps, "description: D\nruntime_id: r\nsteps: " + steps + "\n", "workload: {}\nsteps: " + steps + "\n",
        "type: connector\nspec: {description: D, runtime_id: r, steps: " + steps + "}\n"}) {
    INFO(yaml);
    const Document document = read(yaml);
    const model::Connector connector = model::read_connector(document);
    REQUIRE(connector.steps);
    const std::string pointer(model::steps_pointer(connector.form));
    CHECK(connector.steps->part.pointer == pointer);
    CHECK(connector.steps->source->type->value == "t");
    CHECK(connector.steps->source->config->pointer == pointer + "/source/config");
    CHECK(text_at(document, connector.steps->producer->part.key) == "producer");
    CHECK(connector.steps->producer->nats->url->value == "u");
    CHECK(connector.steps->producer->subject->value == "s");
    CHECK(connector.steps->producer->transports.at(0).value == model::Transport::core);
    CHECK_FALSE(connector.steps->consumer);
    const bool is_named = yaml.find("runtime_id") != std::string::npos;
    CHECK((connector.runtime_id && connector.runtime_id->value == "r") == is_named);
  }
  CHECK_FALSE(model::read_connector(read("type: connector\n")).steps);
  CHECK_FALSE(model::read_connector(read("steps: [a]\n")).steps);
  CHECK_FALSE(model::read_connector(read("")).steps);
}
