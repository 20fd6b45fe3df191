#pragma once

#include "grammar/source.hpp"

#include <cstdint>
#include <vector>

namespace waymark {

/// The lines of a file that hold a byte that is no text. What else is wrong with such a line
/// follows from that.
class ForeignLines {
public:
  /// Linear in the text if it has a foreign byte; else nothing is done.
  explicit ForeignLines(const Source& source);

  [[nodiscard]] bool touches(const Span& span) const;

private:
  struct Line {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Line> lines_;
};

} // namespace waymark
