#include "diagram/lanes/direct_ways.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::array sides = {Side::right, Side::down, Side::left, Side::up};
constexpr std::uint32_t gutters_beside = 6;  ///< looked at from either node, up and down
constexpr std::uint32_t gutters_between = 8; ///< of those further away
constexpr std::uint32_t places_looked_at = 16;
constexpr std::size_t most_gutters = 3; ///< of them, along which a way may lead

class DirectWays {
public:
  DirectWays(const LaneGraph& graph, const Grid& grid, const LineUse& use, std::uint32_t edge)
      : grid_(grid)
      , use_(use)
      , edge_(edge)
      , line_(use.costs_of(edge))
      , from_(line_.from)
      , to_(line_.to) {
    for (const Side side : sides) {
      leaving_[static_cast<std::size_t>(side)] =
          use.port_cost(edge, graph.edges[edge].from, side, true);
      entering_[static_cast<std::size_t>(side)] =
          use.port_cost(edge, graph.edges[edge].to, side, false);
    }
  }

  GridRoute best() {
    add_straight();
    for (const Side out : sides) {
      for (const Side in : sides) add(out, in);
    }
    add_along_gutters();
    return cheapest();
  }

private:
  struct Way {
    std::int32_t least = 0; ///< unless it runs on other lines
    GridRoute route{};
  };

  void add_straight() {
    if (from_ == to_ || (from_.x != to_.x && from_.y != to_.y)) return;
    const Side side = direction(from_, to_);
    for (GridPoint at = moved(from_, side); at != to_; at = moved(at, side)) {
      if (grid_.node(at) != no_node) return;
    }
    consider({from_, to_});
  }

  /// Out by that side of the one node and in by that of the other, with as few bends as can be
  /// where a gutter beside the one leads past the other.
  void add(Side out, Side in) {
    const GridPoint left = moved(from_, out);
    const GridPoint met = moved(to_, in);
    if (is_level(out) && is_level(in)) {
      if (left.x == met.x) consider({from_, left, {left.x, to_.y}, to_});
    } else if (is_level(out)) {
      consider({from_, left, {left.x, met.y}, {to_.x, met.y}, to_});
    } else if (is_level(in)) {
      consider({from_, left, {met.x, left.y}, {met.x, to_.y}, to_});
    } else if (left.y == met.y) {
      consider({from_, left, {to_.x, left.y}, to_});
    } else {
      for (const std::uint32_t x : {from_.x - 1, from_.x + 1, to_.x - 1, to_.x + 1}) {
        consider({from_, left, {x, left.y}, {x, met.y}, {to_.x, met.y}, to_});
      }
    }
  }

  void add_along_gutters() {
    const std::vector<std::uint32_t> gutters = emptiest_gutters();
    for (const std::uint32_t out : {from_.x - 1, from_.x + 1}) {
      for (const std::uint32_t in : {to_.x - 1, to_.x + 1}) {
        if (out == in) continue;
        for (const std::uint32_t y : gutters) {
          consider({from_, {out, from_.y}, {out, y}, {in, y}, {in, to_.y}, to_});
        }
      }
    }
  }

  /// Of the level ones near the two nodes and some between them, by what is met at a few places.
  [[nodiscard]] std::vector<std::uint32_t> emptiest_gutters() const {
    std::vector<std::uint32_t> candidates;
    const auto add = [&](std::uint32_t y) {
      if (y < grid_.height && !grid_.is_row[y]) candidates.push_back(y);
    };
    for (const std::uint32_t row : {from_.y, to_.y}) {
      for (std::uint32_t i = 1; i <= 2 * gutters_beside; ++i) {
        add(row + i);
        add(row - i); // wraps round, beyond the first one
      }
    }
    const auto [low, high] = std::minmax(from_.y, to_.y);
    const std::uint32_t step = std::max(2U, (high - low) / gutters_between);
    for (std::uint32_t y = low; y < high; y += step) add(grid_.is_row[y] ? y + 1 : y);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<std::pair<std::int32_t, std::uint32_t>> ranked;
    for (const std::uint32_t y : candidates) ranked.emplace_back(rough_cost(y), y);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > most_gutters) ranked.resize(most_gutters);
    std::vector<std::uint32_t> gutters;
    for (const auto& [cost, y] : ranked) gutters.push_back(y);
    return gutters;
  }

  [[nodiscard]] std::int32_t rough_cost(std::uint32_t y) const {
    const auto [left, right] = std::minmax(from_.x, to_.x);
    const std::uint32_t step = std::max(1U, (right - left) / places_looked_at);
    std::uint32_t lines = 0;
    std::uint32_t places = 0;
    for (std::uint32_t x = left; x < right; x += step, ++places)
      lines += use_.lines_to_the_right({x, y});
    const std::uint32_t met = places == 0 ? 0 : lines / places * (right - left);
    return static_cast<std::int32_t>(met) + length_between(from_, {from_.x, y}) +
           length_between({to_.x, y}, to_);
  }

  [[nodiscard]] std::int32_t length_between(GridPoint a, GridPoint b) const {
    return std::abs(grid_.place_of_x[a.x] - grid_.place_of_x[b.x]) +
           std::abs(grid_.place_of_y[a.y] - grid_.place_of_y[b.y]);
  }

  void consider(std::initializer_list<GridPoint> corners) {
    Way way;
    for (const GridPoint corner : corners) add_corner(corner, way.route.corners);
    const std::vector<GridPoint>& all = way.route.corners;
    way.least = line_.bend * static_cast<std::int32_t>(all.size() - 2) +
                leaving_[static_cast<std::size_t>(direction(all[0], all[1]))] +
                entering_[static_cast<std::size_t>(direction(all.back(), all[all.size() - 2]))];
    for (std::size_t i = 1; i < all.size(); ++i) way.least += length_between(all[i - 1], all[i]);
    ways_.push_back(std::move(way));
  }

  /// What lies on the line of the two before it takes the place of the last one.
  static void add_corner(GridPoint corner, std::vector<GridPoint>& corners) {
    const std::size_t count = corners.size();
    if (count > 0 && corners.back() == corner) return;
    if (count > 1 &&
        direction(corners[count - 2], corners.back()) == direction(corners.back(), corner)) {
      corners.pop_back();
    }
    corners.push_back(corner);
  }

  /// What is likely to be cheap comes first, and rules most of the others out.
  GridRoute cheapest() {
    std::stable_sort(ways_.begin(), ways_.end(),
                     [](const Way& a, const Way& b) { return a.least < b.least; });
    std::size_t best = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < ways_.size() && ways_[i].least < least; ++i) {
      const std::int64_t cost = use_.rough_cost(edge_, ways_[i].route);
      if (cost >= least) continue;
      least = cost;
      best = i;
    }
    return std::move(ways_[best].route);
  }

  const Grid& grid_;
  const LineUse& use_;
  std::uint32_t edge_;
  LineCosts line_;
  GridPoint from_;
  GridPoint to_;
  std::array<std::int32_t, 4> leaving_{};
  std::array<std::int32_t, 4> entering_{};
  std::vector<Way> ways_{};
};

} // namespace

GridRoute find_direct_way(const LaneGraph& graph, const Grid& grid, const LineUse& use,
                          std::uint32_t edge) {
  return DirectWays(graph, grid, use, edge).best();
}

} // namespace waymark::swimlanes
