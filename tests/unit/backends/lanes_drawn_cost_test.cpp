#include "diagram/lanes/drawn_cost.hpp"
#include "diagram/lanes/line_use.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace waymark::swimlanes;

namespace {

std::int32_t cost_of(std::vector<std::vector<Point>> lines) {
  LanesLayout drawn;
  for (std::vector<Point>& points : lines) drawn.layout.routes.push_back({std::move(points)});
  return drawn_cost(drawn);
}

} // namespace

TEST_CASE("lanes: what is drawn costs its bends and crossings") {
  CHECK(cost_of({{{0, 0}, {50, 0}}}) == 0);
  CHECK(cost_of({{{0, 0}, {50, 0}, {50, 40}, {90, 40}}}) == 2 * bend);
  CHECK(cost_of({{{0, 0}, {50, 0}}, {{20, -10}, {20, 10}}}) == crossing);
  CHECK(cost_of({{{50, 0}, {0, 0}}, {{20, 10}, {20, -10}}, {{30, -5}, {30, 5}}}) == 2 * crossing);
}

TEST_CASE("lanes: what only touches does not cross, and what runs on in line does not bend") {
  CHECK(cost_of({{{0, 0}, {50, 0}}, {{20, 0}, {20, 10}}}) == 0);
  CHECK(cost_of({{{0, 0}, {50, 0}}, {{50, -10}, {50, 10}}}) == 0);
  CHECK(cost_of({{{0, 0}, {50, 0}, {50, 0}, {90, 0}}}) == 0);
  CHECK(cost_of({{{0, 0}, {0, 20}}, {{0, 10}, {0, 30}}}) == 0); // on one another
}
