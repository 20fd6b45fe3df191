#pragma once

#include "backends/drawing.hpp"

#include <string>
#include <vector>

/// How good a swimlane diagram is, computed from its geometry alone.
namespace waymark::test {

struct LanesMetrics {
  // What must never happen.
  int edges_through_nodes = 0;
  int label_hits = 0;       ///< labels on nodes, lines or other labels
  int foreign_overlaps = 0; ///< lines on one another that share neither beginning nor end
  int outside_lane = 0;     ///< nodes that do not lie inside the lane of who does them
  int ragged_bands = 0;     ///< lanes that do not follow one another, equally long
  int shared_trunks = 0;    ///< lines on one another that leave the same node, unless it is a fork
  int lane_order = 0;       ///< lanes that are not where they are expected

  std::string hits{}; ///< which labels on what

  // What should be small.
  int parted_lines = 0; ///< to one node, on one another for a while, that end at different places
  int crossings = 0;
  int bends = 0;
  int bent_main_lines = 0; ///< lines of the main path with more than one bend
  int font_on_a4 = 0;      ///< of the titles, in tenths of a point, if it all stands on one page

  [[nodiscard]] int faults() const {
    return edges_through_nodes + label_hits + foreign_overlaps + outside_lane + ragged_bands +
           shared_trunks + lane_order;
  }
};

/// `lanes` are the ids of the lanes from top to bottom, as they should be.
[[nodiscard]] LanesMetrics measure_lanes(const Drawing& drawing,
                                         const std::vector<std::string>& lanes);

[[nodiscard]] std::string to_text(const LanesMetrics& metrics);

} // namespace waymark::test
