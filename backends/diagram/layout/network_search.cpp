#include "diagram/layout/network_search.hpp"

#include "diagram/layout/network_router.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace waymark::network {
namespace {

constexpr std::size_t cells_tried = 10; ///< for each node, in each round
constexpr int most_rounds = 4;
constexpr int rounds_tried = 2; ///< of the lines
constexpr std::size_t most_lines_routed = 5000;
/// Points looked at. The largest network of our examples takes less than half of that; one in which
/// everybody hands on to one role would take five times as many.
constexpr std::uint64_t most_work = 2'500'000;

class PlaceSearch {
public:
  PlaceSearch(const LayoutGraph& graph, Places& places, Routes& routes)
      : graph_(graph)
      , places_(places)
      , routes_(routes) {}

  std::uint64_t run() {
    bool better = true;
    for (int round = 0; round < most_rounds && better; ++round) {
      better = false;
      for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
        better = improve(node) || better;
      }
    }
    return work_;
  }

private:
  /// From a node, if it stood there, to those that lines join it with.
  [[nodiscard]] std::int32_t distance(std::uint32_t node, GridPlace place) const {
    std::int32_t sum = 0;
    for (const LayoutEdge& edge : graph_.edges) {
      if (edge.from != node && edge.to != node) continue;
      const GridPlace other = places_.of_node[edge.from == node ? edge.to : edge.from];
      const std::int32_t x = std::abs(place.x - other.x);
      const std::int32_t y = std::abs(place.y - other.y);
      sum += 5 * x + 3 * y + (x > 0 && y > 0 ? 8 : 0);
    }
    return sum;
  }

  [[nodiscard]] std::vector<GridPlace> best_cells(std::uint32_t node) const {
    std::vector<std::tuple<std::int32_t, std::int32_t, std::int32_t>> cells;
    for (std::int32_t y = 1; y < 2 * places_.rows; y += 2) {
      for (std::int32_t x = 1; x < 2 * places_.columns; x += 2) {
        if (GridPlace{x, y} == places_.of_node[node]) continue;
        cells.emplace_back(distance(node, {x, y}), x, y);
      }
    }
    std::sort(cells.begin(), cells.end());
    if (cells.size() > cells_tried) cells.resize(cells_tried);
    std::vector<GridPlace> best;
    for (const auto& [sum, x, y] : cells) best.push_back({x, y});
    return best;
  }

  bool improve(std::uint32_t node) {
    bool better = false;
    for (const GridPlace cell : best_cells(node)) {
      lines_routed_ += graph_.edges.size();
      if (lines_routed_ > most_lines_routed || work_ > most_work) return better;
      Places changed = places_;
      const auto there = std::find(changed.of_node.begin(), changed.of_node.end(), cell);
      if (there != changed.of_node.end()) *there = changed.of_node[node];
      changed.of_node[node] = cell;
      Routes routes = find_routes(graph_, changed, rounds_tried);
      work_ += routes.work;
      if (routes.cost >= routes_.cost) continue;
      places_ = std::move(changed);
      routes_ = std::move(routes);
      better = true;
    }
    return better;
  }

  const LayoutGraph& graph_;
  Places& places_;
  Routes& routes_;
  std::size_t lines_routed_ = 0;
  std::uint64_t work_ = 0;
};

/// Leaves out the columns (or rows) in which no node stands.
std::int32_t close_up(Places& places, std::int32_t GridPlace::*axis, std::int32_t count) {
  std::vector<bool> used(static_cast<std::size_t>(count), false);
  for (const GridPlace& place : places.of_node)
    used[static_cast<std::size_t>(place.*axis / 2)] = true;
  for (GridPlace& place : places.of_node) {
    const auto before = std::count(used.begin(), used.begin() + place.*axis / 2, true);
    place.*axis = 2 * static_cast<std::int32_t>(before) + 1;
  }
  return static_cast<std::int32_t>(std::count(used.begin(), used.end(), true));
}

} // namespace

std::uint64_t improve_places(const LayoutGraph& graph, Places& places, Routes& routes) {
  const std::uint64_t work = PlaceSearch(graph, places, routes).run();
  const Places before = places;
  places.columns = close_up(places, &GridPlace::x, places.columns);
  places.rows = close_up(places, &GridPlace::y, places.rows);
  if (places.columns != before.columns || places.rows != before.rows) {
    routes = find_routes(graph, places);
  }
  return work;
}

} // namespace waymark::network
