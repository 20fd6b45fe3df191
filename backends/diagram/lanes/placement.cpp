#include "diagram/lanes/placement.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t track_gap = 9;
constexpr std::int32_t gutter_padding = 13; ///< room for an arrow head
constexpr std::int32_t least_gutter = 26;
constexpr std::int32_t lane_padding = 12;
constexpr std::int32_t label_gap = 5;
constexpr std::int32_t port_margin = 10; ///< from a line to the corner of its node

/// The room one line of the grid needs, before and behind its middle or first track.
struct LineSize {
  std::int32_t before = 0;
  std::int32_t behind = 0;
  std::int32_t middle = 0; ///< the place, once known: of the middle, or of the first track
};

/// Where an upright piece of a line runs on the grid.
struct Upright {
  std::uint32_t line = 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

class Placer {
public:
  Placer(const LaneGraph& graph, const Columns& columns, const Grid& grid, const Segments& segments,
         const Tracks& tracks)
      : graph_(graph)
      , columns_(columns)
      , grid_(grid)
      , segments_(segments)
      , tracks_(tracks)
      , upright_(grid.width)
      , level_(grid.height)
      , labelled_above_(graph.nodes.size(), false) {
    for (const Segment& segment : segments.all) {
      if (segment.level) continue;
      uprights_.push_back({segment.line, segment.low.crossing_line, segment.high.crossing_line});
    }
    std::sort(uprights_.begin(), uprights_.end(),
              [](const Upright& a, const Upright& b) { return a.line < b.line; });
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
      if (graph.edges[i].label_width == 0) continue;
      const Port at = labelled_port(i);
      const GridPoint point = grid.of_node[at.node];
      if (at.side == Side::right) level_labels_.insert({point.x + 1, point.y});
      if (at.side == Side::left) level_labels_.insert({point.x - 1, point.y});
    }
  }

  LanesLayout place() {
    size_nodes();
    size_cells();
    size_gutters();
    size_lanes();
    set_places();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) place_node(i);
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) place_route(i);
    place_frames();
    return std::move(result_);
  }

