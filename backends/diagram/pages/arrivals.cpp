#include "diagram/pages/arrivals.hpp"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace waymark::pages {
namespace {

using PieceKey = std::pair<std::size_t, std::size_t>; ///< page, and route of it

PieceKey key_of(const LineEnd& end) {
  return {end.page, end.route};
}

/// The pieces at whose end the line goes on elsewhere.
std::set<PieceKey> pieces_that_go_on(const std::vector<Crossing>& crossings) {
  std::set<PieceKey> pieces;
  for (const Crossing& crossing : crossings) pieces.insert(key_of(crossing.from));
  return pieces;
}

/// Where lines come that may come as one: page, at its end or beginning, their node, their style.
using Arrival = std::tuple<std::size_t, bool, std::string, std::string>;

std::set<std::string> bars_of(const std::vector<Drawing>& pages) {
  std::set<std::string> bars;
  for (const Drawing& page : pages) {
    for (const DrawnNode& node : page.nodes) {
      if (node.shape == Shape::bar) bars.insert(node.id);
    }
  }
  return bars;
}

} // namespace

void join_arrivals(std::vector<Crossing>& crossings, std::vector<Drawing>& pages) {
  const std::set<PieceKey> goes_on = pieces_that_go_on(crossings);
  const std::set<std::string> bars = bars_of(pages);
  std::map<Arrival, std::vector<Crossing*>> arrivals;
  for (Crossing& crossing : crossings) {
    const Route& piece = pages[crossing.to.page].routes[crossing.to.route];
    const bool is_plain = piece.label.empty() && !piece.points.empty();
    if (!is_plain || goes_on.contains(key_of(crossing.to)) || bars.contains(crossing.target))
      continue;
    arrivals[{crossing.to.page, crossing.to.at_end, crossing.target, piece.style}].push_back(
        &crossing);
  }
  for (const auto& [arrival, lines] : arrivals) {
    std::vector<Route>& routes = pages[lines.front()->to.page].routes;
    LineEnd straightest = lines.front()->to;
    for (const Crossing* line : lines) {
      const std::size_t corners = routes[line->to.route].points.size();
      if (corners < routes[straightest.route].points.size()) straightest = line->to;
    }
    for (Crossing* line : lines) {
      if (line->to.route != straightest.route) routes[line->to.route].points.clear();
      line->to = straightest;
    }
  }
}

} // namespace waymark::pages
