#include "connectkit/schema/compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "connectkit/base/json_pointer.hpp"
#include "connectkit/base/text.hpp"
#include "connectkit/schema/references.hpp"

namespace connectkit::schema {
namespace {

using nlohmann::json;

/// Ends compile_nodes: a malformed schema is caught there and becomes its Error.
struct Malformed {
  std::string message;
};

[[noreturn]] void refuse(std::string_view pointer, std::string_view why) {
  throw Malformed{fmt::format("schema at {}: {}", connectkit::quoted(pointer), why)};
}

const std::map<std::string_view, TypeSet>& type_names() {
  static const std::map<std::string_view, TypeSet> names{
      {"null", type::null},
      {"boolean", type::boolean},
      {"integer", type::integer},
      // Every integer is a number, and types_of gives both bits to it.
      {"number", type::number},
      {"string", type::string},
      {"array", type::array},
      {"object", type::object},
  };
  return names;
}

std::string_view after_prefix(const json& schema, std::string_view prefix) {
  const auto comment = schema.find("$comment");
  if (comment == schema.end() || !comment->is_string()) return {};
  const std::string_view text = comment->get_ref<const std::string&>();
  return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view{};
}

class Compiler {
 public:
  explicit Compiler(const json& root) : root_(root) {}

  Nodes run() {
    compile(root_, "");
    return std::move(nodes_);
  }

 private:
  using Member = void (Compiler::*)(Node&, const json&, const std::string&);

  const Node* compile(const json& schema, const std::string& pointer) {
    if (const auto known = by_pointer_.find(pointer); known != by_pointer_.end()) return known->second;
    Node& node = *nodes_.emplace_back(std::make_unique<Node>());
    by_pointer_.emplace(pointer, &node);
    if (schema.is_boolean()) {
      node.refuses = !schema.get<bool>();
    } else if (!schema.is_object()) {
      refuse(pointer, "a schema is an object or a bool");
    } else if (!is_left_to_rule(schema)) {
      fill(node, schema, pointer);
    }
    return &node;
  }

  void fill(Node& node, const json& schema, const std::string& pointer) {
    if (const auto reference = schema.find("$ref"); reference != schema.end()) {
      node.target = referred(*reference, pointer);  // draft-07: what stands beside it does not count
      return;
    }
    annotate(node, schema);
    for (const auto& [key, value] : schema.items()) {
      const auto member = members().find(key);
      if (member != members().end()) {
        (this->*member->second)(node, value, appended(pointer, key));
      } else if (!is_annotation(key)) {
        refuse(pointer, fmt::format("the keyword {} is not supported", connectkit::quoted(key)));
      }
    }
    std::sort(node.properties.begin(), node.properties.end(),
              [](const Property& a, const Property& b) { return a.name < b.name; });
  }

  static bool is_annotation(std::string_view key) {
    static const std::set<std::string_view> annotations{"$schema",  "$id",        "$comment",  "title",
                                                        "default",  "examples",   "writeOnly", "description",
                                                        "readOnly", "definitions"};
    return annotations.contains(key);
  }

  static void annotate(Node& node, const json& schema) {
    node.title = schema.value("title", "");
    node.description = schema.value("description", "");
    node.form = after_prefix(schema, "form: ");
    node.deferred = schema.value("$comment", "") == "deferred";
    node.secret = schema.value("writeOnly", false);
  }

  const Node* referred(const json& reference, const std::string& pointer) {
    const std::string target = reference.is_string() ? reference.get<std::string>() : "";
    if (!target.starts_with('#')) refuse(pointer, "a reference leads out of the schema: " + connectkit::quoted(target));
    const std::string inside = target.substr(1);
    const json::json_pointer place(inside);
    if (!root_.contains(place)) refuse(pointer, "a reference leads to nothing: " + connectkit::quoted(target));
    return compile(root_.at(place), inside);
  }

  static const std::map<std::string_view, Member>& members();

  void take_type(Node& node, const json& value, const std::string& pointer) {
    node.types = 0;
    for (const json& name : value.is_array() ? value : json::array({value})) {
      const auto known = type_names().find(name.is_string() ? name.get_ref<const std::string&>() : "");
      if (known == type_names().end()) refuse(pointer, "there is no such type");
      node.types = static_cast<TypeSet>(node.types | known->second);
    }
  }

  void take_enum(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_array() || value.empty()) refuse(pointer, "a list with an item is expected");
    node.allowed.assign(value.begin(), value.end());
  }

  void take_const(Node& node, const json& value, const std::string&) { node.allowed = {value}; }

  void take_properties(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_object()) refuse(pointer, "an object is expected");
    for (const auto& [name, schema] : value.items()) {
      node.properties.push_back({name, compile(schema, appended(pointer, name))});
    }
  }