private:
  [[nodiscard]] Port first_port(std::uint32_t edge) const {
    return swimlanes::first_port(graph_, grid_, segments_, edge);
  }
  [[nodiscard]] Port last_port(std::uint32_t edge) const {
    return swimlanes::last_port(graph_, grid_, segments_, edge);
  }
  [[nodiscard]] Port labelled_port(std::uint32_t edge) const {
    return swimlanes::labelled_port(graph_, grid_, segments_, edge);
  }

  [[nodiscard]] const Stretch& stretch(std::uint32_t segment) const {
    return tracks_.stretches[segments_.all[segment].stretch];
  }

  /// A node grows where more lines meet it than its sides hold.
  void size_nodes() {
    for (const LaneNode& node : graph_.nodes) {
      result_.layout.nodes.push_back({0, 0, node.width, node.height});
    }
    for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
      for (const Port& at : {first_port(edge), last_port(edge)}) {
        const std::int32_t offset = std::abs(stretch(at.segment).offset);
        if (offset == 0) continue;
        Box& box = result_.layout.nodes[at.node];
        std::int32_t& size = is_level(at.side) ? box.height : box.width;
        const LaneNode& node = graph_.nodes[at.node];
        const bool slanted = node.outline != NodeOutline::box;
        const std::int32_t margin =
            std::min(port_margin, (is_level(at.side) ? node.height : node.width) / 2);
        const std::int32_t half = slanted ? offset * 3 / 2 + margin : offset + margin;
        size = std::max(size, 2 * half);
      }
    }
  }

  static void grow(LineSize& line, std::int32_t before, std::int32_t behind) {
    line.before = std::max(line.before, before);
    line.behind = std::max(line.behind, behind);
  }

  void size_cells() {
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const Box& box = result_.layout.nodes[i];
      grow(upright_[grid_.of_node[i].x], (box.width + 1) / 2, (box.width + 1) / 2);
      grow(level_[grid_.of_node[i].y], (box.height + 1) / 2, (box.height + 1) / 2);
    }
    for (const Stretch& stretch : tracks_.stretches) {
      if (grid_.is_gutter(stretch.level, stretch.line)) continue;
      LineSize& line = (stretch.level ? level_ : upright_)[stretch.line];
      grow(line, 6 - stretch.offset, 6 + stretch.offset);
    }
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const LaneEdge& edge = graph_.edges[i];
      if (edge.label_width == 0) continue;
      const Port at = labelled_port(i);
      const std::int32_t offset = stretch(at.segment).offset;
      const std::uint32_t line = segments_.all[at.segment].line;
      if (at.side == Side::up) labelled_above_[at.node] = true;
      if (is_level(at.side)) {
        grow(level_[line], edge.label_height + label_gap - offset, 0);
      } else if (stretch(at.segment).label_left) {
        grow(upright_[line], edge.label_width + 2 * label_gap - offset, 0);
      } else {
        const std::int32_t wide = offset + edge.label_width + 2 * label_gap;
        if (!has_room_beside(at, wide)) grow(upright_[line], 0, wide);
      }
    }
  }

  /// Whether a label above or below a node, to the right of its line, may reach over the gutter
  /// there, and over the next cell if nothing stands in it: so columns do not become wider for it.
  [[nodiscard]] bool has_room_beside(const Port& at, std::int32_t wide) const {
    const GridPoint point = grid_.of_node[at.node];
    const std::uint32_t beyond = at.side == Side::up ? point.y - 1 : point.y + 1;
    const auto is_free = [&](std::uint32_t x) {
      return is_free_of_turns(x, point.y) && is_free_of_turns(x, beyond);
    };
    if (level_labels_.contains({point.x + 1, point.y}) || !is_free(point.x + 1)) return false;
    std::int32_t room = upright_[point.x].behind + least_gutter - label_gap;
    const GridPoint cell{point.x + 2, point.y};
    if (cell.x < grid_.width && grid_.node(cell) == no_node && is_free(cell.x)) {
      room += upright_[cell.x].before + upright_[cell.x].behind;
    }
    return wide <= room;
  }

  /// A label on a line to the right may reach over the next cell, if nothing stands in it.
  [[nodiscard]] bool has_room_behind(const Port& at, std::int32_t wide) const {
    const GridPoint point = grid_.of_node[at.node];
    const GridPoint cell{point.x + 2, point.y};
    if (at.side != Side::right || cell.x >= grid_.width || grid_.node(cell) != no_node)
      return false;
    if (!is_free_of_turns(point.x + 1, point.y) || !is_free_of_turns(cell.x, point.y)) return false;
    return wide <= upright_[point.x].behind + least_gutter - label_gap + upright_[cell.x].before +
                       upright_[cell.x].behind;
  }

  /// No upright line begins, ends or passes there.
  [[nodiscard]] bool is_free_of_turns(std::uint32_t x, std::uint32_t y) const {
    const auto [first, last] =
        std::equal_range(uprights_.begin(), uprights_.end(), Upright{x},
                         [](const Upright& a, const Upright& b) { return a.line < b.line; });
    return std::none_of(
        first, last, [y](const Upright& upright) { return upright.low <= y && y <= upright.high; });
  }

  void size_gutters() {
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) reserve_label(i);
    for (std::uint32_t x = 0; x < grid_.width; x += 2) {
      pad(upright_[x], tracks_.on_upright[x], gutter_padding, least_gutter);
    }
    for (std::uint32_t y = 0; y < grid_.height; ++y) {
      if (grid_.is_row[y]) continue;
      const bool at_border =
          std::binary_search(grid_.first_of_lane.begin(), grid_.first_of_lane.end(), y) ||
          std::binary_search(grid_.first_of_lane.begin(), grid_.first_of_lane.end(), y + 1);
      pad(level_[y], tracks_.on_level[y], lane_padding, at_border ? lane_padding : least_gutter);
    }
  }

  /// Room for the titles, in the first and the last gutter of each lane.
  void size_lanes() {
    for (std::uint32_t lane = 0; lane < graph_.lane_count; ++lane) {
      std::int32_t missing = graph_.least_heights[lane];
      const std::uint32_t first = grid_.first_of_lane[lane];
      const std::uint32_t end = grid_.first_of_lane[lane + 1];
      for (std::uint32_t y = first; y < end; ++y) missing -= level_[y].before + level_[y].behind;
      if (missing <= 0) continue;
      level_[first].before += missing / 2;
      level_[end - 1].behind += missing - missing / 2;
    }
  }

  static void pad(LineSize& line, std::int32_t tracks, std::int32_t padding, std::int32_t least) {
    line.before = std::max(line.before, padding);
    line.behind += padding + track_gap * std::max(0, tracks - 1);
    if (tracks == 0 && line.before + line.behind < least) line.behind = least - line.before;
    if (tracks == 0 && least == padding) line.behind = std::max(0, line.behind - padding);
  }

  /// In the gutter that the labelled piece of a route crosses first, beside its node.
  void reserve_label(std::uint32_t number) {
    const LaneEdge& edge = graph_.edges[number];
    if (edge.label_width == 0) return;
    const Port at = labelled_port(number);
    const GridPoint point = grid_.of_node[at.node];
    const Box& box = result_.layout.nodes[at.node];
    const std::int32_t wide = edge.label_width + label_gap + label_distance(at, edge);
    const std::int32_t high = edge.label_height + 2 * label_gap + box.height / 2;
    if (has_room_behind(at, wide)) return;
    switch (at.side) {
    case Side::right: grow(upright_[point.x + 1], wide - upright_[point.x].behind, 0); break;
    case Side::left: grow(upright_[point.x - 1], 0, wide - upright_[point.x].before); break;
    case Side::down: grow(level_[point.y + 1], high - level_[point.y].behind, 0); break;
    case Side::up: grow(level_[point.y - 1], 0, high - level_[point.y].before); break;
    }
  }

  /// From the middle of a node to a label left or right of it; a high one keeps off those above.
  [[nodiscard]] std::int32_t label_distance(const Port& at, const LaneEdge& edge) const {
    const Box& box = result_.layout.nodes[at.node];
    const std::int32_t top = edge.label_height + label_gap - stretch(at.segment).offset;
    const LineSize& column = upright_[grid_.of_node[at.node].x];
    if (!labelled_above_[at.node] || top <= box.height / 2) return box.width / 2 + label_gap;
    return (at.side == Side::right ? column.behind : column.before) + label_gap;
  }

  void set_places() {
    for (std::vector<LineSize>* lines : {&upright_, &level_}) {
      std::int32_t at = 0;
      for (LineSize& line : *lines) {
        line.middle = at + line.before;
        at = line.middle + line.behind;
      }
    }
  }

  void place_node(std::uint32_t number) {
    Box& box = result_.layout.nodes[number];
    const GridPoint point = grid_.of_node[number];
    box.x = upright_[point.x].middle - box.width / 2;
    box.y = level_[point.y].middle - box.height / 2;
  }

  [[nodiscard]] std::int32_t across(std::uint32_t segment) const {
    const Stretch& on = stretch(segment);
    const LineSize& line = (on.level ? level_ : upright_)[on.line];
    return line.middle + (grid_.is_gutter(on.level, on.line) ? on.track * track_gap : on.offset);
  }

  void place_route(std::uint32_t edge) {
    LayoutRoute route;
    route.points.push_back(border_point(first_port(edge)));
    for (std::uint32_t i = segments_.first(edge); i < segments_.last(edge); ++i) {
      const std::int32_t here = across(i);
      const std::int32_t next = across(i + 1);
      route.points.push_back(segments_.all[i].level ? Point{next, here} : Point{here, next});
    }
    route.points.push_back(border_point(last_port(edge)));
    if (graph_.edges[edge].label_width > 0) route.label = label_centre(edge);
    result_.layout.routes.push_back(std::move(route));
  }

  /// On the outline of the node, which may be slanted or round.
  [[nodiscard]] Point border_point(const Port& at) const {
    const Box& box = result_.layout.nodes[at.node];
    const std::int32_t place = across(at.segment);
    const std::int32_t offset = stretch(at.segment).offset;
    const bool level = is_level(at.side);
    const std::int32_t reach =
        reach_at(graph_.nodes[at.node].outline, (level ? box.width : box.height) / 2,
                 (level ? box.height : box.width) / 2, std::abs(offset));
    const Point centre{box.x + box.width / 2, box.y + box.height / 2};
    switch (at.side) {
    case Side::right: return {centre.x + reach, place};
    case Side::left: return {centre.x - reach, place};
    case Side::down: return {place, centre.y + reach};
    case Side::up: break;
    }
    return {place, centre.y - reach};
  }

  /// How far the outline reaches at a distance from the middle line.
  static std::int32_t reach_at(NodeOutline outline, std::int32_t along, std::int32_t across,
                               std::int32_t offset) {
    if (outline == NodeOutline::box || offset == 0 || across == 0) return along;
    if (outline == NodeOutline::diamond) return along * (across - offset) / across;
    std::int32_t reach = along; // the largest inside the ellipse
    const auto square = [](std::int64_t value) { return value * value; };
    while (reach > 0 && square(reach) * square(across) + square(offset) * square(along) >
                            square(along) * square(across)) {
      --reach;
    }
    return reach;
  }

  [[nodiscard]] Point label_centre(std::uint32_t number) const {
    const LaneEdge& edge = graph_.edges[number];
    const Port at = labelled_port(number);
    const Box& box = result_.layout.nodes[at.node];
    const std::int32_t line = across(at.segment);
    const std::int32_t half_width = edge.label_width - edge.label_width / 2;
    const std::int32_t half_height = edge.label_height - edge.label_height / 2;
    const std::int32_t beside = stretch(at.segment).label_left
                                    ? line - label_gap - half_width
                                    : line + label_gap + edge.label_width / 2;
    const std::int32_t above = line - 1 - half_height;
    const std::int32_t middle = upright_[grid_.of_node[at.node].x].middle;
    switch (at.side) {
    case Side::right: return {middle + label_distance(at, edge) + edge.label_width / 2 + 1, above};
    case Side::left: return {middle - label_distance(at, edge) - half_width, above};
    case Side::down: return {beside, box.y + box.height + label_gap + edge.label_height / 2};
    case Side::up: break;
    }
    return {beside, box.y - label_gap - half_height};
  }

  void place_frames() {
    const std::int32_t right = upright_.back().middle + upright_.back().behind;
    const auto top = [&](std::uint32_t y) {
      return y < grid_.height ? level_[y].middle - level_[y].before
                              : level_.back().middle + level_.back().behind;
    };
    for (std::uint32_t lane = 0; lane < graph_.lane_count; ++lane) {
      const std::int32_t from = top(grid_.first_of_lane[lane]);
      result_.lanes.push_back({0, from, right, top(grid_.first_of_lane[lane + 1]) - from});
    }
    for (std::uint32_t i = 0; i < graph_.section_count; ++i) {
      const std::uint32_t end =
          i + 1 < graph_.section_count ? columns_.first_of_section[i + 1] : columns_.count;
      const std::int32_t from = i == 0 ? 0 : gutter_middle(columns_.first_of_section[i]);
      const std::int32_t to = i + 1 < graph_.section_count ? gutter_middle(end) : right;
      result_.sections.push_back({from, 0, to - from, top(grid_.height)});
    }
    result_.layout.bounds = {0, 0, right, top(grid_.height)};
  }

  [[nodiscard]] std::int32_t gutter_middle(std::uint32_t column) const {
    const LineSize& gutter = upright_[2 * std::size_t{column}];
    return gutter.middle + (gutter.behind - gutter.before) / 2;
  }

  const LaneGraph& graph_;
  const Columns& columns_;
  const Grid& grid_;
  const Segments& segments_;
  const Tracks& tracks_;
  std::vector<LineSize> upright_;
  std::vector<LineSize> level_;
  std::vector<bool> labelled_above_; ///< by node: a label stands above it
  std::vector<Upright> uprights_{};  ///< by line
  std::set<std::pair<std::uint32_t, std::uint32_t>> level_labels_{}; ///< gutter, row of each
  LanesLayout result_{};
};

} // namespace

LanesLayout place(const LaneGraph& graph, const Columns& columns, const Grid& grid,
                  const Segments& segments, const Tracks& tracks) {
  return Placer(graph, columns, grid, segments, tracks).place();
}

} // namespace waymark::swimlanes
