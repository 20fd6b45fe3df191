#include "diagram/lanes/upright_places.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t end_gap = 18; ///< from the first and last node to the end of a lane

/// What belongs to an upright line, in the bands (level lines) from `top` to `bottom`. Distances
/// are from the place of the line.
struct Item {
  std::uint32_t top = 0;
  std::uint32_t bottom = 0;
  std::int32_t left = 0;
  std::int32_t right = 0;
  std::int32_t before_node = 0; ///< what it keeps free behind it if a node is next
  std::int32_t before_line = 0; ///< if a line or a label is next
  bool is_node = false;
  bool reaches_out = false; ///< of its section
};

/// Up to where each band is taken.
class Bands {
public:
  explicit Bands(std::uint32_t count)
      : node_from_(count, end_gap)
      , line_from_(count, arrow_room) {}

  /// The least place not before `least` at which all items are free of what is there already.
  [[nodiscard]] std::int32_t place_for(std::span<const Item> items, std::int32_t least) const {
    for (const Item& item : items) {
      const std::vector<std::int32_t>& from = item.is_node ? node_from_ : line_from_;
      for (std::uint32_t y = item.top; y <= item.bottom; ++y)
        least = std::max(least, from[y] - item.left);
    }
    return least;
  }

  void take(std::span<const Item> items, std::int32_t place) {
    for (const Item& item : items) {
      const std::int32_t right = place + item.right;
      for (std::uint32_t y = item.top; y <= item.bottom; ++y) {
        node_from_[y] = std::max(node_from_[y], right + item.before_node);
        line_from_[y] = std::max(line_from_[y], right + item.before_line);
      }
      if (!item.reaches_out) {
        right_ = std::max(right_, right);
        section_before_node_ = std::max(section_before_node_, right + item.before_node);
        section_before_line_ = std::max(section_before_line_, right + item.before_line);
      }
      end_ = std::max(end_, right + (item.is_node ? end_gap : arrow_room));
    }
  }

  /// Nothing that comes later stands left of anything of the section that ends.
  void close_section() {
    for (std::int32_t& from : node_from_) from = std::max(from, section_before_node_);
    for (std::int32_t& from : line_from_) from = std::max(from, section_before_line_);
  }

  [[nodiscard]] std::int32_t right() const { return right_; }
  /// Where a lane may end.
  [[nodiscard]] std::int32_t end() const { return end_; }

private:
  std::vector<std::int32_t> node_from_; ///< by band
  std::vector<std::int32_t> line_from_;
  std::int32_t section_before_node_ = end_gap; ///< in all bands, once the section ends
  std::int32_t section_before_line_ = arrow_room;
  std::int32_t right_ = 0; ///< of all that does not reach out of its section
  std::int32_t end_ = 0;
};

class Uprights {
public:
  Uprights(const TrackedGrid& tracked, std::span<const Box> nodes,
           std::span<const LabelSpot> labels)
      : tracked_(tracked)
      , nodes_(nodes)
      , items_(tracked.grid.width)
      , half_(tracked.grid.width, 0) {
    for (std::uint32_t i = 0; i < nodes.size(); ++i) add_node(i);
    for (const Segment& segment : tracked.segments.all) {
      if (!segment.level) add_line(segment);
    }
    for (const LabelSpot& label : labels) add_label(label);
    for (const LaneEdge& edge : tracked.graph.edges) {
      if (edge.apart) add_gap(edge);
    }
  }

