#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "connectkit/diagnostics/sink.hpp"
#include "connectkit/document/value.hpp"

namespace connectkit {

/// Where a value stands. `key`: of a member its key, of a list item its dash (its own start in a flow list), of the
/// root the root's first key (or itself).
struct Place {
  Span key;
  Span value;
};

/// One YAML document as JSON, with the place of everything in it. Immutable; movable, threads may share it.
class Document {
 public:
  /// Reads a file; reports what yaml::parse reports, keys that are no scalars, and `<<` of something else than mappings
  /// (yaml-syntax). Nothing when there is nothing sound to go on with. An empty file is null.
  [[nodiscard]] static std::optional<Document> read(const FilePointer& file, Sink& sink);

  /// The document of a tree that was read, and perhaps changed since. Its mappings must not hold a key twice.
  [[nodiscard]] static Document of(yaml::Tree tree);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] const FilePointer& file() const { return tree_->file; }
  [[nodiscard]] const nlohmann::json& json() const { return *json_; }

  /// The top of the document; nothing for an empty file.
  [[nodiscard]] std::optional<Value> root() const;

  /// The place of the value at a JSON pointer; of the nearest ancestor where nothing stands there.
  [[nodiscard]] Place locate(std::string_view pointer) const;

  /// The value at a JSON pointer.
  [[nodiscard]] std::optional<Value> at(std::string_view pointer) const;

  /// The JSON pointer of the key or value that has exactly this span, else of the deepest value around it; "" for none.
  [[nodiscard]] std::string pointer_at(Span span) const;

 private:
  Document(std::unique_ptr<yaml::Tree> tree, std::unique_ptr<nlohmann::json> json);

  std::unique_ptr<const yaml::Tree> tree_;  // Values view it, so it keeps its address
  std::unique_ptr<const nlohmann::json> json_;
};

/// The "-" before a block list's item; the item's first byte where there is none.
[[nodiscard]] Span dash_of(const Value& item);

/// The JSON of a value, aliases and merges resolved. Non-finite numbers stay doubles.
[[nodiscard]] nlohmann::json to_json(const Value& value);

}  // namespace connectkit
