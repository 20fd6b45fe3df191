#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <vector>

/// What the lanes layout is asked: nodes with sizes, each in a lane (a band along the flow) and a
/// section (a stretch of the flow, such as a stage). The flow runs along x, lanes lie below one
/// another. Plain values, points. A namespace of its own: a grid, a segment or a track are
/// something else in other layouts.
namespace waymark::swimlanes {

inline constexpr std::uint32_t no_list = 0xffffffff;

struct LaneNode {
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::uint32_t lane = 0;
  std::uint32_t section = 0;
  NodeOutline outline = NodeOutline::box;
  std::uint32_t list = no_list; ///< of statements, in which it stands
};

struct LaneEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int32_t label_width = 0; ///< 0: no label
  std::int32_t label_height = 0;
  bool backward = false; ///< closes a circle: does not order its nodes
  bool branch = false;   ///< of a fork: its branches may leave it on one line
  bool joins = false;    ///< ends at the bar of a join
  bool aside = false;    ///< a deadline or an exception: leaves the usual way
  bool main = false;     ///< of the main path: see `mark_usual_ways`
  bool usual = false;    ///< the usual way on from one node, and to the other
  bool straight = false; ///< stays so: what leaves its node aside goes round it
  bool optional = false; ///< to what another way from the same node goes past, and no more
  bool alone = false;    ///< never runs on the line of another
  bool apart = false;    ///< its nodes never stand in one column
};

/// Nodes stand in text order: where nothing else decides, the earlier one goes first.
struct LaneGraph {
  std::vector<LaneNode> nodes{};
  std::vector<LaneEdge> edges{};
  std::uint32_t lane_count = 0;
  std::uint32_t section_count = 0;
  std::vector<std::int32_t> least_heights{}; ///< by lane: what its title needs
  bool nodes_are_runs = false;               ///< each may stand for several: see `Skeleton`
  bool sections_apart = false;               ///< no label reaches from one into another
};

/// Follows the order of the flow: neither closes a circle nor leads into an earlier section.
[[nodiscard]] inline bool leads_on(const LaneGraph& graph, const LaneEdge& edge) {
  return !edge.backward && edge.from != edge.to &&
         graph.nodes[edge.from].section <= graph.nodes[edge.to].section;
}

} // namespace waymark::swimlanes
