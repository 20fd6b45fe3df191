#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::flow_findings;

TEST_CASE("endless: no way out, said once, at the last jump back") {
  CHECK(flow_findings("step x\n-> x\n") == "endless-loop 4:1\n");
  CHECK(flow_findings("step x\nstep y\n-> x\n") == "endless-loop 5:1\n");
  CHECK(flow_findings("step x\ndecide q {\n yes -> x\n no -> q\n}\n") == "endless-loop 6:5\n");
  CHECK(flow_findings("step x\nif q -> x\nstep y\n-> x\n") == "endless-loop 6:1\n");
  CHECK(flow_findings("step x\ndecide q {\n yes -> x up to 2 times, then -> x\n no -> x\n}\n") ==
        "endless-loop 6:5\n");
}

TEST_CASE("endless: a limit is no way out if what comes then stays in the loop") {
  CHECK(flow_findings("step x\n-> x up to 3 times, then -> x\n") == "endless-loop 4:26\n");
  CHECK(flow_findings("step x\nstep y\n-> x up to 3 times, then -> y\n") == "endless-loop 5:26\n");
  CHECK(flow_findings("step x\n-> x up to 3 times, then continue\n").empty());
  CHECK(flow_findings("step x\n-> x up to 3 times, then -> end\n").empty());
}

TEST_CASE("endless: any way out will do: an answer, a deadline, an event, an end in a branch") {
  CHECK(flow_findings("step x\nif q -> end\n-> x\n") == "unbounded-loop 5:1\n");
  CHECK(flow_findings("step x within 1 day else -> end\n-> x\n") == "unbounded-loop 4:1\n");
  CHECK(flow_findings("step x on \"fire\" -> end\n-> x\n") == "unbounded-loop 4:1\n");
  CHECK(flow_findings("parallel z {\n branch \"A\" { if q { end } }\n branch \"B\" { step y }\n}\n"
                      "-> z\n") == "unbounded-loop 7:1\n");
}

TEST_CASE("endless: the way into a branch or `for each` is no way out") {
  CHECK(flow_findings(
            "parallel z {\n branch \"A\" { step x }\n branch \"B\" { step y }\n}\n-> z\n") ==
        "endless-loop 7:1\n");
  CHECK(flow_findings("step x\nfor each \"guest\" {\n step y\n -> y\n}\n-> x\n") ==
        "endless-loop 6:2\nendless-loop 8:1\n");
  CHECK(flow_findings("step x\nparallel {\n branch \"A\" { step y }\n branch \"B\" { step z }\n}\n"
                      "if q -> end\n-> x up to 2 times, then continue\n")
            .empty());
}

TEST_CASE("endless: a loop behind another, and one inside another") {
  CHECK(flow_findings("step x\nif q -> x\nstep y\n-> y\n") ==
        "unbounded-loop 4:6\nendless-loop 6:1\n");
  CHECK(flow_findings("step x\nstep y\nif q -> y up to 2 times, then continue\n-> x\n") ==
        "endless-loop 6:1\n");
}

TEST_CASE("unbounded: at each jump back on a way without a limit, and at no other jump") {
  CHECK(flow_findings("step x\ndecide q {\n yes continue\n no -> x\n}\n") ==
        "unbounded-loop 6:5\n");
  CHECK(flow_findings("step x\ndecide q {\n yes continue\n no -> x up to 2 times, then -> end\n}\n")
            .empty());
  CHECK(flow_findings("step x\nif q -> x\nif r -> x\n") ==
        "unbounded-loop 4:6\nunbounded-loop 5:6\n");
  CHECK(flow_findings("step x\nif q -> x up to 2 times, then continue\nif r -> x\n") ==
        "unbounded-loop 5:6\n");
  CHECK(flow_findings("step x\nif q -> y\nstep y\n").find("unbounded") == std::string::npos);
}

TEST_CASE("unbounded: the deadline or an event as the way back") {
  CHECK(flow_findings("step x\nwait \"answer\" from p within 2 days else -> x\n") ==
        "unbounded-loop 4:41\n");
  CHECK(flow_findings(
            "step x\nwait \"answer\" from p within 2 days else -> x up to 2 times, then -> end\n")
            .empty());
  CHECK(flow_findings("step x\nstep y on \"it fails\" -> x\n") == "unbounded-loop 4:22\n");
}

