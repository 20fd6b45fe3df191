#include "checks_fixture.hpp"
#include "compiler/workload.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace waymark;
using waymark::testing::findings_of;
using waymark::testing::flow_findings;

namespace {

/// The load of an average month: "step role hours" to a line.
std::string loads(const std::string& text) {
  Workspace workspace;
  workspace.sources = SourceSet({{"a.way", text}});
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  std::string list;
  for (const StepLoad& load : checked.loads) {
    const Workflow& workflow = checked.model.workflow(load.workflow);
    const double hours = std::round(load.hours_per_month() * 1000) / 1000;
    list += std::string(workflow[load.step].id) + " " + std::string(checked.model[load.role].id) +
            " " + to_text(hours) + "\n";
  }
  return list;
}

/// Of a workflow that happens so often.
std::string loads(const std::string& happens, const std::string& flow,
                  const std::string& behind = {}) {
  return loads("role a; role b; party p; tool t\nworkflow w { owner a; by a; happens " + happens +
               "\n" + flow + "}\n" + behind);
}

} // namespace

TEST_CASE("load: how often, times the middle of how long") {
  CHECK(loads("10 per month", "step x takes 1 h\n") == "x a 10\n");
  CHECK(loads("40 per month", "step x takes 10 to 20 min\n") == "x a 10\n");
  CHECK(loads("1 per month", "step x takes 1 day\nstep y takes 1 week\n") == "x a 8\ny a 40\n");
  CHECK(loads("every monday", "step x takes 12 h\n") == "x a 52\n");
  CHECK(loads("every 2 weeks", "step x takes 12 h\n") == "x a 26\n");
  CHECK(loads("role a\nworkflow w { owner a; by a\nstep x takes 1 h\n}\n").empty());
}

TEST_CASE("load: on each answer its share; the rest is shared equally") {
  CHECK(loads("1 per month",
              "decide q {\n yes about 30% { step x takes 10 h }\n"
              " no { step y takes 10 h }\n}\nstep z takes 1 h\n") == "x a 3\ny a 7\nz a 1\n");
  CHECK(loads("1 per month",
              "decide q {\n when \"A\" about 50% { step x takes 8 h }\n"
              " when \"B\" { step y takes 8 h }\n otherwise continue\n}\n") == "x a 4\ny a 2\n");
  CHECK(loads("1 per month", "if q { step x takes 8 h }\n") == "x a 4\n");
  CHECK(loads("1 per month", "decide q {\n yes about 20% -> end\n no continue\n}\n"
                             "step x takes 10 h\n") == "x a 8\n");
}

TEST_CASE("load: a jump back into an answer that not every run has come to") {
  const std::string answers = "decide q {\n yes { step x takes 1 h }\n no continue\n}\n";
  const std::string behind = "step z takes 1 h\n";
  CHECK(loads("10 per month", answers + "if p -> x\n" + behind) == "x a 15\nz a 10\n");
  CHECK(loads("10 per month", answers + "if p -> x up to 1 times, then continue\n" + behind) ==
        "x a 10\nz a 10\n");
}

TEST_CASE("load: a limited jump back to work that is come to by it alone") {
  const std::string around = "-> y\nstep x takes 1 h\nstep y takes 1 h\n";
  CHECK(loads("8 per month", around + "if p -> x up to 2 times, then continue\n") ==
        "x a 6\ny a 14\n");
}

TEST_CASE("load: behind a join the work goes on once, however the branches come to it") {
  const std::string other = " branch \"l\" { step l takes 1 h }\n}\nstep z takes 1 h\n";
  CHECK(loads("10 per month", "parallel {\n branch \"k\" {\n  step y takes 1 h\n"
                              "  if \"again\" -> y up to 1 times, then continue\n }\n" +
                                  other) == "y a 15\nl a 10\nz a 10\n");
  CHECK(loads("10 per month", "parallel {\n branch \"k\" {\n  step y takes 1 h\n"
                              "  decide d { yes continue; no about 50% -> y }\n }\n" +
                                  other) == "y a 20\nl a 10\nz a 10\n");
  CHECK(loads("10 per month", "parallel {\n branch \"k\" {\n  step y takes 1 h\n"
                              "  if \"large\" { step y2 takes 1 h }\n }\n" +
                                  other) == "y a 10\ny2 a 5\nl a 10\nz a 10\n");
  CHECK(loads("10 per month",
              "parallel {\n branch \"k\" {\n  decide d { when \"A\" continue; when \"B\" continue; "
              "otherwise continue }\n }\n branch \"m\" { parallel {\n branch \"n\" { step n takes "
              "1 h }\n"
              " branch \"o\" { step o takes 1 h }\n } }\n" +
                  other) == "n a 10\no a 10\nl a 10\nz a 10\n");
}

