#pragma once

#include "backends/drawing.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What a layout engine is asked and what it answers: plain values, points, y downwards. No text:
/// all sizes are known beforehand.
namespace waymark {

inline constexpr std::uint32_t no_group = 0xffffffff;

/// Where lines end at a node.
enum class NodeOutline : std::uint8_t { box, diamond, ellipse };

struct LayoutNode {
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::uint32_t group = no_group;
  NodeOutline outline = NodeOutline::box;
  bool is_bar = false; ///< may become as wide as the lines that meet it stand apart
};

struct LayoutEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int32_t label_width = 0; ///< 0: no label
  std::int32_t label_height = 0;
  std::int32_t weight = 1; ///< how much it should be short and straight
  bool backward = false;   ///< leads up again: does not order its nodes
  bool branch = false;     ///< leaves a fork: may share its way with the other branches
  std::uint32_t kind = 0;  ///< lines of one kind to one node may share their way
};

/// A frame around nodes. Parents stand before their children.
struct LayoutGroup {
  std::uint32_t parent = no_group;
  std::int32_t title_width = 0;
  std::int32_t title_height = 0;
};

struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
  std::vector<LayoutGroup> groups;
  std::int32_t node_gap = 36; ///< between nodes of one row
  std::int32_t row_gap = 44;
};

struct LayoutRoute {
  std::vector<Point> points; ///< from node to node; see `Route::points`
  bool curved = false;
  Point label{}; ///< centre of the label, if there is one
};

/// Same order as the graph. Bounds begin at 0, 0.
struct Layout {
  std::vector<Box> nodes;
  std::vector<LayoutRoute> routes;
  std::vector<Box> groups; ///< none if the engine could not draw frames
  Box bounds{};
  std::string note; ///< if not empty: why it is simpler than it should be
};

} // namespace waymark
