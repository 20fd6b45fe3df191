#pragma once

#include "diagram/pages/axis.hpp"
#include "diagram/pages/cut_places.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace waymark::pages {

/// How far across the part of a drawing between two places reaches.
struct KnownLength {
  std::int32_t from = 0;
  std::int32_t to = 0;
  std::int32_t across = 0;
};

/// How far across the part between two places reaches, roughly: without the lanes in which nothing
/// stands, and without the gaps that `close_gaps` closes. On a grid of bits that is coarser than
/// the drawing, so that thousands of parts can be looked at.
class SliceLengths {
public:
  /// Parts that hold all of a known one reach as far as that, or further.
  SliceLengths(const Drawing& drawing, Axis axis, std::span<const CutPlace> places,
               std::span<const KnownLength> known = {});

  /// An empty part from the place on.
  void begin_at(std::size_t place);
  /// The part reaches one place further.
  void extend();

  [[nodiscard]] std::int32_t across() const;
  [[nodiscard]] bool holds_nodes() const;

  /// Of the parts between the cuts, which are places.
  [[nodiscard]] std::vector<KnownLength> between(std::span<const std::int32_t> cuts);

private:
  using Word = std::uint64_t;
  using Grid = std::vector<Word>;

  struct Lane {
    std::size_t from = 0; ///< cells
    std::size_t to = 0;
  };

  [[nodiscard]] std::size_t gap_of(std::int32_t at) const;
  [[nodiscard]] std::size_t cell_of(std::int32_t across) const;
  void mark(Grid& grid, std::size_t gap, std::int32_t from, std::int32_t to) const;
  void add_lanes(const Drawing& drawing);
  void add_frame(const DrawnNode& frame);
  void add_node(const DrawnNode& node);
  void add_route(const Route& route);
  [[nodiscard]] std::int32_t reckoned() const;

  Axis axis_;
  Axis across_;
  std::int32_t first_ = 0;
  std::int32_t beside_lanes_ = 0;
  std::vector<std::int32_t> edges_{}; ///< between the gaps
  std::size_t words_ = 0;             ///< of a gap
  Grid taken_{};                      ///< of each gap: by nodes, and where lines turn or end
  Grid nodes_{};                      ///< of each gap
  Grid titles_{};                     ///< of lanes, on every page on which these are
  std::vector<Lane> lanes_{};
  Grid taken_in_slice_{};
  Grid nodes_in_slice_{};
  std::size_t first_gap_ = 0;
  std::size_t next_gap_ = 0;
  std::vector<KnownLength> known_{}; ///< in order
};

} // namespace waymark::pages
