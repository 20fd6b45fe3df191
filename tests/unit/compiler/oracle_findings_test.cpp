#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::flow_findings;

// Where the oracle (tests/oracle) and the compiler once said different things, made small.

TEST_CASE("oracle: a jump behind a `then` that is never taken is unreachable") {
  CHECK(flow_findings("step x\nif q -> x\n-> end up to 2 times, then continue\n-> x\n") ==
        "unbounded-loop 4:6\nunreachable-step 6:1\n");
}

TEST_CASE(
    "oracle: a jump leads back by where it stands in the text, not by where work comes from") {
  CHECK(flow_findings("if q {\n step y\n step x\n if r -> end\n}\n-> x\n") ==
        "unbounded-loop 8:1\n");
}

TEST_CASE("oracle: work behind a block that only a closed `then` leads to is not waited for") {
  CHECK(flow_findings("parallel {\n branch \"A\" { step x }\n branch \"B\" { end }\n}\n"
                      "-> end up to 2 times, then continue\nstep y\n") == "unreachable-step 8:6\n");
}

TEST_CASE("oracle: work stands behind a `for each` whose flow always ends") {
  CHECK(flow_findings("parallel {\n branch \"A\" { step x }\n branch \"B\" { end }\n}\n"
                      "for each \"guest\" {\n step y\n end\n}\nstep z\n") ==
        "dead-end 5:9\ndead-end 7:10\n");
}

TEST_CASE("oracle: what lies in one loop with a `for each` does not come to its next round") {
  CHECK(flow_findings("step x\ndecide q {\n no -> y up to 2 times, then -> z\n yes continue\n}\n"
                      "step y\nfor each \"guest\" { step v }\nif r -> y\nend\nstep z\n") ==
        "unbounded-loop 10:6\nunreachable-step 12:6\n");
}

TEST_CASE("oracle: a `then` follows rounds, and what they made is there") {
  CHECK(
      flow_findings("step x\ndecide q {\n no -> y up to 2 times, then -> z\n yes continue\n}\nend\n"
                    "step y makes d\n-> q\nstep z needs d\n")
          .empty());
  CHECK(flow_findings("step x\ndecide q {\n no -> y up to 2 times, then -> z\n yes -> z\n}\n"
                      "step y makes d\n-> q\nstep z needs d\n") == "used-before-made 10:14\n");
  // The round leads through a parallel in which a branch makes it.
  CHECK(
      flow_findings("step x\ndecide q {\n no -> z up to 2 times, then -> v\n yes -> end\n}\n"
                    "parallel z {\n branch \"A\" { step y makes d }\n branch \"B\" { step u }\n}\n"
                    "-> q\nstep v needs d\n")
          .empty());
}

TEST_CASE("oracle: many joins at once that cannot be passed without a document") {
  // Each block can be left only by a `then`, which follows rounds that make it.
  const auto answers = [](int count, const std::string& last) {
    std::string flow = "step s\ndecide q {\n";
    for (int i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      flow += " when \"A" + n + "\" {\n parallel {\n branch \"B\" {\n decide r" + n +
              " {\n no -> x" + n + " up to 2 times, then continue\n yes -> x" + n +
              "\n }\n step u" + n + "\n -> v" + n + "\n step x" + n + " makes d\n -> r" + n +
              "\n step v" + n + "\n }\n branch \"C\" { step y" + n + " }\n }\n }\n";
    }
    return flow + last + "}\nstep z needs d\n";
  };
  const auto lacks = [&](int count, const std::string& last) {
    return flow_findings(answers(count, last)).find("used-before-made") != std::string::npos;
  };
  CHECK_FALSE(lacks(3, " otherwise -> end\n"));
  CHECK_FALSE(lacks(300, " otherwise -> end\n"));
  CHECK(lacks(3, " otherwise continue\n"));
}

TEST_CASE("oracle: an optional step that is interrupted was begun, so its lack has been said") {
  CHECK(flow_findings("step x needs d optional on \"fire\" -> z\n-> y\nstep z needs d\nend\n"
                      "step y makes d\n") == "used-before-made 3:14\n");
}

TEST_CASE("oracle: a jump into a branch was meant to lead to the whole block") {
  CHECK(flow_findings("step x\n-> y\nparallel {\n branch \"A\" { step y\n end }\n"
                      " branch \"B\" { step z }\n}\n") == "crossed-parallel 4:1\n");
}

TEST_CASE("oracle: the way into an endless loop in a branch is no way out of the loop around it") {
  CHECK(flow_findings("parallel z {\n branch \"A\" {\n  if q {\n   step x\n   -> x\n  }\n }\n"
                      " branch \"B\" { step y }\n}\n-> z\n") ==
        "endless-loop 7:4\nendless-loop 12:1\n");
}

TEST_CASE("oracle: a branch with a crossing jump anywhere inside is not also a dead end") {
  CHECK(
      flow_findings("parallel {\n branch \"A\" {\n  step x\n  for each \"guest\" {\n   if q -> z\n"
                    "  }\n  -> x\n }\n branch \"B\" { step y }\n}\nstep z\n") ==
      "crossed-parallel 7:9\nunbounded-loop 9:3\n");
}
