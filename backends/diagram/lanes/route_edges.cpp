#include "diagram/lanes/route_edges.hpp"

#include "diagram/lanes/router.hpp"
#include "diagram/lanes/untangling.hpp"

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_edges_laid_twice = 2000;
constexpr std::size_t most_noted = 1'500'000;              ///< pieces of lines
constexpr std::uint64_t most_work_of_untangling = 300'000; ///< points looked at

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
  untangle(graph, router, most_work_of_untangling);
  return router.take_routes();
}

} // namespace waymark::swimlanes
