#include "diagram/lanes/level_places.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t padding = 12; ///< in a gutter, around its lines
constexpr std::int32_t beside_line = 6;
// From a label to what is beyond it; a frame may run between.
constexpr std::int32_t before_row = 10;
constexpr std::int32_t before_border = 7;

/// The room that one line needs above and below its place.
struct Room {
  std::int32_t above = 0;
  std::int32_t below = 0;

  void grow(std::int32_t up, std::int32_t down) {
    above = std::max(above, up);
    below = std::max(below, down);
  }
};

/// How far lines reach towards one side.
class Furthest {
public:
  void add(std::uint32_t edge, std::int64_t at) {
    if (edge == edge_) {
      at_ = std::max(at_, at);
    } else if (at > at_) {
      of_others_ = std::exchange(at_, at);
      edge_ = edge;
    } else {
      of_others_ = std::max(of_others_, at);
    }
  }

  [[nodiscard]] std::int64_t without(std::uint32_t edge) const {
    return edge == edge_ ? of_others_ : at_;
  }

private:
  static constexpr std::int64_t nowhere = std::numeric_limits<std::int64_t>::min();
  std::uint32_t edge_ = std::numeric_limits<std::uint32_t>::max();
  std::int64_t at_ = nowhere;
  std::int64_t of_others_ = nowhere;
};

class Levels {
public:
  Levels(const TrackedGrid& tracked, std::span<const Box> nodes, std::span<const LabelSpot> labels)
      : tracked_(tracked)
      , grid_(tracked.grid)
      , rooms_(grid_.height)
      , of_labels_(grid_.height, 0)
      , leftmost_(grid_.height)
      , rightmost_(grid_.height) {
    note_reach_of_lines();
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
      if (is_level(label.side)) continue;
      (label.side == Side::down ? labels_from_above_ : labels_from_below_)
          .emplace(gutter_of(label), grid_.of_node[label.node].x);
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
  void note_reach_of_lines() {
    for (const Segment& segment : tracked_.segments.all) {
      if (!segment.level) continue;
      leftmost_[segment.line].add(segment.edge, -std::int64_t{segment.low.crossing_line});
      rightmost_[segment.line].add(segment.edge, segment.high.crossing_line);
    }
  }

  [[nodiscard]] bool begins_lane(std::uint32_t y) const {
    return std::binary_search(grid_.first_of_lane.begin(), grid_.first_of_lane.end(), y);
  }
  [[nodiscard]] bool is_at_border(std::uint32_t gutter) const {
    return begins_lane(gutter) || begins_lane(gutter + 1);
  }

  [[nodiscard]] std::uint32_t gutter_of(const LabelSpot& label) const {
    const std::uint32_t row = grid_.of_node[label.node].y;
    return label.side == Side::down ? row + 1 : row - 1;
  }

  /// As far as the row has none: between the row and what else may stand in the gutter there, or
  /// across the whole gutter.
  void keep_room_in_gutter(const LabelSpot& label) {
    const std::uint32_t row = grid_.of_node[label.node].y;
    const bool below = label.side == Side::down;
    const std::uint32_t gutter = gutter_of(label);
    const std::int32_t needed = below
                                    ? label.box.y + label.box.height + label_gap - rooms_[row].below
                                    : label_gap - label.box.y - rooms_[row].above;
    const auto& opposite_labels = below ? labels_from_below_ : labels_from_above_;
    if (opposite_labels.contains({gutter, grid_.of_node[label.node].x}) ||
        may_meet_a_line(label, gutter)) {
      rooms_[gutter].grow(below ? needed : 0, below ? 0 : needed);
    }
    const std::int32_t beyond = is_at_border(gutter) ? before_border : before_row;
    of_labels_[gutter] = std::max(of_labels_[gutter], needed - label_gap + beyond);
  }

  /// On its side of the line that it belongs to, however far: columns have no places yet.
  [[nodiscard]] bool may_meet_a_line(const LabelSpot& label, std::uint32_t gutter) const {
    const Port at = labelled_port(tracked_.graph, grid_, tracked_.segments, label.edge);
    const Segment& segment = tracked_.segments.all[at.segment];
    const SegmentEnd& end = label.side == Side::down ? segment.high : segment.low;
    const bool left = tracked_.stretch(segment).label_left;
    if (end.crossing_line == gutter && end.turn == (left ? -1 : 1)) return true;
    const std::int64_t here = segment.line;
    return left ? leftmost_[gutter].without(label.edge) >= -here
                : rightmost_[gutter].without(label.edge) >= here;
  }

  void size_gutter(std::uint32_t y) {
    const bool is_first = begins_lane(y);
    const bool is_last = begins_lane(y + 1);
    const std::int32_t tracks = tracked_.tracks.on_level[y];
    Room& room = rooms_[y];
    if (tracks > 0 || !is_first) room.grow(padding, 0);
    if (tracks > 0 || !is_last) room.grow(0, padding);
    if (tracks > 0) {
      room.below += track_gap * (tracks - 1);
    } else if (!is_first && !is_last) {
      room.grow(0, node_gap - room.above);
    }
    room.grow(0, of_labels_[y] - room.above);
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
  std::vector<Room> rooms_;             ///< by level line
  std::vector<std::int32_t> of_labels_; ///< what they need in a gutter, from above or from below
  std::vector<Furthest> leftmost_;      ///< of what runs on a level line, counted downwards
  std::vector<Furthest> rightmost_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> labels_from_above_{}; ///< gutter and column
  std::set<std::pair<std::uint32_t, std::uint32_t>> labels_from_below_{};
};

} // namespace

LevelPlaces place_levels(const TrackedGrid& tracked, std::span<const Box> nodes,
                         std::span<const LabelSpot> labels) {
  return Levels(tracked, nodes, labels).places();
}

} // namespace waymark::swimlanes
