#include "diagram/lanes/level_places.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t padding = 12; ///< in a gutter, around its lines
constexpr std::int32_t beside_line = 6;

/// The room that one line needs above and below its place.
struct Room {
  std::int32_t above = 0;
  std::int32_t below = 0;

  void grow(std::int32_t up, std::int32_t down) {
    above = std::max(above, up);
    below = std::max(below, down);
  }
};

class Levels {
public:
  Levels(const TrackedGrid& tracked, std::span<const Box> nodes, std::span<const LabelSpot> labels)
      : tracked_(tracked)
      , grid_(tracked.grid)
      , rooms_(grid_.height) {
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const std::int32_t half = (nodes[i].height + 1) / 2;
      rooms_[grid_.of_node[i].y].grow(half, half);
    }
    for (const Stretch& stretch : tracked.tracks.stretches) {
      if (!stretch.level || grid_.is_gutter(true, stretch.line)) continue;
      rooms_[stretch.line].grow(beside_line - stretch.offset, beside_line + stretch.offset);
    }
    for (const LabelSpot& label : labels) {
      if (is_level(label.side))
        rooms_[grid_.of_node[label.node].y].grow(label_gap - 1 - label.box.y, 0);
    }
    for (const LabelSpot& label : labels) {
      if (!is_level(label.side)) keep_room_in_gutter(label);
    }
    for (std::uint32_t y = 0; y < grid_.height; ++y) {
      if (!grid_.is_row[y]) size_gutter(y);
    }
    for (std::uint32_t lane = 0; lane < tracked.graph.lane_count; ++lane) make_room_for_title(lane);
  }

  [[nodiscard]] LevelPlaces places() const {
    LevelPlaces out;
    std::int32_t at = 0;
    for (const Room& room : rooms_) {
      out.top.push_back(at);
      out.of_line.push_back(at + room.above);
      at += room.above + room.below;
    }
    out.top.push_back(at);
    return out;
  }

private:
  /// As far as the row has none.
  void keep_room_in_gutter(const LabelSpot& label) {
    const std::uint32_t row = grid_.of_node[label.node].y;
    if (label.side == Side::down) {
      const std::int32_t below = label.box.y + label.box.height + label_gap;
      rooms_[row + 1].grow(below - rooms_[row].below, 0);
    } else {
      const std::int32_t above = label_gap - label.box.y;
      rooms_[row - 1].grow(0, above - rooms_[row].above);
    }
  }

  void size_gutter(std::uint32_t y) {
    const auto& borders = grid_.first_of_lane;
    const bool at_border = std::binary_search(borders.begin(), borders.end(), y) ||
                           std::binary_search(borders.begin(), borders.end(), y + 1);
    Room& room = rooms_[y];
    room.grow(padding, 0);
    const std::int32_t tracks = tracked_.tracks.on_level[y];
    if (tracks > 0) {
      room.below += padding + track_gap * (tracks - 1);
    } else if (!at_border) {
      room.below = std::max(room.below + padding, node_gap - room.above);
    }
  }

  /// In the first and the last gutter.
  void make_room_for_title(std::uint32_t lane) {
    std::int32_t missing = tracked_.graph.least_heights[lane];
    const std::uint32_t first = grid_.first_of_lane[lane];
    const std::uint32_t end = grid_.first_of_lane[lane + 1];
    for (std::uint32_t y = first; y < end; ++y) missing -= rooms_[y].above + rooms_[y].below;
    if (missing <= 0) return;
    rooms_[first].above += missing / 2;
    rooms_[end - 1].below += missing - missing / 2;
  }

  const TrackedGrid& tracked_;
  const Grid& grid_;
  std::vector<Room> rooms_; ///< by level line
};

} // namespace

LevelPlaces place_levels(const TrackedGrid& tracked, std::span<const Box> nodes,
                         std::span<const LabelSpot> labels) {
  return Levels(tracked, nodes, labels).places();
}

} // namespace waymark::swimlanes
