#include "agreement.hpp"
#include "mutants/mutant.hpp"

#include <doctest/doctest.h>

using namespace waymark::oracle;

TEST_CASE("the oracle catches every seeded fault of the analyser") {
  constexpr std::size_t most_workflows = 5000; // as many as the test of the analyser itself
  constexpr std::size_t at_once = 250;
  Counts counts;
  CHECK(compare(1, at_once, counts).empty());
  for (std::size_t i = 0; i < mutants().size(); ++i) {
    active_mutant = static_cast<int>(i + 1);
    bool caught = false;
    for (std::size_t first = 1; first < most_workflows && !caught; first += at_once)
      caught = !compare(first, at_once, counts).empty();
    CHECK_MESSAGE(caught, "not caught: " << mutants()[i]);
  }
  active_mutant = 0;
}
