#pragma once

#include "diagram/layout/graphviz_interface.hpp"
#include "diagram/layout/layout.hpp"

#include <chrono>
#include <span>
#include <vector>

/// Layout by Graphviz, one child process per layout.
namespace waymark {

struct GraphvizLimits {
  int cpu_seconds = 10;
  std::chrono::milliseconds wall{30'000};
  unsigned processes = 0; ///< at the same time; 0: as many as there are processors
};

/// The engine of the module, opened on first use; null if the module or Graphviz is not installed.
[[nodiscard]] GraphvizEngine graphviz_engine();

/// In the order of the graphs, whatever finishes first. Total: if the engine crashes, hangs or
/// refuses, it is asked for something simpler, then `column_layout` draws; `Layout::note` says so.
[[nodiscard]] std::vector<Layout> lay_out(std::span<const LayoutGraph> graphs,
                                          GraphvizEngine engine, const GraphvizLimits& limits = {});

} // namespace waymark
