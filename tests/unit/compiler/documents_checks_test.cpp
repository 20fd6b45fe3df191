#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

TEST_CASE("never made: at the `needs`, once for a document, handed in or not") {
  CHECK(flow_findings("step x needs d\n") == "never-made 3:14\n");
  CHECK(flow_findings("step x approves d\n") == "never-made 3:17\n");
  CHECK(flow_findings("step x needs d, e\nstep y needs d approves e\n") ==
        "never-made 3:14\nnever-made 3:17\n");
  CHECK(flow_findings("needs d\nstep x needs d\n").empty());
  CHECK(flow_findings("step y makes d\nstep x needs d\n").empty());
}

TEST_CASE("never made: what is followed needs and makes, too") {
  const std::string procedure =
      "procedure f2 { owner a; needs d\n step i needs d makes e { check \"c\" }\n}\n";
  CHECK(flow_findings("step x follow f2\n", procedure) == "never-made 3:15\n");
  CHECK(flow_findings("step y makes d\nstep x follow f2\nstep z needs e\n", procedure).empty());
  CHECK(flow_findings("step x follow f3\n",
                      "procedure f3 { owner a\n step i needs d { check \"c\" }\n}\n") ==
        "never-made 6:15\n");
}

TEST_CASE("never made: nothing follows from a name that is unknown or from damaged text") {
  CHECK(flow_findings("step x makes dd\nstep y needs e\n") == "unknown-name 3:14\n");
  CHECK(flow_findings("step x needs ddd1\n") == "unknown-name 3:14\n");
  CHECK(flow_findings("step x follow nothing\nstep y needs e\n") == "unknown-name 3:15\n");
  CHECK(flow_findings("step x mkes d\nstep y needs d\n").find("never-made") == std::string::npos);
  CHECK(flow_findings("end\nstep y needs d\n") == "unreachable-step 4:6\n");
}

TEST_CASE("used before made: later, or by itself") {
  CHECK(flow_findings("step x needs d\nstep y makes d\n") == "used-before-made 3:14\n");
  CHECK(flow_findings("step x needs d makes d\n") == "used-before-made 3:14\n");
  CHECK(flow_findings("step x approves d\nstep y makes d\n") == "used-before-made 3:17\n");
  CHECK(flow_findings("step y makes d\nstep x needs d\n").empty());
}

TEST_CASE("used before made: one lack is said once on each way") {
  CHECK(flow_findings("step x needs d\nstep z needs d\nstep y makes d\n") ==
        "used-before-made 3:14\n");
  CHECK(flow_findings(
            "decide q {\n yes { step x needs d }\n no { step z needs d }\n}\nstep v needs d\n"
            "step y makes d\n") == "used-before-made 4:21\nused-before-made 5:20\n");
  CHECK(flow_findings("if q { step x needs d }\nstep v needs d\nstep y makes d\n") ==
        "used-before-made 3:21\nused-before-made 4:14\n");
}

TEST_CASE("used before made: on every answer, or not") {
  CHECK(flow_findings("decide q {\n yes { step x makes d }\n no continue\n}\nstep y needs d\n") ==
        "used-before-made 7:14\n");
  CHECK(flow_findings(
            "decide q {\n yes { step x makes d }\n no { step z makes d }\n}\nstep y needs d\n")
            .empty());
  CHECK(flow_findings("decide q {\n yes { step x makes d }\n no -> end\n}\nstep y needs d\n")
            .empty());
  CHECK(flow_findings("decide q makes d {\n yes { step x }\n no -> end\n}\nstep y needs d\n")
            .empty());
}

TEST_CASE("used before made: jumps lead past the maker, or back to it") {
  CHECK(flow_findings("if q -> y\nstep x makes d\nstep y needs d\n") == "used-before-made 5:14\n");
  CHECK(flow_findings(
            "step x\nstep z makes d\nif q -> x up to 2 times, then continue\nstep y needs d\n")
            .empty());
  CHECK(flow_findings("step x needs d\nstep z makes d\nif q -> x up to 2 times, then continue\n") ==
        "used-before-made 3:14\n");
}

