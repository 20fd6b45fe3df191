#include "flow_text.hpp"
#include "workspace_fixture.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using waymark::testing::BuiltWorkspace;
using waymark::testing::flow_text;

namespace {

std::string flow_of(const std::string& statements) {
  const BuiltWorkspace workspace("role a\nworkflow w {\n  by a\n" + statements + "\n}\n");
  const Workflow& workflow = workspace.workflow("w");
  return flow_text(workflow, build_flow_graph(workflow));
}

} // namespace

TEST_CASE("text order is work order") {
  CHECK(flow_of("step x\nstep y\nwait 2 days\n") == "start -> x\nx -> y\ny -> \n -> end\n");
  CHECK(flow_of("") == "start -> end\n");
}

TEST_CASE("an end closes the way; no final end where nothing arrives") {
  CHECK(flow_of("step x\nend \"Done\"\n") == "start -> x\nx -> end(Done)\n");
}

TEST_CASE("answers continue, jump or hold a flow") {
  CHECK(flow_of("step x\ndecide q {\nyes continue\nno -> x\n}\nstep y") ==
        "start -> x\nx -> q\nq -yes-> y\nq -no->> x\ny -> end\n");
  CHECK(flow_of("decide q {\nwhen \"big\" { step x }\nwhen \"odd\" -> end \"No\"\notherwise "
                "continue\n}") ==
        "start -> q\nq -big-> x\nq -odd->> end(jump)\nq -otherwise-> end\nx -> end\n");
}

TEST_CASE("a limited jump is a choice: again, or then") {
  CHECK(flow_of("step x\ndecide q {\nyes continue\nno -> x up to 2 times, then -> z\n}\nstep "
                "y\nend\nstep z") ==
        "start -> x\nx -> q\nq -yes-> y\nq -no-> limit2\nlimit2 -again->> x\nlimit2 -then->> z\n"
        "y -> end()\nz -> end\n");
  CHECK(flow_of(
            "step x\ndecide q {\nyes continue\nno -> x up to 2 times, then continue\n}\nstep y") ==
        "start -> x\nx -> q\nq -yes-> y\nq -no-> limit2\nlimit2 -again->> x\nlimit2 -then-> y\n"
        "y -> end\n");
}

TEST_CASE("an if goes on when its answer is no") {
  CHECK(flow_of("if q {\nstep x\n}\nstep y") ==
        "start -> q\nq -if-> x\nq -else-> y\nx -> y\ny -> end\n");
  CHECK(flow_of("step x\nif q -> x\nstep y") ==
        "start -> x\nx -> q\nq -if->> x\nq -else-> y\ny -> end\n");
}

TEST_CASE("branches run from the fork to the join") {
  CHECK(flow_of("parallel {\nbranch \"A\" { step x }\nbranch \"B\" { }\n}\nstep y") ==
        "start -> fork\nfork -A-> x\nfork -B-> join\nx -> join\njoin -> y\ny -> end\n");
}

TEST_CASE("a jump out of a branch leads nowhere, and says that it crosses") {
  CHECK(
      flow_of("step y\nparallel {\nbranch \"A\" { step x\n-> y\n }\nbranch \"B\" { step z }\n}") ==
      "start -> y\ny -> fork\nfork -A-> x\nfork -B-> z\nx -!crosses->> lost\nz -> join\njoin -> "
      "end\n");
}

TEST_CASE("for each has a border") {
  CHECK(flow_of("for each \"guest\" {\nstep x\n}\nstep y") ==
        "start -> each\neach -> x\nx -> each-end\neach-end -> y\ny -> end\n");
}

TEST_CASE("deadlines and events interrupt a step") {
  CHECK(flow_of("step x within 2 days else -> z on \"refused\" -> end \"Refused\"\nstep "
                "y\nend\nstep z") ==
        "start -> x\nx -> y\nx -late->> z\nx -refused->> end(jump)\ny -> end()\nz -> end\n");
}

TEST_CASE("a missing answer counts as continue, a lost jump as a way to an end") {
  CHECK(flow_of("decide q {\nyes { step x }\n}\nstep y") ==
        "start -> q\nq -yes-> x\nq -else-> y\nx -> y\ny -> end\n");
  CHECK(flow_of("step x\n-> nowhere") == "start -> x\nx ->> lost\n");
}

TEST_CASE("incoming edges mirror outgoing ones, and regions know their border") {
  const BuiltWorkspace workspace(
      "role a\nworkflow w {\n by a\n parallel {\n  branch \"A\" {\n   for each \"b\" { step x }\n"
      "  }\n  branch \"B\" { step y }\n }\n step z\n}\n");
  const FlowGraph graph = build_flow_graph(workspace.workflow("w"));
  std::size_t incoming = 0;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    for (const FlowEdgeId edge : graph.in(FlowNodeId{i})) {
      CHECK(index(graph[edge].to) == i);
      ++incoming;
    }
  CHECK(incoming == graph.edges.size());
  REQUIRE(graph.regions.size() == 4);
  for (std::size_t r = 1; r < graph.regions.size(); ++r) {
    const Region& region = graph.regions[r];
    CHECK(graph.partner[index(region.entry)] == region.exit);
    CHECK(graph.partner[index(region.exit)] == region.entry);
  }
  CHECK(graph.regions[2].kind == RegionKind::for_each);
  CHECK(graph.regions[2].parent == 1);
}

TEST_CASE("damaged blocks do not lead astray") {
  CHECK(flow_of("branch \"A\" { step x }\nyes { step y }\nparallel { step z }\ndecide q { step "
                "v\nyes continue\n}")
            .find("end") != std::string::npos);
}
