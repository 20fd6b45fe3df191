#include "diagram/lanes/route_edges.hpp"

#include "diagram/lanes/router.hpp"
#include "diagram/lanes/untangling.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_edges_laid_twice = 2000;
constexpr std::size_t most_noted = 1'500'000;                         ///< pieces of lines
constexpr std::uint64_t most_work_of_untangling = 300'000;            ///< points looked at …
constexpr std::uint64_t most_work_of_untangling_by_nodes = 6'000'000; ///< … by so many nodes

} // namespace

std::vector<GridRoute> route_edges(const LaneGraph& graph, const Grid& grid,
                                   std::vector<GridRoute> routes) {
  Router router(graph, grid, most_noted);
  const std::vector<std::uint32_t> order = router.by_difficulty();
  router.lay_all(order, std::move(routes));
  for (int pass = 0; pass < 2 && order.size() <= most_edges_laid_twice; ++pass) {
    for (const std::uint32_t edge : order) {
      if (router.work() >= 2 * router.most_work()) break;
      router.take_up(edge);
      router.lay(edge);
    }
  }
  const std::size_t nodes = std::max<std::size_t>(graph.nodes.size(), 1);
  untangle(graph, router,
           std::min(most_work_of_untangling, most_work_of_untangling_by_nodes / nodes));
  return router.take_routes();
}

} // namespace waymark::swimlanes
