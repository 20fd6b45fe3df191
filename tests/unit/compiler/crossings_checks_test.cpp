#include "checks_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using waymark::testing::flow_findings;

namespace {

const std::string two_branches =
    "step s\nparallel z {\n branch \"A\" { step x }\n branch \"B\" {\n";

} // namespace

TEST_CASE("crossed: out of, into and between branches, at the jump, and nothing else is said") {
  CHECK(flow_findings(two_branches + "  step y\n  if q -> s\n }\n}\nstep v\n") ==
        "crossed-parallel 8:8\n");
  CHECK(flow_findings(two_branches + "  step y\n  if q -> v\n }\n}\nstep v\n") ==
        "crossed-parallel 8:8\n");
  CHECK(flow_findings(two_branches + "  step y\n  if q -> x\n }\n}\nstep v\n") ==
        "crossed-parallel 8:8\n");
  CHECK(flow_findings(two_branches + "  step y\n }\n}\nstep v\nif q -> x\n") ==
        "crossed-parallel 11:6\n");
  CHECK(flow_findings(two_branches + "  step y\n  if q -> z\n }\n}\nstep v\n") ==
        "crossed-parallel 8:8\n");
}

TEST_CASE("crossed: a `for each` has a border, too") {
  CHECK(flow_findings("step s\nfor each \"guest\" {\n step x\n if q -> s\n}\n") ==
        "crossed-parallel 6:7\n");
  CHECK(flow_findings("if q -> x\nfor each \"guest\" {\n step x\n}\n") == "crossed-parallel 3:6\n");
}

TEST_CASE("crossed: inside one branch, to a whole parallel and to an end is allowed") {
  CHECK(flow_findings(two_branches + "  step y\n  if q -> y up to 2 times, then continue\n }\n}\n"
                                     "if r -> z up to 2 times, then continue\n")
            .empty());
  CHECK(flow_findings(two_branches + "  step y\n  if q -> end \"Off\"\n }\n}\nstep v\n").empty());
}

TEST_CASE("crossed: to the branch around, and into the parallel inside one") {
  const std::string nested = "parallel {\n branch \"A\" {\n  step s\n  parallel i {\n"
                             "   branch \"C\" { step c }\n   branch \"D\" { step e; ";
  const std::string rest = "}\n  }\n }\n branch \"B\" { step y }\n}\n";
  CHECK(flow_findings(nested + "if q -> s " + rest) == "crossed-parallel 8:30\n");
  CHECK(flow_findings(nested + "if q -> y " + rest) == "crossed-parallel 8:30\n");
  CHECK(flow_findings(nested + "if q -> i " + rest) == "crossed-parallel 8:30\n");
  CHECK(flow_findings("step v\nif q -> i\n" + nested + rest) == "crossed-parallel 4:6\n");
}

TEST_CASE("crossed: a jump and the one behind its `then` at their own places; deadlines and "
          "events, too") {
  CHECK(flow_findings(two_branches +
                      "  step y\n  if q -> s up to 2 times, then -> v\n }\n}\nstep v\n") ==
        "crossed-parallel 8:8\ncrossed-parallel 8:33\n");
  CHECK(flow_findings(two_branches +
                      "  step y\n  if q -> y up to 2 times, then -> v\n }\n}\nstep v\n") ==
        "crossed-parallel 8:33\n");
  CHECK(flow_findings(two_branches + "  step y within 1 day else -> v\n }\n}\nstep v\n") ==
        "crossed-parallel 7:28\n");
  CHECK(flow_findings(two_branches + "  step y on \"fire\" -> v\n }\n}\nstep v\n") ==
        "crossed-parallel 7:20\n");
}

TEST_CASE("crossed: what a crossing jump leads to is not also unreachable") {
  CHECK(flow_findings(two_branches + "  step y\n  if q -> r\n }\n}\nend\nstep r\nstep s2\n") ==
        "crossed-parallel 8:8\n");
}

TEST_CASE("unreachable: what a misspelt jump was meant to lead to is not") {
  CHECK(flow_findings("if q -> archve\nend\nstep archive\nstep tidy\n") == "unknown-name 3:9\n");
  CHECK(flow_findings("if q -> elsewhere\nend\nstep archive\n") == "unknown-name 3:9\n");
  CHECK(flow_findings("if q -> archve\nend\nstep archive\n-> tidy\nstep clean\nstep tidy\n") ==
        "unknown-name 3:9\nunreachable-step 7:6\n");
}

TEST_CASE("unreachable: thousands of misspelt jumps among thousands of statements") {
  std::string flow;
  for (int i = 0; i < 3000; ++i) flow += "step \"A rather long name " + std::to_string(i) + "\"\n";
  for (int i = 0; i < 3000; ++i)
    flow += "if q" + std::to_string(i) + " -> a-rather-long-nmae-" + std::to_string(i) + "\n";
  const std::string found = flow_findings(flow + "end\nstep z\n");
  CHECK(std::count(found.begin(), found.end(), '\n') == 3000); // the names, and not step z
}

TEST_CASE("crossed: a jump that follows the `then` of another at once") {
  CHECK(flow_findings(
            "step x\nparallel {\n branch \"A\" { step y\n-> y up to 2 times, then continue\n"
            "-> x\n}\n branch \"B\" { step z }\n}\n")
            .find("crossed-parallel 7:1\n") != std::string::npos);
}
