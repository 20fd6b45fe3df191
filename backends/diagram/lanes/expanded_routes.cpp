#include "diagram/lanes/expanded_routes.hpp"

#include <algorithm>
#include <optional>

namespace waymark::swimlanes {
namespace {

class RouteExpansion {
public:
  RouteExpansion(const LaneGraph& graph, const Skeleton& skeleton, const Places& of_runs,
                 const Grid& grid)
      : graph_(graph)
      , skeleton_(skeleton)
      , of_runs_(make_grid(skeleton.graph, of_runs.columns, of_runs.rows))
      , of_nodes_(grid) {
    runs_on_y_.resize(of_runs_.height);
    for (std::uint32_t run = 0; run < skeleton.runs.size(); ++run) {
      const std::vector<std::uint32_t>& nodes = skeleton.runs[run];
      reach_of_run_.push_back(
          {of_nodes_.of_node[nodes.front()].x, of_nodes_.of_node[nodes.back()].x});
      runs_on_y_[of_runs_.of_node[run].y].push_back(run);
    }
  }

  /// None if something stands in its way.
  [[nodiscard]] GridRoute expand(std::uint32_t number, const GridRoute& route) const {
    const std::vector<GridPoint>& corners = route.corners;
    if (corners.size() < 2) return {};
    const LaneEdge& edge = graph_.edges[skeleton_.edge_of[number]];
    GridRoute out;
    for (std::size_t i = 0; i < corners.size();) {
      std::size_t last = i; // of the corners on one upright line
      while (last + 1 < corners.size() && corners[last + 1].x == corners[i].x) ++last;
      const std::optional<std::uint32_t> x = x_of(corners, i, last, edge);
      if (!x) return {};
      for (; i <= last; ++i) {
        const GridPoint corner{*x, corners[i].y};
        // Two nodes that stand above one another now need no bend between them.
        if (out.corners.empty() || out.corners.back() != corner) out.corners.push_back(corner);
      }
    }
    return out.corners.size() > 1 && is_free(out) ? out : GridRoute{};
  }

private:
  struct Reach {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  /// Where the upright piece between two corners of a line lies.
  [[nodiscard]] std::optional<std::uint32_t> x_of(const std::vector<GridPoint>& corners,
                                                  std::size_t first, std::size_t last,
                                                  const LaneEdge& edge) const {
    const std::uint32_t from = of_nodes_.of_node[edge.from].x;
    const std::uint32_t to = of_nodes_.of_node[edge.to].x;
    const bool begins = first == 0;
    const bool ends = last + 1 == corners.size();
    if (begins && ends) return from == to ? std::optional(from) : std::nullopt;
    if (begins) return from;
    if (ends) return to;
    const Reach between = between_nodes(corners[first], corners[last]);
    if (between.first > between.last) return std::nullopt;
    const std::uint32_t x = corners[first].x;
    const auto fits = [&](std::uint32_t line) {
      return between.first <= line && line <= between.last;
    };
    // Beside its own nodes a line stays beside them, first of all where it joins others.
    if (x + 1 == corners.back().x && fits(to - 1)) return to - 1;
    if (x == corners.front().x + 1 && fits(from + 1)) return from + 1;
    if (x == corners.back().x + 1 && fits(to + 1)) return to + 1;
    if (x + 1 == corners.front().x && fits(from - 1)) return from - 1;
    return between.first;
  }

  /// The gutters between what is left and right of an upright piece.
  [[nodiscard]] Reach between_nodes(GridPoint from, GridPoint to) const {
    Reach reach{0, of_nodes_.width - 1};
    const auto [low, high] = std::minmax(from.y, to.y);
    for (std::uint32_t y = low; y <= high; ++y) {
      for (const std::uint32_t run : runs_on_y_[y]) {
        const std::uint32_t x = of_runs_.of_node[run].x;
        if (x < from.x) reach.first = std::max(reach.first, reach_of_run_[run].last + 1);
        if (x > from.x) reach.last = std::min(reach.last, reach_of_run_[run].first - 1);
      }
    }
    return reach;
  }

  /// Goes through no cell with a node, and turns where it has a corner.
  [[nodiscard]] bool is_free(const GridRoute& route) const {
    const std::vector<GridPoint>& corners = route.corners;
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const Side side = direction(corners[i - 1], corners[i]);
      if (i > 1 && is_level(side) == is_level(direction(corners[i - 2], corners[i - 1]))) {
        return false;
      }
      for (GridPoint at = moved(corners[i - 1], side); at != corners.back(); at = moved(at, side)) {
        if (of_nodes_.node(at) != no_node) return false;
        if (at == corners[i]) break;
      }
    }
    return true;
  }

  const LaneGraph& graph_;
  const Skeleton& skeleton_;
  Grid of_runs_; ///< that of the skeleton
  const Grid& of_nodes_;
  std::vector<Reach> reach_of_run_{};
  std::vector<std::vector<std::uint32_t>> runs_on_y_{}; ///< by level line of the skeleton
};

} // namespace

std::vector<GridRoute> expanded_routes(const LaneGraph& graph, const Skeleton& skeleton,
                                       const Places& of_runs, const Grid& grid) {
  std::vector<GridRoute> routes(graph.edges.size());
  if (of_runs.routes.empty()) return routes;
  const RouteExpansion expansion(graph, skeleton, of_runs, grid);
  for (std::uint32_t edge = 0; edge < of_runs.routes.size(); ++edge) {
    routes[skeleton.edge_of[edge]] = expansion.expand(edge, of_runs.routes[edge]);
  }
  return routes;
}

} // namespace waymark::swimlanes
