#include "connectkit/model/runtime.hpp"

#include "connectkit/model/read.hpp"

namespace connectkit::model {

Runtime read_runtime(const Document& document, std::string_view pointer) {
  Runtime runtime;
  runtime.file = document.file();
  const std::optional<Value> value = document.at(pointer);
  if (!value) return runtime;
  const auto text = [](const Value& mapping, std::string_view key) {
    return read_text(mapping, key).value_or(Located<std::string>{});
  };
  runtime.name = text(*value, "name");
  runtime.label = text(*value, "label");
  runtime.version = text(*value, "version");
  runtime.default_version = text(*value, "default_version");
  runtime.image = text(*value, "image");
  runtime.description = text(*value, "description");
  if (const auto author = value->get("author")) {
    runtime.author = Author{text(author->value, "name"), text(author->value, "email"), text(author->value, "url")};
  }
  if (const auto metrics = value->get("metrics")) {
    runtime.metrics = Metrics{read_integer(metrics->value, "port"), text(metrics->value, "path")};
  }
  return runtime;
}

}  // namespace connectkit::model
