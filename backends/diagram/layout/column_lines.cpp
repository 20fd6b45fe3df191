#include "diagram/layout/column_lines.hpp"

#include "diagram/layout/tracks.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace waymark {
namespace {

constexpr std::int32_t upright_port_gap = 14;
constexpr std::int32_t room_below_label = 8;
constexpr std::size_t most_nested_trunks = 1500;

std::size_t port_list(std::uint32_t node, ColumnSide side) {
  return 2 * std::size_t{node} + (side == ColumnSide::left ? 1 : 0);
}

class ColumnRouter {
public:
  ColumnRouter(const LayoutGraph& graph, std::span<const std::uint32_t> place, bool all_on_right)
      : graph_(graph)
      , place_(place)
      , all_on_right_(all_on_right) {
    result_.lines.resize(graph.edges.size());
    result_.ports.resize(2 * graph.nodes.size());
  }

  ColumnLines route() {
    choose_ways();
    add_ports();
    for (auto& ports : result_.ports) spread(ports);
    result_.right_tracks = assign(ColumnSide::right);
    result_.left_tracks = assign(ColumnSide::left);
    return std::move(result_);
  }

private:
  void choose_ways() {
    std::vector<bool> has_straight(graph_.nodes.size(), false);
    std::map<std::tuple<std::uint32_t, ColumnSide, std::uint32_t, bool>, std::uint32_t> trunks;
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const LayoutEdge& edge = graph_.edges[i];
      ColumnLine& line = result_.lines[i];
      const std::uint32_t from = place_[edge.from];
      const std::uint32_t to = place_[edge.to];
      // Only one line runs straight between two neighbours.
      if (to == from + 1 && !has_straight[edge.from]) {
        has_straight[edge.from] = true;
        continue;
      }
      line.side = to > from || all_on_right_ ? ColumnSide::right : ColumnSide::left;
      const std::uint32_t shared = edge.branch ? edge.from : edge.to;
      const auto [found, is_new] =
          trunks.try_emplace({shared, line.side, edge.kind, edge.branch},
                             static_cast<std::uint32_t>(result_.trunks.size()));
      const auto [top, bottom] = std::minmax(from, to);
      if (is_new) result_.trunks.push_back({line.side, edge.branch, top, bottom, 0});
      line.trunk = found->second;
      ColumnTrunk& trunk = result_.trunks[line.trunk];
      trunk.top = std::min(trunk.top, top);
      trunk.bottom = std::max(trunk.bottom, bottom);
    }
  }

  void add_ports() {
    std::vector<bool> has_shared(result_.trunks.size(), false);
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const LayoutEdge& edge = graph_.edges[i];
      const ColumnLine& line = result_.lines[i];
      if (line.side == ColumnSide::straight) continue;
      const std::uint32_t own = edge.branch ? edge.to : edge.from;
      const std::uint32_t shared = edge.branch ? edge.from : edge.to;
      const bool own_below = place_[own] > place_[shared];
      const std::uint32_t length =
          own_below ? place_[own] - place_[shared] : place_[shared] - place_[own];
      result_.ports[port_list(own, line.side)].push_back(
          {i, line.trunk, false, own_below, length, 0});
      if (has_shared[line.trunk]) continue;
      has_shared[line.trunk] = true;
      const ColumnTrunk& trunk = result_.trunks[line.trunk];
      result_.ports[port_list(shared, line.side)].push_back(
          {i, line.trunk, true, !own_below, trunk.bottom - trunk.top, 0});
    }
  }

  /// From top to bottom: first what goes up, the short ones above; then what goes down, the long
  /// ones above. So no line crosses another beside its node.
  void spread(std::vector<ColumnPort>& ports) {
    std::stable_sort(ports.begin(), ports.end(), [](const ColumnPort& a, const ColumnPort& b) {
      if (a.goes_up != b.goes_up) return a.goes_up;
      return a.goes_up ? a.length < b.length : a.length > b.length;
    });
    std::int32_t y = 0;
    for (std::size_t i = 1; i < ports.size(); ++i) {
      const std::int32_t label = ports[i].shared ? 0 : graph_.edges[ports[i].line].label_height;
      y += std::max(upright_port_gap, label + room_below_label);
      ports[i].offset = y;
    }
    for (ColumnPort& port : ports) {
      port.offset -= y / 2;
      if (!port.shared) {
        result_.lines[port.line].own_offset = port.offset;
        continue;
      }
      shared_offset_.resize(result_.trunks.size(), 0);
      shared_offset_[port.trunk] = port.offset;
    }
  }

  std::uint32_t assign(ColumnSide side) {
    for (ColumnLine& line : result_.lines) {
      if (line.side == side) line.shared_offset = shared_offset_[line.trunk];
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < result_.trunks.size(); ++i) {
      if (result_.trunks[i].side == side) order.push_back(i);
    }
    return order.size() > most_nested_trunks ? pack(order) : nest(order);
  }

  std::uint32_t pack(const std::vector<std::uint32_t>& order) {
    std::vector<Interval> intervals;
    for (const std::uint32_t i : order) {
      intervals.push_back({static_cast<std::int32_t>(result_.trunks[i].top),
                           static_cast<std::int32_t>(result_.trunks[i].bottom)});
    }
    const Tracks tracks = assign_tracks(intervals);
    for (std::size_t i = 0; i < order.size(); ++i) {
      result_.trunks[order[i]].track = tracks.of_interval[i];
    }
    return tracks.count;
  }

  /// Short ones first, each on the nearest track that is free and outside of what it encloses.
  std::uint32_t nest(std::vector<std::uint32_t>& order) {
    const auto& trunks = result_.trunks;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return trunks[a].bottom - trunks[a].top < trunks[b].bottom - trunks[b].top;
    });
    std::uint32_t count = 0;
    std::vector<bool> taken;
    for (std::size_t i = 0; i < order.size(); ++i) {
      ColumnTrunk& trunk = result_.trunks[order[i]];
      taken.assign(count + 1, false);
      std::uint32_t track = 0;
      for (std::size_t k = 0; k < i; ++k) {
        const ColumnTrunk& other = trunks[order[k]];
        if (other.top > trunk.bottom || other.bottom < trunk.top) continue;
        taken[other.track] = true;
        const bool inside = other.top >= trunk.top && other.bottom <= trunk.bottom;
        if (inside) track = std::max(track, other.track + 1);
      }
      while (taken[track]) ++track;
      trunk.track = track;
      count = std::max(count, track + 1);
    }
    return count;
  }

  const LayoutGraph& graph_;
  std::span<const std::uint32_t> place_;
  bool all_on_right_;
  std::vector<std::int32_t> shared_offset_{}; ///< by trunk
  ColumnLines result_{};
};

} // namespace

ColumnLines route_column(const LayoutGraph& graph, std::span<const std::uint32_t> place,
                         bool all_on_right) {
  return ColumnRouter(graph, place, all_on_right).route();
}

} // namespace waymark
