#pragma once

#include "grammar/source.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace waymark {

/// The ends of statements that could not be understood from some place on: what else is wrong there
/// follows from that, and is not said. Stretches are added in the order of the text.
class LostText {
public:
  /// From `first` to the end of the statement's line, or of the file. Linear in what is added.
  void add(std::string_view text, std::uint32_t first);

  /// Behind the first of a stretch: what stands right there is the mistake itself.
  [[nodiscard]] bool holds(std::uint32_t offset) const;
  /// The same, or at its first.
  [[nodiscard]] bool touches(std::uint32_t offset) const;

private:
  struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Stretch> stretches_;
};

} // namespace waymark
