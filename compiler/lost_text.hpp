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
  /// `first` is not in the stretch added last.
  void add(std::uint32_t first, std::uint32_t last) { stretches_.push_back({first, last}); }
  /// Does the stretch added last go on behind `offset`?
  [[nodiscard]] bool reaches(std::uint32_t offset) const {
    return !stretches_.empty() && offset < stretches_.back().last;
  }

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

/// Where the line of a statement ends: at a line end, `;`, brace or comment behind `offset`, or at
/// the end of the text.
[[nodiscard]] std::uint32_t end_of_statement_line(std::string_view text, std::uint32_t offset);

} // namespace waymark
