#pragma once

#include "backends/drawing.hpp"

#include <string>

/// How good a drawing of a network is, computed from its geometry alone.
namespace waymark::test {

struct NetworkMetrics {
  // What must never happen.
  int nodes_overlap = 0;
  int lines_through_nodes = 0;
  int lines_on_heads = 0; ///< or nearer than two points to one
  int lines_on_lines = 0;
  int short_ends = 0; ///< heads that are longer than the last piece of their line
  int label_hits = 0; ///< labels on nodes, lines or other labels

  // What should be small.
  int labels_in_doubt = 0; ///< not plainly nearer to their own line than to another
  int crossings = 0;
  int bends = 0;

  std::string where{}; ///< what must not happen
  [[nodiscard]] int faults() const {
    return nodes_overlap + lines_through_nodes + lines_on_heads + lines_on_lines + short_ends +
           label_hits;
  }
};

[[nodiscard]] NetworkMetrics measure_network(const Drawing& drawing);

[[nodiscard]] std::string to_text(const NetworkMetrics& metrics);

} // namespace waymark::test
