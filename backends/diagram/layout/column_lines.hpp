#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Which way each line takes in a drawing of one column.
namespace waymark {

enum class ColumnSide : std::uint8_t {
  straight, ///< to the node below
  right,    ///< past other nodes
  left,
};

/// Where lines meet a node at one of its sides.
struct ColumnPort {
  std::uint32_t line = 0;   ///< the one whose label stands here; of a shared port any
  std::uint32_t trunk = 0;  ///< that the port leads to
  bool shared = false;      ///< by all lines of the trunk
  bool goes_up = false;     ///< the other end is above
  std::uint32_t length = 0; ///< in nodes that are passed
  std::int32_t offset = 0;  ///< from the middle of the node, downwards
};

/// Lines of one kind that end at one node, or branches that leave it, run as one.
struct ColumnTrunk {
  ColumnSide side{};
  bool fans_out = false;
  std::uint32_t top = 0; ///< places in the column that it connects
  std::uint32_t bottom = 0;
  std::uint32_t track = 0; ///< 0: the nearest to the nodes
};

struct ColumnLine {
  ColumnSide side{};
  std::uint32_t trunk = 0;
  std::int32_t own_offset = 0;    ///< at the end where it is alone, from the node's middle
  std::int32_t shared_offset = 0; ///< at the other
};

struct ColumnLines {
  std::vector<ColumnLine> lines{}; ///< by edge
  std::vector<ColumnTrunk> trunks{};
  std::vector<std::vector<ColumnPort>> ports{}; ///< by node, twice: right, left
  std::uint32_t right_tracks = 0;
  std::uint32_t left_tracks = 0;

  [[nodiscard]] std::span<const ColumnPort> ports_at(std::uint32_t node, ColumnSide side) const {
    return ports[2 * std::size_t{node} + (side == ColumnSide::left ? 1 : 0)];
  }
};

/// `place` says where in the column each node stands. Lines that lead back up run on the left, or
/// all on the right if so wished. The longer a line, the further out: nested ones never cross.
/// Quadratic in the trunks up to a bound, then O(n log n).
[[nodiscard]] ColumnLines route_column(const LayoutGraph& graph,
                                       std::span<const std::uint32_t> place, bool all_on_right);

} // namespace waymark