TEST_CASE("used before made: a branch, the join, another branch") {
  const std::string head = "parallel {\n branch \"A\" { step x makes d }\n branch \"B\" { step y";
  CHECK(flow_findings(head + " }\n}\nstep z needs d\n").empty());
  CHECK(flow_findings(head + " needs d }\n}\n") == "used-before-made 5:28\n");
  CHECK(flow_findings("step v makes d\n" + head + " needs d }\n}\n").empty());
  CHECK(flow_findings(
            "parallel {\n branch \"A\" { if q { step x makes d } }\n branch \"B\" { step y }\n}\n"
            "step z needs d\n") == "used-before-made 7:14\n");
}

TEST_CASE("used before made: behind a branch that never comes to its end nothing is missing") {
  CHECK(flow_findings(
            "parallel {\n branch \"A\" { step x makes d; end }\n branch \"B\" { step y }\n}\n"
            "step z needs d\n") == "dead-end 4:9\n");
  CHECK(flow_findings("parallel {\n branch \"A\" {\n  step x makes d\n  -> nowhere\n }\n"
                      " branch \"B\" { step y }\n}\nstep z needs d\n") == "unknown-name 6:6\n");
}

TEST_CASE("used before made: what may be left out is not counted on") {
  CHECK(flow_findings("step x makes d optional\nstep y needs d\n") == "used-before-made 4:14\n");
  CHECK(flow_findings(
            "for each \"guest\" {\n step x makes d\n step z needs d\n}\nstep y needs d\n") ==
        "used-before-made 7:14\n");
  CHECK(flow_findings("for each \"guest\" {\n step z needs d\n step x makes d\n}\n") ==
        "used-before-made 4:15\n");
}

TEST_CASE("used before made: interrupted work makes nothing") {
  CHECK(flow_findings("step x makes d within 1 day else -> y\nstep y needs d\n") ==
        "used-before-made 4:14\n");
  CHECK(flow_findings("step x makes d within 1 day else -> end\nstep y needs d\n").empty());
  CHECK(flow_findings("step x makes d within 1 day\nstep y needs d\n").empty());
  CHECK(flow_findings("step x makes d on \"fire\" -> y\nstep y needs d\n") ==
        "used-before-made 4:14\n");
  CHECK(flow_findings("wait \"letter\" from p makes d within 1 day else -> y\nstep y needs d\n") ==
        "used-before-made 4:14\n");
}

TEST_CASE("used before made: what is followed needs it, or makes it") {
  const std::string procedure =
      "procedure f2 { owner a; needs d\n step i needs d makes e { check \"c\" }\n}\n";
  CHECK(flow_findings("step x follow f2\nstep y makes d\n", procedure) ==
        "used-before-made 3:15\n");
  CHECK(flow_findings("step z needs e\nstep y makes d\nstep x follow f2\n", procedure) ==
        "used-before-made 3:14\n");
}

TEST_CASE("used before made: a misspelt `makes` may have meant any document") {
  CHECK(flow_findings("step x makes dd1\nstep y needs d\nstep z makes d\n") ==
        "unknown-name 3:14\n");
  CHECK(flow_findings("step x follow nothing\nstep y needs d\nstep z makes d\n") ==
        "unknown-name 3:15\n");
}

TEST_CASE("used before made: long ways back are found, too") {
  std::string flow = "-> s40\n";
  for (int i = 0; i < 40; ++i)
    flow += "step s" + std::to_string(i) +
            (i == 0 ? " needs d\nend\n" : "\n-> s" + std::to_string(i - 1) + "\n");
  CHECK(flow_findings(flow + "step s40\n-> s39\nend\nstep m makes d\n")
            .starts_with("used-before-made 4:15\n"));
  CHECK(flow_findings(flow + "step s40 makes d\n-> s39\n").empty());
}

TEST_CASE("never used: at the first making; needed, approved, kept or handed in is used") {
  const std::string head = "role a; tool t owner a; document d; document e kept 2 years in t\n"
                           "workflow w { owner a; by a\n";
  CHECK(findings_of(head + "step x makes d\nstep y makes d using t\n}\n", "never-used") ==
        "never-used 3:14\n");
  CHECK(findings_of(head + "step x makes d\nstep y needs d\n}\n", "never-used").empty());
  CHECK(findings_of(head + "step x makes d\nstep y approves d\n}\n", "never-used").empty());
  CHECK(findings_of(head + "step x makes e\n}\n", "never-used").empty());
  CHECK(findings_of(head + "step x makes d\n}\nworkflow v { owner a; needs d\n step z by a\n}\n",
                    "never-used")
            .empty());
}

