#pragma once

#include "diagram/pages/line_pieces.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace waymark::pages {

/// Where lines leave a page, or come onto it, on one and the same way.
struct TrunkEnd {
  std::size_t page = 0;
  bool at_end = false; ///< of the page
  Point at{};
  std::vector<std::size_t> routes{}; ///< of the page
};

/// Lines that go on together: those to one node that have joined where they come onto their page,
/// wherever they left theirs; and those that have not parted yet. One letter is for all.
struct Trunk {
  std::vector<TrunkEnd> leaving{};
  std::vector<TrunkEnd> arriving{};
};

/// Each crossing is of one trunk; in the order of their first crossings. Who follows the letter
/// comes only to where a line with it leads.
[[nodiscard]] std::vector<Trunk> trunks_of(std::span<const Crossing> crossings, Axis axis);

} // namespace waymark::pages
