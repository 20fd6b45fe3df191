#pragma once

#include "diagram/lanes/places.hpp"

namespace waymark::swimlanes {

/// What decides the picture: the flow with each run of nodes that follow one another in one lane as
/// one node, without the loops that leave a run midway, and with one line from one run to another.
/// A step more in a run, or one more loop, leaves it as it is; so what is decided on it outlasts
/// such edits of the text.
struct Skeleton {
  LaneGraph graph{};                    ///< runs, in the order of their first nodes
  std::vector<std::uint32_t> edge_of{}; ///< by edge of it: the first one that it stands for
  std::vector<std::uint32_t> run_of{};  ///< by node
  std::vector<std::vector<std::uint32_t>> runs{}; ///< their nodes, one after another
};

/// Linear.
[[nodiscard]] Skeleton make_skeleton(const LaneGraph& graph);

/// Rows as on the skeleton. Columns, too, each run as long as it is: what is left of a run does not
/// depend on it, and what is right of it makes room. The routes are yet to be laid. O(n log n).
[[nodiscard]] Places expanded(const LaneGraph& graph, const Skeleton& skeleton,
                              const Places& places);

} // namespace waymark::swimlanes