TEST_CASE("load: behind a join the work goes on only where no branch has ended the run") {
  const std::string leaving = "{\n step y takes 1 h\n if \"leave\" -> end\n }\n";
  CHECK(loads("10 per month", "parallel {\n branch \"k\" " + leaving +
                                  " branch \"l\" { step l takes 1 h }\n}\nstep z takes 1 h\n") ==
        "y a 10\nl a 10\nz a 5\n");
  CHECK(loads("10 per month", "parallel {\n branch \"k\" " + leaving + " branch \"l\" {\n" +
                                  " if \"leave\" -> end\n }\n}\nstep z takes 1 h\n") ==
        "y a 10\nz a 2.5\n");
  CHECK(loads("8 per month", "step x takes 1 h\nparallel {\n branch \"k\" " + leaving +
                                 " branch \"l\" { step l takes 1 h }\n}\n"
                                 "decide d { yes continue; no about 50% -> x }\n"
                                 "step z takes 1 h\n") ==
        "x a 10.667\ny a 10.667\nl a 10.667\nz a 2.667\n");
}

TEST_CASE("load: a limit whose 'then' leads back, too, is no limit to the visits") {
  CHECK(loads("1 per month",
              "step x takes 8 h\ndecide d {\n yes continue\n"
              " no about 50% -> x up to 2 times, then -> x\n}\nstep z takes 8 h\n") ==
        "x a 16\nz a 8\n");
  CHECK(loads("1 per month",
              "step y takes 8 h\ndecide d {\n when \"k\" about 10% -> y up to 2 times, then -> y\n"
              " when \"l\" about 50% -> y\n otherwise about 40% continue\n}\n") == "y a 20\n");
}

TEST_CASE("load: an endless loop is one mistake, and counts once") {
  CHECK(findings_of("role a hours 1 per week\nworkflow w { owner a; by a; happens 1 per month\n"
                    "step x takes 1 h\n-> x\n}\n") == "endless-loop 4:1\n");
}

TEST_CASE("load: loops, with and without a limit") {
  // 1 + 1/2 + 1/4
  CHECK(loads("1 per month", "step x takes 1 h\nif q -> x up to 2 times, then continue\n") ==
        "x a 1.75\n");
  CHECK(loads("1 per month", "step x takes 1 h\n-> x up to 3 times, then continue\n") == "x a 4\n");
  CHECK(loads("1 per month", "step x takes 1 h\nif q -> x\n") == "x a 2\n");
  CHECK(loads("1 per month",
              "step x takes 1 h\ndecide q {\n yes continue\n"
              " no about 20% -> x up to 1 times, then -> end\n}\nstep y takes 1 h\n") ==
        "x a 1.2\ny a 0.96\n");
}

TEST_CASE("load: branches as often as the whole, a `for each` once, deadlines and events never") {
  CHECK(loads("1 per month", "parallel {\n branch \"A\" { step x takes 1 h }\n"
                             " branch \"B\" { step y takes 2 h }\n}\nstep z takes 1 h\n") ==
        "x a 1\ny a 2\nz a 1\n");
  CHECK(loads("1 per month", "for each \"guest\" { step x takes 1 h }\nstep y takes 1 h\n") ==
        "x a 1\ny a 1\n");
  CHECK(loads("1 per month",
              "step x within 1 day else -> y on \"fire\" -> y\nend\nstep y takes 1 h\n")
            .empty());
}

TEST_CASE("load: of roles only, each its own; decisions count as well") {
  CHECK(loads("2 per month",
              "step x by b takes 1 h\nstep y by t takes 1 h\nstep z by p takes 1 h\n"
              "decide q by b takes 2 h {\n yes { step v takes 1 h }\n no continue\n}\n") ==
        "x b 2\nq b 4\nv a 1\n");
}

TEST_CASE("load: through `follow` into what is followed, by its own performers") {
  const std::string procedures =
      "procedure f { owner a\n step i takes 1 h\n step j by a takes 30 min\n}\n"
      "procedure g { owner a\n step k follow f\n}\n";
  CHECK(loads("10 per month", "step x by b follow f\n", procedures) == "i b 10\nj a 5\n");
  CHECK(loads("10 per month", "if q { step x by b follow g }\n", procedures) == "i b 5\nj a 2.5\n");
  CHECK(loads("10 per month", "step x by b follow f\nstep y by a follow f\n", procedures) ==
        "i b 10\ni a 10\nj a 5\nj a 5\n");
  CHECK(loads("10 per month", "step x by t follow f\n", procedures) == "j a 5\n");
  CHECK(loads("10 per month", "step x by b follow f takes 2 h\n", procedures) == "x b 20\n");
}

