#include "diagram/layout/column_layout.hpp"

#include "diagram/layout/column_lines.hpp"
#include "diagram/layout/column_order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

namespace waymark {
namespace {

constexpr std::int32_t margin = 14;
constexpr std::int32_t track_gap = 10;
constexpr std::int32_t room_for_arrow = 18;
constexpr std::int32_t least_gap = 36;
constexpr std::int32_t beside_line = 6;       ///< of a label
constexpr std::int32_t frame_inset = 8;       ///< between a frame and what is inside
constexpr std::int32_t widest_on_phone = 476; ///< with the margins of a drawing 480

class Column {
public:
  Column(const LayoutGraph& graph, bool all_on_right)
      : graph_(graph)
      , order_(column_order(graph))
      , place_(order_.size()) {
    for (std::uint32_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
    lines_ = route_column(graph, place_, all_on_right);
    layout_.nodes.resize(graph.nodes.size());
    layout_.groups.resize(graph.groups.size());
    layout_.routes.resize(graph.edges.size());
  }

  Layout lay_out() {
    find_straight();
    place_nodes();
    measure();
    for (std::size_t i = 0; i < layout_.routes.size(); ++i) draw(i);
    place_groups();
    shift();
    return std::move(layout_);
  }

private:
  void find_straight() {
    straight_.resize(graph_.nodes.size());
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      if (lines_.lines[i].side == ColumnSide::straight) straight_[graph_.edges[i].from] = i;
    }
  }

  // ---- Heights ----------------------------------------------------------------------------------

  void place_nodes() {
    std::vector<std::uint32_t> open;
    std::int32_t y = 0;
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t node = order_[i];
      const std::vector<std::uint32_t> around = groups_around(graph_, node);
      deepest_ = std::max(deepest_, around.size());
      y = close_and_open(i, y, open, around);
      open = around;
      const std::int32_t height = height_of(node);
      const std::int32_t width = graph_.nodes[node].width;
      layout_.nodes[node] = {-width / 2, y, width, height};
      y += height;
    }
    const std::int32_t end = close_and_open(order_.size(), y, open, {});
    bottom_ = open.empty() ? y : end;
  }

  /// From the bottom of one node, across the borders of groups, to the top of the next.
  std::int32_t close_and_open(std::size_t next, std::int32_t bottom,
                              const std::vector<std::uint32_t>& open,
                              const std::vector<std::uint32_t>& around) {
    const auto same = std::mismatch(open.begin(), open.end(), around.begin(), around.end());
    std::int32_t y = bottom;
    if (next > 0) {
      const std::optional<std::uint32_t> line = straight_[order_[next - 1]];
      const bool labelled = line && graph_.edges[*line].label_width > 0;
      if (labelled) y += graph_.edges[*line].label_height + beside_line;
    }
    for (auto group = open.end(); group != same.first;) {
      y += frame_inset;
      Box& box = layout_.groups[*--group];
      box.height = y - box.y;
    }
    if (next > 0 && same.second != around.end()) y += frame_inset;
    for (auto group = same.second; group != around.end(); ++group) {
      layout_.groups[*group].y = y;
      y += std::max(frame_inset, graph_.groups[*group].title_height);
    }
    if (next == order_.size()) return y;
    const bool crossed = same.second != around.end() || same.first != open.end();
    const std::int32_t wanted =
        label_above(order_[next]) + (next > 0 || crossed ? room_for_arrow : 0);
    return next == 0 ? y + (crossed ? std::max(wanted, frame_inset) : wanted)
                     : std::max(y + wanted, bottom + least_gap);
  }

  /// How far the label of its topmost port stands out above the node.
  [[nodiscard]] std::int32_t label_above(std::uint32_t node) const {
    std::int32_t most = 0;
    for (const ColumnSide side : {ColumnSide::right, ColumnSide::left}) {
      for (const ColumnPort& port : lines_.ports_at(node, side)) {
        if (port.shared) continue;
        const std::int32_t top = height_of(node) / 2 + offset_at(node, port.offset);
        most = std::max(most, graph_.edges[port.line].label_height + 4 - top);
      }
    }
    return most;
  }

  /// Lines meet a bar close beside one another, so that it stays a bar.
  [[nodiscard]] std::int32_t offset_at(std::uint32_t node, std::int32_t offset) const {
    return graph_.nodes[node].is_bar ? offset * 2 / 5 : offset;
  }

