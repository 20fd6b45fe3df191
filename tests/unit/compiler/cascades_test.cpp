#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

/// One mistake, one finding.

TEST_CASE("a limit without its number is no loop without a limit") {
  CHECK(
      flow_findings("step x\ndecide q {\n yes continue\n no -> x up to times, then -> end\n}\n") ==
      "syntax 6:16\n");
  CHECK(flow_findings("step x\ndecide q {\n yes continue\n no -> x up to 0 times, then -> end\n"
                      "}\n") == "invalid-value 6:16\n");
}

TEST_CASE("a declaration that has lost its name is not also unknown where it is meant") {
  CHECK(findings_of(
            "role a\nprocess {\n owner a\n}\nworkflow w {\n realizes booking\n owner a\n by a\n"
            " step x\n}\n") == "syntax 2:9\n");
}

TEST_CASE("what stands behind a statement that is gone is not also unreachable") {
  // The step 'refuse' was deleted; its `end` is left.
  CHECK(flow_findings(
            "decide q {\n yes continue\n no -> refuse\n}\nend \"Done\"\nend \"Refused\"\n") ==
        "unknown-name 5:8\n");
}

TEST_CASE("work in a tool that nobody knows is no candidate for it") {
  const std::string head = "role a\nworkflow w {\n owner a\n happens 40 per month\n by a\n";
  CHECK(findings_of("tool t\n" + head + " step x using t takes 1 h\n}\n") ==
        "automation-candidate 7:7\n");
  CHECK(findings_of(head + " step x using t takes 1 h\n}\n") == "unknown-name 6:15\n");
}

TEST_CASE("a misspelt 'continue' is not also the name of a step") {
  CHECK(flow_findings("decide q {\n yes contiue\n no -> end \"No\"\n}\n") == "syntax 4:6\n");
  CHECK(flow_findings(
            "step x\ndecide q {\n yes continue\n no -> x up to 2 times, tehn -> end\n}\n") ==
        "syntax 6:25\n");
}

TEST_CASE("a misspelt word inside a clause is named, not only missed") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n review evry 6 months\n step x by a\n}\n") ==
        "syntax 4:9\n");
}
