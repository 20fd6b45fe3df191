#pragma once

#include "backends/diagram.hpp"
#include "backends/language.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

enum class Paper : std::uint8_t { none, a4, a3, letter };

/// A drawing on one or several sheets of paper.
struct Pages {
  std::vector<Drawing> drawings; ///< bounds in the shape of the sheet
  std::int32_t width = 0;        ///< of a sheet in points; upright or on its side
  std::int32_t height = 0;
};

/// The smallest text of a drawing stays at least so large on paper, in points.
inline constexpr double smallest_on_paper = 7;

/// One page if the drawing fits with its text large enough. Otherwise it is cut between the nodes,
/// upright or on its side, with labels beside their nodes, into as few pages as that takes, then
/// where few lines cross, then so that none is nearly empty: along the flow, with the lanes that
/// each page uses, and between lanes only if a part is still too high. Parts of a long narrow
/// drawing share a page. Lines that are cut end in a letter, one for all that run in one another or
/// go on to one node, with which they go on elsewhere; heads of lanes, stages and columns are
/// repeated; each page says at its foot which it is. Text has the same size on all pages, and is as
/// large as the number of pages allows. What is far too large is one page with a note
/// (`Drawing::note`). `paper` is not none. The work is that of sorting, and the square of the gaps
/// between nodes that fit on one page.
[[nodiscard]] Pages on_pages(const Drawing& drawing, Paper paper,
                             const Language& words = Language());

/// The drawings of a subject among which `on_fewest_pages` should choose. Lanes in both directions
/// if that is `automatic`; and each also with stages apart, which takes more room but is easier to
/// cut.
[[nodiscard]] std::vector<DiagramSubject> ways_on_paper(const DiagramSubject& subject);

/// Of drawings of the same thing, at least one, that which needs the fewest pages; then that whose
/// text is larger, up to a size that is large enough, and that is cut less; then the first.
[[nodiscard]] Pages on_fewest_pages(std::span<const Drawing> drawings, Paper paper,
                                    const Language& words = Language());

} // namespace waymark
