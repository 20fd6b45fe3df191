#pragma once

#include "grammar/span.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Line and column as people count them: from 1, columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A byte that makes a file no text: invalid UTF-8 or NUL.
struct ForeignByte {
  std::uint32_t offset = 0;
  bool is_nul = false;
};

/// One file's text. Immutable; everything that was parsed from it refers to it by offset.
///
/// `text()` is what the parser sees: the bytes as given, with each foreign byte replaced by '?', so
/// that offsets agree and every later stage may rely on valid UTF-8 without NUL.
class Source {
public:
  /// Validates UTF-8. Linear in `bytes`, which must be shorter than 4 GiB.
  Source(FileId file, std::string path, std::string bytes);

  [[nodiscard]] FileId file() const { return file_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return sanitized_ ? *sanitized_ : bytes_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] const std::optional<ForeignByte>& foreign_byte() const { return foreign_byte_; }

  [[nodiscard]] std::string_view text(const Span& span) const {
    return text().substr(span.first, span.length());
  }
  /// O(log lines + line length).
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The line (from 1) without its line end.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

private:
  FileId file_;
  std::string path_;
  std::string bytes_;
  std::optional<std::string> sanitized_;
  std::optional<ForeignByte> foreign_byte_;
  std::vector<std::uint32_t> line_starts_;
};

using SourcePtr = std::shared_ptr<const Source>;

} // namespace waymark
