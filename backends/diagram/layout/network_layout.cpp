#include "diagram/layout/network_layout.hpp"

#include "diagram/layout/line_labels.hpp"
#include "diagram/layout/network_tracks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace waymark::network {
namespace {

constexpr std::int32_t beside_nodes = longest_head + 9; ///< where lines pass them
constexpr std::int32_t between_nodes = 44; ///< where only lines from one to the other run
constexpr std::int32_t off_corner = 5;
constexpr std::int32_t around_label = 12; ///< at the line that leaves a node, before it turns
constexpr std::int32_t more_room = 12;    ///< each time that it was not enough
constexpr int most_tries = 6;

/// What a line of the grid takes on either side of its middle, and where that stands in the end.
struct Strip {
  std::int32_t low = 0;
  std::int32_t high = 0;
  std::int32_t room_before = 0; ///< to the strip before it
  bool is_used = false;
  std::int32_t middle = 0;
};

struct Range {
  std::int32_t low = 1 << 20; ///< nothing, at first
  std::int32_t high = -(1 << 20);
};

std::int32_t inset_of_round_end(const Box& box, std::int32_t off_middle) {
  const double radius = pill_radius(box);
  const double straight = box.height / 2.0 - radius;
  const double off = std::clamp(std::abs(static_cast<double>(off_middle)) - straight, 0.0, radius);
  return static_cast<std::int32_t>(std::lround(radius - std::sqrt(radius * radius - off * off)));
}

class NetworkLayout {
public:
  NetworkLayout(const LayoutGraph& graph, const Places& places, const Routes& routes,
                Segments segments, const std::vector<std::int32_t>& asked)
      : graph_(graph)
      , places_(places)
      , routes_(routes)
      , segments_(std::move(segments))
      , asked_(asked)
      , x_(static_cast<std::size_t>(2 * places.columns + 1))
      , y_(static_cast<std::size_t>(2 * places.rows + 1)) {}

  Layout make() {
    size_nodes();
    measure_strips();
    keep_room();
    place_strips(x_);
    place_strips(y_);
    for (std::size_t i = 0; i < layout_.nodes.size(); ++i) {
      Box& box = layout_.nodes[i];
      box.x += column(i).middle;
      box.y += row(i).middle;
    }
    for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) draw_line(edge);
    layout_.bounds = {0, 0, x_.back().middle + x_.back().high, y_.back().middle + y_.back().high};
    return std::move(layout_);
  }

private:
  [[nodiscard]] Strip& strip(bool of_columns, std::int32_t line) {
    return (of_columns ? x_ : y_)[static_cast<std::size_t>(line)];
  }
  [[nodiscard]] Strip& column(std::size_t node) { return strip(true, places_.of_node[node].x); }
  [[nodiscard]] Strip& row(std::size_t node) { return strip(false, places_.of_node[node].y); }
  [[nodiscard]] bool is_round(std::uint32_t node) const {
    return graph_.nodes[node].outline == NodeOutline::ellipse;
  }
  [[nodiscard]] const Segment& first_segment(std::uint32_t edge) const {
    return segments_.all[segments_.first_of_edge[edge]];
  }
  [[nodiscard]] const Segment& last_segment(std::uint32_t edge) const {
    return segments_.all[segments_.first_of_edge[edge + 1] - 1];
  }

  /// What the ports of a node need, from the middles of its column and row.
  struct Needs {
    Range x{};
    Range y{};
  };

