#include "diagram/views/handoff_layout.hpp"

#include "diagram/lanes/network.hpp"
#include "diagram/layout/network_layout.hpp"
#include "diagram/layout/network_router.hpp"
#include "diagram/layout/network_search.hpp"

#include <utility>

namespace waymark {
Layout lay_out_handoffs(const LayoutGraph& graph) {
  if (graph.nodes.empty()) return {};
  network::Places places = place_network(graph, false);
  network::Routes routes = network::find_routes(graph, places);
  network::Places down = place_network(graph, true);
  network::Routes routes_down = network::find_routes(graph, down);
  if (routes_down.cost < routes.cost) {
    places = std::move(down);
    routes = std::move(routes_down);
  }
  network::improve_places(graph, places, routes);
  return network::lay_out(graph, places, routes);
}

} // namespace waymark
