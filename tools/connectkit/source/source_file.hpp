#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace connectkit {

/// A half-open range of byte offsets into one SourceFile.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// A place for people: 1-based line and column, the column counted in Unicode code points. A BOM has no column.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

/// One file's name and bytes, read once. Immutable, so that threads may share it; share it by FilePointer.
/// A directory that a finding is about is a SourceFile without bytes.
class SourceFile {
 public:
  /// `name` is the path as the user gave it; `bytes` are less than 4 GiB.
  SourceFile(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Bytes of the byte order mark at the start: 3 or 0.
  [[nodiscard]] std::size_t bom_size() const;

  /// The line (ended by LF, CRLF or CR) and column of a byte offset; an offset past the end is the end.
  [[nodiscard]] Position position(std::size_t offset) const;

  /// The byte offset of a position; a column past the end of its line is the line's end.
  [[nodiscard]] std::size_t offset(Position position) const;

  /// A line's bytes without its line end, BOM left out; empty when there is no such line.
  [[nodiscard]] std::string_view line(std::size_t number) const;

  [[nodiscard]] std::size_t line_count() const;

 private:
  [[nodiscard]] const std::vector<std::uint32_t>& line_starts() const;
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

  std::string name_;
  std::string bytes_;
  mutable std::once_flag indexed_;
  // Made at the first question: most files have no findings.
  mutable std::vector<std::uint32_t> line_starts_;
  mutable std::vector<std::size_t> code_points_;  // in all blocks before each
};

using FilePointer = std::shared_ptr<const SourceFile>;

}  // namespace connectkit