  void size_nodes() {
    std::vector<Needs> needs(graph_.nodes.size());
    layout_.nodes.resize(graph_.nodes.size());
    for (const bool level : {true, false}) { // round ends take more where nodes are higher
      for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
        hold_port(graph_.edges[edge].from, first_segment(edge), level, needs);
        hold_port(graph_.edges[edge].to, last_segment(edge), level, needs);
      }
      for (std::size_t i = 0; i < needs.size(); ++i) {
        Box& box = layout_.nodes[i];
        if (level) fit(needs[i].y, graph_.nodes[i].height, box.y, box.height);
        if (!level) fit(needs[i].x, graph_.nodes[i].width, box.x, box.width);
      }
    }
  }

  void hold_port(std::uint32_t node, const Segment& segment, bool level,
                 std::vector<Needs>& needs) const {
    if (segment.level != level) return;
    const std::int32_t head = segment.has_head ? half_head(graph_.edges[segment.edge]) : 0;
    const std::int32_t room =
        is_round(node) && !level ? layout_.nodes[node].height / 2 : head + off_corner;
    Range& range = level ? needs[node].y : needs[node].x;
    range.low = std::min(range.low, segment.offset - room);
    range.high = std::max(range.high, segment.offset + room);
  }

  /// As near to the middle of its column or row as its ports allow.
  static void fit(const Range& range, std::int32_t size, std::int32_t& at, std::int32_t& extent) {
    if (range.low > range.high) {
      at = -size / 2;
      extent = size;
      return;
    }
    extent = std::max(size, range.high - range.low);
    at = std::clamp(-extent / 2, range.high - extent, range.low);
  }

  void measure_strips() {
    for (std::size_t i = 0; i < segments_.all.size(); ++i) {
      const Segment& segment = segments_.all[i];
      const LayoutEdge& edge = graph_.edges[segment.edge];
      Strip& own = strip(!segment.level, segment.line);
      const std::int32_t label =
          asked_[i] > 0 ? (segment.level ? edge.label_height : edge.label_width) : 0;
      own.low = std::max(own.low, label - segment.offset);
      own.high = std::max(own.high, label + segment.offset);
      own.is_used = true;
    }
    for (std::size_t i = 0; i < layout_.nodes.size(); ++i) {
      const auto hold = [](Strip& strip, std::int32_t at, std::int32_t extent) {
        strip.low = std::max(strip.low, -at);
        strip.high = std::max(strip.high, at + extent);
      };
      const Box& box = layout_.nodes[i];
      hold(column(i), box.x, box.width);
      hold(row(i), box.y, box.height);
    }
  }

  void keep_room() {
    for (std::vector<Strip>* strips : {&x_, &y_}) {
      const std::size_t last = strips->size() - 1;
      for (std::size_t gutter = 0; gutter <= last; gutter += 2) {
        const bool outside = gutter == 0 || gutter == last;
        const std::int32_t room = (*strips)[gutter].is_used ? beside_nodes
                                  : outside                 ? 0
                                                            : between_nodes / 2;
        if (gutter > 0) (*strips)[gutter].room_before = room;
        if (gutter < last) (*strips)[gutter + 1].room_before = room;
      }
    }
    for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) keep_room_for_label(edge);
  }

  /// At the piece on which the line leaves its node for a gutter.
  void keep_room_for_label(std::uint32_t edge) {
    const Segment& segment = first_segment(edge);
    const LayoutEdge& what = graph_.edges[edge];
    const GridPlace from = places_.of_node[what.from];
    const std::int32_t at = segment.level ? from.x : from.y;
    const bool onwards = segment.low.crossing_line == at;
    const std::int32_t end = onwards ? segment.high.crossing_line : segment.low.crossing_line;
    if (what.label_width == 0) return;
    const Box& box = layout_.nodes[what.from];
    const Strip& own = strip(segment.level, at);
    const std::int32_t border = segment.level ? (onwards ? box.x + box.width : -box.x)
                                              : (onwards ? box.y + box.height : -box.y);
    const std::int32_t slack = (onwards ? own.high : own.low) - border;
    std::int32_t room = (segment.level ? what.label_width : what.label_height) + around_label -
                        slack + more_room * asked_[segments_.first_of_edge[edge]];
    const auto widen = [&](std::int32_t line, std::int32_t by) {
      Strip& to = strip(segment.level, line);
      to.room_before = std::max(to.room_before, by);
    };
    const std::int32_t next = onwards ? at + 1 : at;
    if (std::abs(end - at) == 1 || strip(segment.level, onwards ? at + 1 : at - 1).is_used) {
      return widen(next, room);
    }
    room = (room + longest_head + 1) / 2; // both sides of the gutter
    widen(next, room);
    widen(onwards ? next + 1 : next - 1, room);
  }

  static void place_strips(std::vector<Strip>& strips) {
    std::int32_t at = 0;
    for (Strip& strip : strips) {
      strip.middle = at + strip.room_before + strip.low;
      at = strip.middle + strip.high;
    }
  }

  void draw_line(std::uint32_t edge) {
    const Corners& corners = routes_.of_edge[edge];
    const std::uint32_t first = segments_.first_of_edge[edge];
    LayoutRoute route;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const std::size_t last = corners.size() - 1;
      Point point;
      for (const std::size_t at : {i == 0 ? i : i - 1, std::min(i, last - 1)}) {
        const Segment& segment = segments_.all[first + at];
        const std::int32_t place = strip(!segment.level, segment.line).middle + segment.offset;
        (segment.level ? point.y : point.x) = place;
      }
      if (i == 0) meet(point, graph_.edges[edge].from, corners[0], corners[1]);
      if (i == last) meet(point, graph_.edges[edge].to, corners[last], corners[last - 1]);
      route.points.push_back(point);
    }
    const Point start = route.points[0];
    const Point next = route.points[1];
    route.label = {(start.x + next.x) / 2, (start.y + next.y) / 2};
    layout_.routes.push_back(std::move(route));
  }

  /// Puts the end of a line on the border of its node.
  void meet(Point& point, std::uint32_t node, GridPlace own, GridPlace other) const {
    const Box& box = layout_.nodes[node];
    if (own.y != other.y) {
      point.y = other.y > own.y ? box.y + box.height : box.y;
      return;
    }
    const std::int32_t inset =
        is_round(node) ? inset_of_round_end(box, point.y - box.y - box.height / 2) : 0;
    point.x = other.x > own.x ? box.x + box.width - inset : box.x + inset;
  }

  const LayoutGraph& graph_;
  const Places& places_;
  const Routes& routes_;
  Segments segments_;
  const std::vector<std::int32_t>& asked_; ///< by segment: how often room was asked for its label
  std::vector<Strip> x_;                   ///< by line of the grid
  std::vector<Strip> y_;
  Layout layout_{};
};