TEST_CASE("load: what is followed is done by itself and for those who follow it") {
  CHECK(loads("10 per month", "step x by b follow v\n",
              "workflow v { owner a; by a; happens 3 per month\n step i takes 1 h\n}\n") ==
        "i a 3\ni a 10\n");
}

TEST_CASE("overloaded: more than the hours of a month, which has 52/12 weeks") {
  const std::string head = "role a hours 12 per week\nworkflow w { owner a; by a; happens ";
  CHECK(findings_of(head + "52 per month\nstep x takes 1 h\n}\n").empty());
  CHECK(findings_of(head + "53 per month\nstep x takes 1 h\n}\n") == "overloaded-role 1:6\n");
  CHECK(findings_of(head +
                    "30 per month\nstep x takes 1 h\n}\n"
                    "workflow v { owner a; by a; happens 30 per month\nstep y takes 1 h\n}\n") ==
        "overloaded-role 1:6\n");
  CHECK(findings_of(
            "role a\nworkflow w { owner a; by a; happens 999 per month\nstep x takes 1 h\n}\n")
            .empty());
}

TEST_CASE("automation: one role, in a tool, four hours a month or more") {
  const std::string head = "role a; role b; tool t\nworkflow w { owner a; by a; happens ";
  CHECK(findings_of(head + "16 per month\nstep x using t takes 15 min\nstep y by b using t\n}\n",
                    "automation-candidate") == "automation-candidate 3:6\n");
  CHECK(findings_of(head + "15 per month\nstep x using t takes 15 min\n}\n", "automation-candidate")
            .empty());
  CHECK(findings_of(head + "90 per month\nstep x takes 15 min\nstep y by t takes 1 h\n"
                           "decide q using t takes 1 h {\n yes { step z }\n no continue\n}\n}\n",
                    "automation-candidate")
            .empty());
  CHECK(findings_of(head + "3 per month\nstep x by a follow f\nstep y by b follow f\n}\n"
                           "procedure f { owner a\nstep i using t takes 1 h { check \"c\" }\n}\n",
                    "automation-candidate")
            .empty());
}

TEST_CASE("impossible deadline: the shortest `takes` over the longest `within`, on the clock") {
  CHECK(flow_findings("step x takes 2 h within 1 h\n") == "impossible-deadline 3:18\n");
  CHECK(flow_findings("step x within 1 h takes 2 h\n") == "impossible-deadline 3:8\n");
  CHECK(flow_findings("step x takes 1 h within 60 min\n").empty());
  CHECK(flow_findings("step x takes 1 to 3 h within 2 h\n").empty());
  CHECK(flow_findings("step x takes 3 h within 1 to 2 h\n") == "impossible-deadline 3:18\n");
  CHECK(flow_findings("step x takes 1 day within 20 h\n") == "impossible-deadline 3:20\n");
  CHECK(flow_findings("step x takes 1 working day within 1 day\n").empty());
  CHECK(flow_findings("step x takes 1 month within 4 weeks\n") == "impossible-deadline 3:22\n");
  CHECK(flow_findings("decide q takes 2 h within 1 h {\n yes { step x }\n no continue\n}\n") ==
        "impossible-deadline 3:20\n");
}

TEST_CASE("load: a loop without a way out says nothing about hours") {
  CHECK(loads("1 per month", "step w takes 1 h\nstep x takes 1 h\n-> x\n") == "w a 1\n");
}

TEST_CASE("load: an overload that hangs on shares that nobody gave says so") {
  const auto overload = [](const std::string& answers) {
    Workspace workspace;
    workspace.sources = SourceSet(
        {{"a.way", "role a hours 1 per week\nworkflow w { owner a; by a; happens 40 per month\n"
                   "step v takes 1 h\ndecide q {\n" +
                       answers + "}\n}\n"}});
    for (const Finding& finding : compile(workspace, read(workspace.sources)).findings)
      if (finding.check == Check::overloaded_role) return finding;
    return Finding{};
  };
  const Finding assumed = overload("yes { step x takes 1 h }\nno -> end\n");
  CHECK(assumed.message.find("equally frequent") != std::string::npos);
  REQUIRE(assumed.related.size() == 1);
  for (const char* stated :
       {"yes about 30% { step x takes 1 h }\nno -> end\n", "yes continue\nno -> end\n"}) {
    const Finding known = overload(stated);
    CHECK(known.message.find("40 times") != std::string::npos);
    CHECK(known.message.find("equally frequent") == std::string::npos);
    CHECK(known.related.empty());
  }
}