TEST_CASE("never used: not if a misspelt name probably means it, nor beside damaged text") {
  const std::string head = "role a; document invoice\nworkflow w { owner a; by a\n";
  CHECK(findings_of(head + "step x makes invoice\nstep y needs invioce\n}\n") ==
        "unknown-name 4:14\n");
  CHECK(findings_of(head + "step x makes invoice\nstep y neds invoice\n}\n", "never-used").empty());
  CHECK(findings_of(head + "step x makes invoice allow never-used \"r\"\n}\n").empty());
}

TEST_CASE("parallel conflict: two branches, at the later; follow counts") {
  CHECK(
      flow_findings(
          "parallel {\n branch \"A\" { step x makes d }\n branch \"B\" { step y makes d }\n}\n") ==
      "parallel-conflict 5:28\n");
  CHECK(flow_findings("parallel {\n branch \"A\" { step x makes d; step z makes d }\n"
                      " branch \"B\" { step y makes d; step v makes d }\n}\n") ==
        "parallel-conflict 5:28\n");
  CHECK(flow_findings(
            "parallel {\n branch \"A\" { step x makes d }\n branch \"B\" { step y makes e }\n}\n")
            .empty());
  CHECK(flow_findings("decide q {\n yes { step x makes d }\n no { step y makes d }\n}\n").empty());
  CHECK(flow_findings(
            "parallel {\n branch \"A\" { step x makes d }\n branch \"B\" { step y follow f2 }\n}\n",
            "procedure f2 { owner a\n step i makes d { check \"c\" }\n}\n") ==
        "parallel-conflict 5:29\n");
}

TEST_CASE("parallel conflict: an inner parallel is judged by itself and as part of its branch") {
  CHECK(flow_findings(
            "parallel {\n branch \"A\" {\n  parallel {\n   branch \"C\" { step x makes d }\n"
            "   branch \"D\" { step v makes d }\n  }\n }\n branch \"B\" { step y makes d }\n}\n") ==
        "parallel-conflict 7:30\nparallel-conflict 10:28\n");
}

namespace {

/// What the first finding of this check says, and the way that it shows.
std::string told_by_used_before_made(const std::string& flow) {
  waymark::Workspace workspace;
  workspace.sources = waymark::SourceSet(
      {{"a.way", "role a; document d\nworkflow w { owner a; by a\n" + flow + "}\n"}});
  const auto checked = waymark::compile(workspace, waymark::read(workspace.sources));
  for (const waymark::Finding& finding : checked.findings) {
    if (finding.check != waymark::Check::used_before_made) continue;
    std::string told = finding.message.substr(0, finding.message.find(';'));
    for (const waymark::RelatedPlace& place : finding.way) told += " > " + place.message;
    return told;
  }
  return {};
}

} // namespace

TEST_CASE("used before made: the way shows how a branch leaves the document out") {
  const std::string before =
      "parallel {\n branch \"A\" {\n  decide q {\n   yes { step x makes d }\n"
      "   no continue\n  }\n  step v\n }\n branch \"B\" { step y }\n}\n";
  CHECK(told_by_used_before_made(before + "step z needs d\n") ==
        "'Z' needs 'D', but the work can come here before 'X' has made it, if the answer to 'Q' is "
        "'no' > the parallel > 'Q' (no) > 'V' > 'Z'");
  CHECK(told_by_used_before_made("parallel {\n branch \"A\" { step x makes d on \"fire\" -> v\n"
                                 "  step v\n }\n branch \"B\" { step y }\n}\nstep z needs d\n") ==
        "'Z' needs 'D', but the work can come here before 'X' has made it, if 'X' ends with 'fire' "
        "> the parallel > 'X' (fire) > 'V' > 'Z'");
  CHECK(told_by_used_before_made("parallel {\n branch \"A\" { step x optional makes d }\n"
                                 " branch \"B\" { step y }\n}\nstep z needs d\n") ==
        "'Z' needs 'D', but the work can come here before 'X' has made it, for that is optional "
        "> the parallel > 'X' (may be left out) > 'Z'");
}
