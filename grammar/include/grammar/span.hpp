#pragma once

#include <compare>
#include <cstdint>

namespace waymark {

/// Index of a source in its SourceSet. Spans stay valid when other files change.
enum class FileId : std::uint32_t {};

/// A half-open range of byte offsets in one file.
struct Span {
  FileId file{};
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
  [[nodiscard]] std::uint32_t length() const { return last - first; }
  [[nodiscard]] bool contains(const Span& inner) const {
    return file == inner.file && first <= inner.first && inner.last <= last;
  }
};

} // namespace waymark