TEST_CASE("unbounded: what comes behind a limit may lead back, too") {
  CHECK(flow_findings("step x\nstep y\nif q -> y up to 2 times, then -> x\n") ==
        "unbounded-loop 5:31\n");
  CHECK(flow_findings("step x\nif q -> x up to 2 times, then -> x\n") == "unbounded-loop 4:31\n");
}

TEST_CASE("unbounded: inside a branch, and round a whole parallel") {
  CHECK(flow_findings("parallel {\n branch \"A\" {\n  step x\n  if q -> x\n }\n"
                      " branch \"B\" { step y }\n}\n") == "unbounded-loop 6:8\n");
  CHECK(flow_findings("parallel z {\n branch \"A\" { step x }\n branch \"B\" { step y }\n}\n"
                      "if q -> z\n") == "unbounded-loop 7:6\n");
  CHECK(flow_findings("parallel z {\n branch \"A\" { step x }\n branch \"B\" { step y }\n}\n"
                      "if q -> z up to 1 times, then continue\n")
            .empty());
}

TEST_CASE("loops: a jump to a name that is unknown counts as a way to an end") {
  CHECK(flow_findings("step x\nif q -> nowhere\n-> x\n") ==
        "unknown-name 4:9\nunbounded-loop 5:1\n");
  CHECK(flow_findings("step x\n-> nowhere\n") == "unknown-name 4:4\n");
}

TEST_CASE("loops: what no way leads to is no loop as well") {
  CHECK(flow_findings("end\nstep x\n-> x\n") == "unreachable-step 4:6\n");
}

TEST_CASE("dead end: a branch with an endless loop, a lost or a crossing jump is not also one") {
  CHECK(flow_findings(
            "parallel {\n branch \"A\" {\n  step x\n  -> x\n }\n branch \"B\" { step y }\n}\n"
            "step z\n") == "endless-loop 6:3\n");
  CHECK(flow_findings("parallel {\n branch \"A\" {\n  step x\n  -> nowhere\n }\n"
                      " branch \"B\" { step y }\n}\nstep z\n") == "unknown-name 6:6\n");
  CHECK(flow_findings(
            "parallel {\n branch \"A\" {\n  step x\n  -> y\n }\n branch \"B\" { step y }\n}\n"
            "step z\n") == "crossed-parallel 6:3\n");
  CHECK(flow_findings("for each \"guest\" {\n step x\n -> x\n}\nstep z\n") == "endless-loop 5:2\n");
}

TEST_CASE("dead end: each branch that never ends, and none that may") {
  CHECK(flow_findings("parallel {\n branch \"A\" { end }\n branch \"B\" { -> end }\n}\nstep z\n") ==
        "dead-end 4:9\ndead-end 5:9\n");
  CHECK(flow_findings(
            "parallel {\n branch \"A\" { if q { end } }\n branch \"B\" { step y }\n}\nstep z\n")
            .empty());
  CHECK(flow_findings("for each \"guest\" { end \"Off\" }\nstep z\n") == "dead-end 3:10\n");
  CHECK(flow_findings("for each \"guest\" { end \"Off\" }\n").empty());
  CHECK(flow_findings("for each \"guest\" { end \"Off\" }\nend \"Done\"\n").empty());
}

TEST_CASE("limits: what stands behind `then` happens only if a way leads back to the jump") {
  CHECK(flow_findings("step x\n-> y up to 2 times, then -> z\nstep z\nend\nstep y\n") ==
        "unreachable-step 5:6\n");
  CHECK(
      flow_findings("step x\ndecide q {\n no -> y up to 2 times, then -> z\n yes continue\n}\nend\n"
                    "step y\n-> q\nstep z\n")
          .empty());
  // One limit's way back leads through the `then` of another.
  CHECK(flow_findings("step x\nstep y\n-> y up to 2 times, then continue\n"
                      "-> x up to 2 times, then continue\nstep z\n")
            .empty());
}

TEST_CASE("limits: the next round of a `for each` leads back to the jump; a misspelt jump may") {
  CHECK(flow_findings("for each \"guest\" {\n step x\n -> y up to 2 times, then -> z\n"
                      " step z\n end\n step y\n}\nstep a2\n")
            .empty());
  CHECK(flow_findings("step x\n-> nowhere-near up to 2 times, then -> z\nstep z\n") ==
        "unknown-name 4:4\n");
}