  /// Taller than it is if many lines meet it.
  [[nodiscard]] std::int32_t height_of(std::uint32_t node) const {
    std::int32_t reach = 0;
    for (const ColumnSide side : {ColumnSide::right, ColumnSide::left}) {
      for (const ColumnPort& port : lines_.ports_at(node, side)) {
        reach = std::max(reach, std::abs(offset_at(node, port.offset)));
      }
    }
    const std::int32_t beyond = graph_.nodes[node].is_bar ? 2 : beside_line;
    const std::int32_t room = reach == 0 ? 0 : 2 * reach + 2 * beyond;
    return std::max(graph_.nodes[node].height, room);
  }

  // ---- Widths; the middle of the column is 0 ----------------------------------------------------

  void measure() {
    for (const Box& box : layout_.nodes) {
      right_ = std::max(right_, box.width + box.x);
      left_ = std::max(left_, -box.x);
    }
    for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
      const LayoutEdge& edge = graph_.edges[i];
      if (edge.label_width == 0) continue;
      const std::int32_t end = label_start(i) + edge.label_width;
      std::int32_t& side = lines_.lines[i].side == ColumnSide::left ? left_ : right_;
      side = std::max(side, end);
    }
    for (const LayoutGroup& group : graph_.groups) {
      // Titles are given twice as wide as they are, so that the line passes beside them.
      left_ = std::max(left_, group.title_width / 2);
    }
    if (deepest_ > 0) {
      right_ += static_cast<std::int32_t>(deepest_) * frame_inset;
      left_ += static_cast<std::int32_t>(deepest_) * frame_inset;
    }
  }

  /// Off the middle line, on the label's own side.
  [[nodiscard]] std::int32_t label_start(std::size_t i) const {
    const ColumnLine& line = lines_.lines[i];
    if (line.side == ColumnSide::straight) return beside_line;
    // Off its box, too: what is round reaches further out beside a high label than at its line.
    return layout_.nodes[labelled_end(graph_.edges[i])].width / 2 + beside_line;
  }

  /// How far a node reaches to the side, so far off its own middle.
  [[nodiscard]] std::int32_t reach_at(std::uint32_t node, std::int32_t offset) const {
    const Box& box = layout_.nodes[node];
    const std::int32_t half = box.width / 2;
    if (graph_.nodes[node].outline == NodeOutline::box || box.height == 0) return half;
    const double off = std::min(1.0, std::abs(offset) * 2.0 / box.height);
    const bool round = graph_.nodes[node].outline == NodeOutline::ellipse;
    return static_cast<std::int32_t>(half * (round ? std::sqrt(1 - off * off) : 1 - off));
  }

  [[nodiscard]] static std::uint32_t labelled_end(const LayoutEdge& edge) {
    return edge.branch ? edge.to : edge.from;
  }

  // ---- Lines ------------------------------------------------------------------------------------

  [[nodiscard]] std::int32_t middle_y(std::uint32_t node) const {
    return layout_.nodes[node].y + layout_.nodes[node].height / 2;
  }

  void draw(std::size_t i) {
    const LayoutEdge& edge = graph_.edges[i];
    const ColumnLine& line = lines_.lines[i];
    LayoutRoute& route = layout_.routes[i];
    const Box& from = layout_.nodes[edge.from];
    if (line.side == ColumnSide::straight) {
      route.points = {{0, from.y + from.height}, {0, layout_.nodes[edge.to].y}};
      route.label = {beside_line + edge.label_width / 2,
                     from.y + from.height + beside_line / 2 + edge.label_height / 2};
      return;
    }
    const bool left = line.side == ColumnSide::left;
    const std::int32_t sign = left ? -1 : 1;
    const auto track = static_cast<std::int32_t>(lines_.trunks[line.trunk].track + 1);
    const std::int32_t x = sign * ((left ? left_ : right_) + track * track_gap);
    const std::int32_t leaves =
        offset_at(edge.from, edge.branch ? line.shared_offset : line.own_offset);
    const std::int32_t arrives =
        offset_at(edge.to, edge.branch ? line.own_offset : line.shared_offset);
    const std::int32_t first = middle_y(edge.from) + leaves;
    const std::int32_t last = middle_y(edge.to) + arrives;
    route.points = {{sign * reach_at(edge.from, leaves), first},
                    {x, first},
                    {x, last},
                    {sign * reach_at(edge.to, arrives), last}};
    route.label = {sign * (label_start(i) + edge.label_width / 2),
                   (edge.branch ? last : first) - 2 - (edge.label_height + 1) / 2};
  }

  /// By group: how far out lines run whose nodes all lie in it; to the right, to the left.
  struct Reach {
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max(); ///< places of its nodes
    std::uint32_t last = 0;
    std::array<std::int32_t, 2> tracks{}; ///< so many of them lie inside
    std::array<std::int32_t, 2> inside{}; ///< frames in one another that reach as far
  };