  void take_required(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_array()) refuse(pointer, "a list is expected");
    for (const json& name : value) {
      if (!name.is_string()) refuse(pointer, "a list of strings is expected");
      node.required.push_back(name.get<std::string>());
    }
  }

  void take_pattern(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_string()) refuse(pointer, "a string is expected");
    re2::RE2::Options options;
    options.set_log_errors(false);
    const auto& text = value.get_ref<const std::string&>();
    node.pattern = std::make_unique<re2::RE2>(text, options);
    if (!node.pattern->ok()) refuse(pointer, "not an RE2 expression: " + node.pattern->error());
  }

  void take_not(Node& node, const json& value, const std::string& pointer) {
    if (value == json::object() || value == json(true)) {
      node.refuses = true;
    } else {
      node.negated = compile(value, pointer);
    }
  }

  template <const Node* Node::*member>
  void take_schema(Node& node, const json& value, const std::string& pointer) {
    node.*member = compile(value, pointer);
  }

  template <std::vector<const Node*> Node::*member>
  void take_schemas(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_array() || value.empty()) refuse(pointer, "a list with a schema is expected");
    for (std::size_t i = 0; i < value.size(); ++i) {
      (node.*member).push_back(compile(value[i], appended(pointer, std::to_string(i))));
    }
  }

  template <std::optional<std::size_t> Node::*member>
  void take_size(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_number_integer() || value < 0) refuse(pointer, "a whole number is expected");
    node.*member = value.get<std::size_t>();
  }

  template <std::optional<long double> Node::*member>
  void take_bound(Node& node, const json& value, const std::string& pointer) {
    if (!value.is_number()) refuse(pointer, "a number is expected");
    node.*member = value.get<long double>();
  }

  const json& root_;
  Nodes nodes_;
  std::map<std::string, const Node*, std::less<>> by_pointer_;
};

const std::map<std::string_view, Compiler::Member>& Compiler::members() {
  static const std::map<std::string_view, Member> members{
      {"type", &Compiler::take_type},
      {"enum", &Compiler::take_enum},
      {"const", &Compiler::take_const},
      {"properties", &Compiler::take_properties},
      {"required", &Compiler::take_required},
      {"additionalProperties", &Compiler::take_schema<&Node::additional>},
      {"propertyNames", &Compiler::take_schema<&Node::property_names>},
      {"minProperties", &Compiler::take_size<&Node::min_properties>},
      {"maxProperties", &Compiler::take_size<&Node::max_properties>},
      {"items", &Compiler::take_schema<&Node::items>},
      {"minItems", &Compiler::take_size<&Node::min_items>},
      {"maxItems", &Compiler::take_size<&Node::max_items>},
      {"minLength", &Compiler::take_size<&Node::min_length>},
      {"maxLength", &Compiler::take_size<&Node::max_length>},
      {"pattern", &Compiler::take_pattern},
      {"minimum", &Compiler::take_bound<&Node::minimum>},
      {"maximum", &Compiler::take_bound<&Node::maximum>},
      {"exclusiveMinimum", &Compiler::take_bound<&Node::exclusive_minimum>},
      {"exclusiveMaximum", &Compiler::take_bound<&Node::exclusive_maximum>},
      {"allOf", &Compiler::take_schemas<&Node::all_of>},
      {"anyOf", &Compiler::take_schemas<&Node::any_of>},
      {"oneOf", &Compiler::take_schemas<&Node::one_of>},
      {"not", &Compiler::take_not},
      {"if", &Compiler::take_schema<&Node::condition>},
      {"then", &Compiler::take_schema<&Node::then>},
      {"else", &Compiler::take_schema<&Node::otherwise>},
  };
  return members;
}

void prepare_words(Node& node) {
  node.allowed_words = words_of(node.allowed);
  std::vector<std::string> keys;
  for (const Property& property : node.properties) {
    if (!property.node->refuses) keys.push_back(property.name);
  }
  node.known_keys = std::make_shared<const std::vector<std::string>>(std::move(keys));
}

}  // namespace

bool is_left_to_rule(const json& schema) { return schema.is_object() && !after_prefix(schema, "rule: ").empty(); }

Result<Nodes> compile_nodes(const json& schema) {
  try {
    Nodes nodes = Compiler(schema).run();
    if (!resolve_references(nodes)) return Error{"a part of the schema refers to itself"};
    for (const auto& node : nodes) prepare_words(*node);
    return nodes;
  } catch (const Malformed& malformed) {
    return Error{malformed.message};
  } catch (const json::exception& wrong) {
    return Error{fmt::format("malformed schema: {}", wrong.what())};
  }
}

}  // namespace connectkit::schema
