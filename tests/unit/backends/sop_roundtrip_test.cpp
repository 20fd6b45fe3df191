#include "backends/sop.hpp"

#include "sop_generated.hpp"
#include "sop_paper.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace waymark;

namespace {

/// Steps and decisions carry the author's title as it is; the others have words of ours around it.
bool is_titled(const paper::Flow& paper, const paper::Flow& graph) {
  if (paper.titles.size() != graph.titles.size()) return false;
  for (std::size_t i = 0; i < paper.titles.size(); ++i)
    if (paper.titles[i].find(graph.titles[i]) == std::string::npos) return false;
  return true;
}

/// What is on paper is the workflow. Returns how many ways were compared.
std::size_t check_all(const CheckedModel& checked, const std::string& source = {}) {
  std::size_t ways = 0;
  for (const Workflow& workflow : checked.model.workflows) {
    const std::string markdown = render_sop(checked, workflow.self);
    const paper::Flow paper = paper::read(markdown);
    const paper::Flow graph = paper::expected(checked, workflow.self);
    const std::string difference = paper::difference(paper, graph);
    CAPTURE(difference);
    CAPTURE(source);
    CAPTURE(markdown);
    REQUIRE(difference.empty());
    REQUIRE(is_titled(paper, graph));
    ways += paper.ways.size();
  }
  return ways;
}

} // namespace

TEST_CASE("what is on paper is the workflow: samples") {
  CHECK(check_all(test::compiled_folder("samples/event-planner")) > 200);
  CHECK(check_all(test::compiled_folder("samples/first-workflow")) > 3);
}

TEST_CASE("what is on paper is the workflow: generated") {
  std::mt19937 random(20261121);
  std::size_t ways = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string source = test::generated_workflow(random);
    ways += check_all(test::compiled(source), source);
  }
  CHECK(ways > 20000);
}

TEST_CASE("a changed word on paper is noticed") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
workflow w "W" {
  owner boss
  by boss
  step a "A"
  decide d "D?" {
    yes continue
    no -> a up to 2 times, then -> end "Given up"
  }
  step b "B"
  end "Done"
}
)");
  const DeclarationId id = checked.model.workflows.at(0).self;
  const paper::Flow graph = paper::expected(checked, id);
  const std::string markdown = render_sop(checked, id);
  CHECK(paper::difference(paper::read(markdown), graph).empty());
  for (const auto& [from, to] :
       {std::pair("go on with step [3]", "go on with step [2]"),
        std::pair("at most 2 times", "at most 3 times"), std::pair("**Given up**", "**Given in**"),
        std::pair("→ Then the workflow ends: **Done**.", "")}) {
    std::string changed = markdown;
    const std::size_t place = changed.find(from);
    REQUIRE(place != std::string::npos);
    changed.replace(place, std::string_view(from).size(), to);
    CAPTURE(changed);
    CHECK_FALSE(paper::difference(paper::read(changed), graph).empty());
  }
}
