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
/// the drawing, so that thousands of parts can be looked at. A part that reaches one place further
/// is as much work as stands between, with the lanes in which that is.
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
  [[nodiscard]] bool holds_nodes() const { return holds_nodes_; }

  /// Of the parts between the cuts, which are places.
  [[nodiscard]] std::vector<KnownLength> between(std::span<const std::int32_t> cuts);

  /// Words of bits, so far: the measure of the work.
  [[nodiscard]] std::size_t looked_at() const { return looked_at_; }

private:
  using Word = std::uint64_t;
  using Words = std::vector<Word>;

  struct Lane {
    std::size_t from = 0; ///< cells
    std::size_t to = 0;
    std::int32_t length = 0; ///< of what of it is in the part
    bool is_changed = false;
  };

  /// In a gap, of the cells of a word.
  struct Marks {
    std::size_t gap = 0;
    std::size_t word = 0;
    Word taken = 0; ///< by nodes, and where lines turn or end
    Word nodes = 0;
  };

  [[nodiscard]] std::size_t gap_of(std::int32_t at) const;
  [[nodiscard]] std::size_t cell_of(std::int32_t across) const;
  template<typename Take>
  void take_cells(std::int32_t from, std::int32_t to, const Take& take) const;
  void mark(std::size_t gap, std::int32_t from, std::int32_t to, bool by_node = false);
  void add_lanes(const Drawing& drawing);
  void find_lanes_of_words();
  void add_frame(const DrawnNode& frame);
  void add_node(const DrawnNode& node);
  void add_route(const Route& route);
  void sort_marks();
  void add(const Marks& marks);
  [[nodiscard]] std::int32_t length_of(const Lane& lane);
  [[nodiscard]] std::int32_t reckoned() const;

  Axis axis_;
  Axis across_;
  std::int32_t first_ = 0;
  std::int32_t beside_lanes_ = 0;
  std::vector<std::int32_t> edges_{}; ///< between the gaps
  std::vector<Marks> marks_{};        ///< in the order of the gaps
  std::vector<std::size_t> begins_{}; ///< of the marks of each gap, and the end
  Words titles_{};                    ///< of lanes, on every page on which these are
  std::vector<Lane> lanes_{};
  std::vector<std::vector<std::size_t>> lanes_of_word_{};
  std::vector<KnownLength> known_{}; ///< in order

  // Of the part:
  Words taken_{};
  Words nodes_{};
  std::vector<std::size_t> used_words_{};
  std::size_t first_word_ = 0; ///< of the used ones
  std::size_t last_word_ = 0;
  std::vector<std::size_t> changed_lanes_{}; ///< since its length was last reckoned
  std::int32_t in_lanes_ = 0;
  bool holds_nodes_ = false;
  std::size_t first_gap_ = 0;
  std::size_t next_gap_ = 0;
  std::size_t looked_at_ = 0;
};

} // namespace waymark::pages
