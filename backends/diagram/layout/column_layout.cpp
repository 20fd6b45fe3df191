#include "diagram/layout/column_layout.hpp"

#include "diagram/layout/tracks.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::int32_t margin = 20;
constexpr std::int32_t track_gap = 12;
constexpr std::int32_t port_gap = 16;
constexpr std::int32_t label_margin = 8;

enum class Side : std::uint8_t { straight, right, left };

struct Placed {
  Side side{};
  std::size_t track = 0;
  std::int32_t leaves = 0; ///< y where it leaves and arrives
  std::int32_t arrives = 0;
};

class Column {
public:
  explicit Column(const LayoutGraph& graph)
      : graph_(graph)
      , placed_(graph.edges.size()) {}

  Layout lay_out() {
    choose_sides();
    place_nodes();
    place_ports();
    const std::size_t left_tracks = tracks_of(Side::left);
    const std::size_t right_tracks = tracks_of(Side::right);
    const std::int32_t left_width = side_width(Side::left, left_tracks);
    const std::int32_t right_width = side_width(Side::right, right_tracks);
    left_edge_ = margin + left_width;
    right_edge_ = left_edge_ + widest_;
    for (Box& box : layout_.nodes) box.x = left_edge_ + (widest_ - box.width) / 2;
    for (std::size_t i = 0; i < placed_.size(); ++i) draw(i);
    layout_.bounds = {0, 0, right_edge_ + right_width + margin, bottom_};
    return std::move(layout_);
  }

private:
  void choose_sides() {
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      const LayoutEdge& edge = graph_.edges[i];
      const bool next = edge.to == edge.from + 1;
      // Only one line runs straight between two neighbours.
      const bool first = next && (straight_.size() <= edge.from || !straight_[edge.from]);
      straight_.resize(std::max<std::size_t>(straight_.size(), edge.from + 1));
      if (first) straight_[edge.from] = true;
      placed_[i].side = first ? Side::straight : edge.to > edge.from ? Side::right : Side::left;
    }
  }

  void place_nodes() {
    std::vector<std::int32_t> ports(graph_.nodes.size() * 2, 0);
    std::vector<std::int32_t> gap(graph_.nodes.size(), graph_.row_gap);
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      const LayoutEdge& edge = graph_.edges[i];
      if (placed_[i].side == Side::straight) {
        gap[edge.from] = std::max(gap[edge.from], edge.label_height + 2 * label_margin + 10);
        continue;
      }
      const std::size_t side = placed_[i].side == Side::left ? 1 : 0;
      ports[edge.from * 2 + side] += std::max(port_gap, edge.label_height + 4);
      ports[edge.to * 2 + side] += port_gap;
    }
    std::int32_t y = margin;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      const LayoutNode& node = graph_.nodes[i];
      widest_ = std::max(widest_, node.width);
      const std::int32_t room = std::max({node.height, ports[2 * i], ports[2 * i + 1]});
      layout_.nodes.push_back({0, y, node.width, room}); // taller if many lines meet it
      row_top_.push_back(y);
      row_height_.push_back(room);
      y += room + gap[i];
    }
    bottom_ = y - (graph_.nodes.empty() ? 0 : gap.back()) + margin;
  }

  /// One after the other, from the top of the node's row: first those that leave, then those that
  /// come.
  void place_ports() {
    std::vector<std::int32_t> used(graph_.nodes.size() * 2, 0);
    auto take = [&](std::uint32_t node, Side side, std::int32_t room) {
      std::int32_t& at = used[node * 2 + (side == Side::left ? 1 : 0)];
      const std::int32_t y = row_top_[node] + at + room / 2;
      at += room;
      return y;
    };
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (placed_[i].side == Side::straight) continue;
      const LayoutEdge& edge = graph_.edges[i];
      placed_[i].leaves =
          take(edge.from, placed_[i].side, std::max(port_gap, edge.label_height + 4));
    }
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (placed_[i].side == Side::straight) continue;
      placed_[i].arrives = take(graph_.edges[i].to, placed_[i].side, port_gap);
    }
  }

  std::size_t tracks_of(Side side) {
    std::vector<Interval> intervals;
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (placed_[i].side != side) continue;
      const auto [top, bottom] = std::minmax(placed_[i].leaves, placed_[i].arrives);
      intervals.push_back({top, bottom});
      lines.push_back(i);
    }
    const Tracks tracks = assign_tracks(intervals);
    for (std::size_t i = 0; i < lines.size(); ++i) placed_[lines[i]].track = tracks.of_interval[i];
    return tracks.count;
  }

  std::int32_t side_width(Side side, std::size_t tracks) {
    std::int32_t label = 0;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (placed_[i].side == side) label = std::max(label, graph_.edges[i].label_width);
    }
    if (tracks == 0) return 0;
    (side == Side::left ? left_label_ : right_label_) = label + 2 * label_margin;
    return label + 2 * label_margin + static_cast<std::int32_t>(tracks) * track_gap;
  }

  void draw(std::size_t i) {
    const LayoutEdge& edge = graph_.edges[i];
    const Box& from = layout_.nodes[edge.from];
    const Box& to = layout_.nodes[edge.to];
    const Placed& line = placed_[i];
    LayoutRoute route;
    if (line.side == Side::straight) {
      const std::int32_t x = from.x + from.width / 2;
      route.points = {{x, from.y + from.height}, {x, to.y}};
      route.label = {x + label_margin + edge.label_width / 2, (from.y + from.height + to.y) / 2};
    } else {
      const bool right = line.side == Side::right;
      const auto offset = static_cast<std::int32_t>(line.track + 1) * track_gap;
      const std::int32_t x =
          right ? right_edge_ + right_label_ + offset : left_edge_ - left_label_ - offset;
      route.points = {{border(edge.from, line.leaves, right), line.leaves},
                      {x, line.leaves},
                      {x, line.arrives},
                      {border(edge.to, line.arrives, right), line.arrives}};
      const std::int32_t from_edge = label_margin + edge.label_width / 2;
      route.label = {right ? right_edge_ + from_edge : left_edge_ - from_edge, line.leaves};
    }
    layout_.routes.push_back(std::move(route));
  }

  /// Where a horizontal line at `y` meets the node; beside a low node it goes on to its middle
  /// line.
  [[nodiscard]] std::int32_t border(std::uint32_t node, std::int32_t y, bool right) const {
    const Box& box = layout_.nodes[node];
    const std::int32_t half = box.width / 2;
    const std::int32_t middle = box.x + half;
    std::int32_t reach = half;
    if (graph_.nodes[node].outline != NodeOutline::box && box.height > 0) {
      const std::int32_t off = std::min(std::abs(y - box.y - box.height / 2), box.height / 2);
      reach = half - static_cast<std::int32_t>(std::int64_t{half} * off * 2 / box.height);
    }
    return right ? middle + reach : middle - reach;
  }

  const LayoutGraph& graph_;
  std::vector<Placed> placed_;
  std::vector<bool> straight_{};
  std::vector<std::int32_t> row_top_{};
  std::vector<std::int32_t> row_height_{};
  Layout layout_{};
  std::int32_t widest_ = 0;
  std::int32_t bottom_ = 0;
  std::int32_t left_edge_ = 0;
  std::int32_t right_edge_ = 0;
  std::int32_t left_label_ = 0;
  std::int32_t right_label_ = 0;
};

} // namespace

Layout column_layout(const LayoutGraph& graph) {
  return Column(graph).lay_out();
}

} // namespace waymark