/// Room for the labels that did not find any: where their lines leave their nodes, and if that does
/// not help, at the next piece that nobody has asked for.
void ask_for_room(const Segments& segments, const std::vector<std::uint32_t>& lines,
                  std::vector<std::int32_t>& asked) {
  for (const std::uint32_t line : lines) {
    const std::uint32_t first = segments.first_of_edge[line];
    const std::uint32_t end = segments.first_of_edge[line + 1];
    ++asked[first];
    if (asked[first] == 1) continue;
    const auto from = asked.begin() + static_cast<std::ptrdiff_t>(first);
    const auto next = std::find(from, asked.begin() + static_cast<std::ptrdiff_t>(end), 0);
    if (next != asked.begin() + static_cast<std::ptrdiff_t>(end)) *next = 1;
  }
}

} // namespace

Layout lay_out(const LayoutGraph& graph, const Places& places, const Routes& routes) {
  const Segments segments = cut_into_segments(graph, routes.of_edge);
  std::vector<std::int32_t> asked(segments.all.size(), 0);
  Layout best;
  std::size_t fewest = 0;
  for (int i = 0; i < most_tries; ++i) {
    Segments laid = segments;
    lay_side_by_side(graph, asked, laid);
    Layout layout = NetworkLayout(graph, places, routes, std::move(laid), asked).make();
    const std::vector<std::uint32_t> unclear = move_labels_to_lines(graph, layout);
    if (i == 0 || unclear.size() < fewest) {
      best = std::move(layout);
      fewest = unclear.size();
    }
    if (unclear.empty()) break;
    ask_for_room(segments, unclear, asked);
  }
  return best;
}

} // namespace waymark::network