  [[nodiscard]] std::vector<Reach> reaches() const {
    std::vector<Reach> all(graph_.groups.size());
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      for (std::uint32_t in = graph_.nodes[node].group; in != no_group;
           in = graph_.groups[in].parent) {
        all[in].first = std::min(all[in].first, place_[node]);
        all[in].last = std::max(all[in].last, place_[node]);
      }
    }
    for (const ColumnTrunk& trunk : lines_.trunks) {
      if (trunk.side == ColumnSide::straight) continue;
      std::uint32_t in = graph_.nodes[order_[trunk.top]].group;
      while (in != no_group && (trunk.top < all[in].first || trunk.bottom > all[in].last)) {
        in = graph_.groups[in].parent;
      }
      if (in == no_group) continue;
      std::int32_t& tracks = all[in].tracks[trunk.side == ColumnSide::left ? 1 : 0];
      tracks = std::max(tracks, static_cast<std::int32_t>(trunk.track + 1));
    }
    for (std::size_t group = all.size(); group-- > 0;) { // children stand behind their parents
      const std::uint32_t parent = graph_.groups[group].parent;
      if (parent == no_group) continue;
      for (std::size_t side = 0; side < 2; ++side) {
        const std::int32_t tracks = all[group].tracks[side];
        if (tracks == 0 || tracks < all[parent].tracks[side]) continue;
        if (tracks > all[parent].tracks[side]) all[parent].inside[side] = 0;
        all[parent].tracks[side] = tracks;
        all[parent].inside[side] = std::max(all[parent].inside[side], all[group].inside[side] + 1);
      }
    }
    return all;
  }

  /// Between two tracks, beside the frames around it and inside it that stand there, too.
  [[nodiscard]] std::int32_t between_tracks(const std::vector<Reach>& reach, std::uint32_t group,
                                            std::size_t side) const {
    const std::int32_t tracks = reach[group].tracks[side];
    std::int32_t frames = 1;
    for (std::uint32_t up = graph_.groups[group].parent;
         up != no_group && reach[up].tracks[side] == tracks; up = graph_.groups[up].parent) {
      ++frames;
    }
    const std::int32_t inside = reach[group].inside[side];
    return tracks * track_gap + (inside + 1) * track_gap / (inside + frames + 1);
  }

  void place_groups() {
    const std::vector<Reach> reach = reaches();
    for (std::uint32_t group = 0; group < graph_.groups.size(); ++group) {
      std::int32_t depth = 0;
      for (std::uint32_t up = graph_.groups[group].parent; up != no_group;
           up = graph_.groups[up].parent) {
        ++depth;
      }
      Box& box = layout_.groups[group];
      const std::int32_t inset = depth * frame_inset;
      const auto side = [&](std::size_t which, std::int32_t width) {
        if (reach[group].tracks[which] == 0) return width - inset;
        return width + between_tracks(reach, group, which);
      };
      const std::int32_t right = side(0, right_);
      const std::int32_t left = side(1, left_);
      box.x = -left;
      box.width = left + right;
    }
  }

  void shift() {
    const auto room = [](std::uint32_t tracks) {
      return tracks == 0 ? 0 : static_cast<std::int32_t>(tracks + 1) * track_gap - 4;
    };
    const Point by{margin + left_ + room(lines_.left_tracks), margin};
    const auto move = [by](Point& point) { point = {point.x + by.x, point.y + by.y}; };
    for (auto* boxes : {&layout_.nodes, &layout_.groups}) {
      for (Box& box : *boxes) box = {box.x + by.x, box.y + by.y, box.width, box.height};
    }
    for (LayoutRoute& route : layout_.routes) {
      for (Point& point : route.points) move(point);
      move(route.label);
    }
    layout_.bounds = {0, 0, by.x + right_ + room(lines_.right_tracks) + margin,
                      bottom_ + 2 * margin};
  }

  const LayoutGraph& graph_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> place_;
  ColumnLines lines_{};
  std::vector<std::optional<std::uint32_t>>
      straight_{}; ///< by node: the edge straight down from it
  Layout layout_{};
  std::size_t deepest_ = 0;
  std::int32_t bottom_ = 0;
  std::int32_t right_ = 0;
  std::int32_t left_ = 0;
};

} // namespace

Layout column_layout(const LayoutGraph& graph) {
  Layout both_sides = Column(graph, false).lay_out();
  if (both_sides.bounds.width <= widest_on_phone) return both_sides;
  Layout one_side = Column(graph, true).lay_out();
  return one_side.bounds.width < both_sides.bounds.width ? one_side : both_sides;
}

} // namespace waymark
