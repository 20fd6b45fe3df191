#include "diagram/views/handoff_layout.hpp"

#include "diagram/lanes/network.hpp"
#include "diagram/layout/network_layout.hpp"
#include "diagram/layout/network_router.hpp"
#include "diagram/layout/network_search.hpp"

#include <utility>

namespace waymark {
Layout lay_out_handoffs(const LayoutGraph& graph) {
  if (graph.nodes.empty()) return {};
  network::Places places;
  network::Routes routes;
  for (const bool down : {false, true}) {
    network::Places others = place_network(graph, down);
    network::Routes tried = network::find_routes(graph, others);
    network::improve_places(graph, others, tried);
    if (down && tried.cost >= routes.cost) continue;
    places = std::move(others);
    routes = std::move(tried);
  }
  return network::lay_out(graph, places, routes);
}

} // namespace waymark