  [[nodiscard]] UprightPlaces places() const {
    UprightPlaces out;
    out.of_section.push_back(0);
    Bands bands(tracked_.grid.height);
    std::int32_t nodes_end = 0;   // of the last column
    std::int32_t line_place = 0;  // of the last gutter
    std::int32_t section_end = 0; // of the last section
    for (std::uint32_t x = 0; x < tracked_.grid.width; ++x) {
      const bool is_column = Grid::is_column(x);
      const bool begins_section = x > 1 && is_first_of_section(x / 2);
      if (begins_section && !is_column) {
        bands.close_section();
        section_end = bands.right();
      }
      const std::int32_t least = is_column ? std::max(nodes_end, line_place) + half_[x] : nodes_end;
      const std::int32_t place = bands.place_for(items_[x], least);
      bands.take(items_[x], place);
      out.of_line.push_back(place);
      (is_column ? nodes_end : line_place) = is_column ? place + half_[x] : place;
      if (begins_section && is_column)
        out.of_section.push_back((section_end + place - half_[x]) / 2);
    }
    out.of_section.push_back(bands.end());
    return out;
  }

private:
  [[nodiscard]] bool is_first_of_section(std::uint32_t column) const {
    const std::vector<std::uint32_t>& first = tracked_.columns.first_of_section;
    return std::binary_search(first.begin(), first.end() - 1, column);
  }

  void add_node(std::uint32_t number) {
    const GridPoint point = tracked_.grid.of_node[number];
    const std::int32_t half = (nodes_[number].width + 1) / 2;
    half_[point.x] = std::max(half_[point.x], half);
    items_[point.x].push_back({point.y, point.y, -half, half, node_gap, arrow_room, true});
  }

  /// Not in the cell of a node that it meets.
  void add_line(const Segment& segment) {
    const std::int32_t at = tracked_.offset(segment);
    const std::uint32_t top = segment.low.crossing_line + (segment.low.turn == 0 ? 1 : 0);
    const std::uint32_t bottom = segment.high.crossing_line - (segment.high.turn == 0 ? 1 : 0);
    items_[segment.line].push_back({top, bottom, at, at, arrow_room, track_gap});
  }

  /// A line goes on behind a label above it, and may need room for its arrow; where it leads into
  /// the next section, the label may go with it. One below or above a node may stand beside others
  /// of the row, which are higher.
  void add_label(const LabelSpot& label) {
    const GridPoint point = tracked_.grid.of_node[label.node];
    const std::int32_t left = label.box.x;
    const std::int32_t right = left + label.box.width;
    if (is_level(label.side)) {
      items_[point.x].push_back({point.y, point.y, left, right, arrow_room, label_gap, false,
                                 leads_out_of_section(label)});
      return;
    }
    const std::uint32_t beyond = label.side == Side::down ? point.y + 1 : point.y - 1;
    const auto [top, bottom] = std::minmax(point.y, beyond);
    items_[point.x].push_back({top, bottom, left, right, label_gap, label_gap});
  }

  [[nodiscard]] bool leads_out_of_section(const LabelSpot& label) const {
    const LaneGraph& graph = tracked_.graph;
    const LaneEdge& edge = graph.edges[label.edge];
    return !graph.sections_apart && label.side == Side::right && label.node == edge.from &&
           graph.nodes[edge.to].section > graph.nodes[edge.from].section;
  }

  /// Between two columns, in all rows from the one node to the other: for a frame around one of
  /// them. Two of one row have it anyway.
  void add_gap(const LaneEdge& edge) {
    const GridPoint from = tracked_.grid.of_node[edge.from];
    const GridPoint to = tracked_.grid.of_node[edge.to];
    const auto [top, bottom] = std::minmax(from.y, to.y);
    const std::uint32_t before = std::min(from.x, to.x);
    if (from.x != to.x && from.y != to.y) {
      items_[before].push_back({top, bottom, half_[before], half_[before], node_gap, 0, true});
    }
  }

  const TrackedGrid& tracked_;
  std::span<const Box> nodes_;
  std::vector<std::vector<Item>> items_; ///< by line
  std::vector<std::int32_t> half_;       ///< of the widest node, by line
};

} // namespace

UprightPlaces place_uprights(const TrackedGrid& tracked, std::span<const Box> nodes,
                             std::span<const LabelSpot> labels) {
  return Uprights(tracked, nodes, labels).places();
}

} // namespace waymark::swimlanes
