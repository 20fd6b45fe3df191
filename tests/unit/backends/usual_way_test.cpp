#include "diagram/views/usual_way.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>

using namespace waymark;

namespace {

/// Titles of the statements on the usual way from the start, with what ends it.
std::string usual_way_through(const std::string& flow, const std::string& outcome = {}) {
  std::string text =
      "role a \"Ada\" backup b\nrole b \"Bo\" backup a\nworkflow w \"W\" owner a by a";
  if (!outcome.empty()) text += fmt::format(" outcome \"{}\"", outcome);
  const CheckedModel checked = test::compiled(text + " {\n" + flow + "}\n");
  const DeclarationId id = checked.model.find("w");
  const Workflow& workflow = checked.model.workflow(id);
  const FlowGraph& graph = checked.flow(id);
  const std::vector<FlowEdgeId> ways = usual_ways(workflow, graph);
  std::string passed;
  FlowNodeId node = graph.start();
  for (;; node = graph[ways[index(node)]].to) {
    const StatementId statement = graph[node].statement;
    if (statement != StatementId::none) passed += fmt::format("{}, ", workflow[statement].title);
    if (ways[index(node)] == FlowEdgeId::none) break;
  }
  return passed + (graph[node].kind == FlowNodeKind::end ? "end" : "nowhere");
}

} // namespace

TEST_CASE("the usual way goes past a question that only sends back") {
  CHECK(usual_way_through("  step test \"Test\"\n"
                          "  if \"Red?\" -> test up to 5 times, then -> end \"Not released\"\n"
                          "  step \"Roll out\"\n") == "Test, Red?, Roll out, end");
}

TEST_CASE("the usual way goes past a question that jumps ahead") {
  CHECK(usual_way_through("  step \"Roll out to a few\"\n"
                          "  if \"More errors?\" -> back\n"
                          "  step \"Roll out to all\"\n"
                          "  end \"Released\"\n"
                          "  step back \"Roll back\"\n"
                          "  end \"Rolled back\"\n") ==
        "Roll out to a few, More errors?, Roll out to all, Released, end");
}

TEST_CASE("the usual way leaves out an answer that ends the work, or leads nowhere but back") {
  CHECK(usual_way_through("  step ask \"Ask\"\n"
                          "  decide \"Right?\" {\n"
                          "    no { step \"Tell them\"; end \"Refused\" }\n"
                          "    yes continue\n"
                          "  }\n"
                          "  step \"Do it\"\n") == "Ask, Right?, Do it, end");
  CHECK(usual_way_through("  step ask \"Ask\"\n"
                          "  decide \"Right?\" {\n"
                          "    no { step \"Mend it\"; -> ask }\n"
                          "    yes { step \"Praise\" }\n"
                          "  }\n") == "Ask, Right?, Praise, end");
}

TEST_CASE("of answers that are as good as one another, the usual way takes the first") {
  CHECK(usual_way_through("  decide \"Large?\" {\n"
                          "    no { step \"Carry it\" }\n"
                          "    yes { step \"Call a van\" }\n"
                          "  }\n") == "Large?, Carry it, end");
  CHECK(usual_way_through("  if \"Raining?\" { step \"Take a coat\" }\n") ==
        "Raining?, Take a coat, end");
}

TEST_CASE("the usual way leads to what the workflow says is its outcome") {
  const std::string flow = "  decide \"Known?\" {\n"
                           "    no { step \"Check them\"; -> agreed }\n"
                           "    yes continue\n"
                           "  }\n"
                           "  end \"Left open\"\n"
                           "  step agreed \"Agree\"\n"
                           "  end \"Agreed\"\n";
  CHECK(usual_way_through(flow) == "Known?, Left open, end");
  CHECK(usual_way_through(flow, "Agreed") == "Known?, Check them, Agree, Agreed, end");
  CHECK(usual_way_through(flow, "Something else") == "Known?, Left open, end");
}

TEST_CASE("the usual way goes through all branches, by the first") {
  CHECK(usual_way_through("  parallel \"Both\" {\n"
                          "    branch \"One\" { if \"Late?\" -> end \"Lost\"; step \"Cook\" }\n"
                          "    branch \"Other\" { step \"Lay the table\" }\n"
                          "  }\n"
                          "  step \"Eat\"\n") == "Both, Late?, Cook, Both, Eat, end");
}

TEST_CASE("a deadline or an event is not the usual way") {
  CHECK(usual_way_through("  step \"Publish\" on \"Refused\" -> again\n"
                          "  -> done\n"
                          "  step again \"Change it\"\n"
                          "  step done \"Note it\"\n") == "Publish, Note it, end");
}

TEST_CASE("what comes before the usual end is not beside it, though a way leads back from there") {
  const CheckedModel checked = test::compiled("role a \"Ada\" backup b\nrole b \"Bo\" backup a\n"
                                              "workflow w \"W\" owner a by a {\n"
                                              "  step hand \"Hand over\"\n"
                                              "  if \"Torn?\" -> hand up to 2 times, then -> mend\n"
                                              "  step \"Use it\"\n"
                                              "  end \"Used\"\n"
                                              "  step mend \"Mend it\"\n"
                                              "  -> hand\n"
                                              "  step lost \"Look for it\"\n"
                                              "  end \"Lost\"\n"
                                              "}\n");
  const DeclarationId id = checked.model.find("w");
  const Workflow& workflow = checked.model.workflow(id);
  const FlowGraph& graph = checked.flow(id);
  const std::vector<bool> beside = nodes_beside_usual_end(workflow, graph);
  const auto is_beside = [&](std::string_view title) {
    for (std::size_t i = 0; i < beside.size(); ++i) {
      const StatementId statement = graph.nodes[i].statement;
      if (statement != StatementId::none && workflow[statement].title == title) return beside[i];
    }
    FAIL(std::string(title));
    return false;
  };
  CHECK(!is_beside("Hand over"));
  CHECK(!is_beside("Use it"));
  CHECK(!is_beside("Mend it"));
  CHECK(is_beside("Look for it"));
  CHECK(is_beside("Lost"));
}
