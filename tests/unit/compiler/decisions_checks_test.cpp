#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::flow_findings;

TEST_CASE("incomplete: yes without no, no without yes, one answer, none") {
  CHECK(flow_findings("decide q {\n yes continue\n}\n") == "incomplete-decision 3:8\n");
  CHECK(flow_findings("decide q \"Ready?\" {\n no { step x }\n}\n") == "incomplete-decision 3:8\n");
  CHECK(flow_findings("decide q {\n when \"A\" { step x }\n}\n") == "incomplete-decision 3:8\n");
  CHECK(flow_findings("decide q {\n otherwise { step x }\n}\n") == "incomplete-decision 3:8\n");
  CHECK(flow_findings("decide q {\n}\n") == "incomplete-decision 3:8\n");
  CHECK(flow_findings("decide q {\n yes { step x }\n no continue\n}\n").empty());
}

TEST_CASE("no otherwise: only where `when` stands alone, and not also incomplete") {
  CHECK(flow_findings("decide q {\n when \"A\" { step x }\n when \"B\" continue\n}\n") ==
        "no-otherwise 3:8\n");
  CHECK(flow_findings("decide q {\n when \"A\" { step x }\n otherwise continue\n}\n").empty());
  CHECK(flow_findings(
            "decide q {\n when \"A\" { step x }\n when \"B\" continue\n otherwise -> end\n}\n")
            .empty());
}

TEST_CASE("repeated answer: not what stands in a decision by mistake") {
  CHECK(flow_findings("decide q {\n step x\n when \"A\" -> end\n otherwise continue\n}\n") ==
        "syntax 4:2\n");
}

TEST_CASE("repeated answer: at the later one, whatever its case, and not also incomplete") {
  CHECK(flow_findings("decide q {\n yes { step x }\n yes continue\n}\n") ==
        "repeated-answer 5:2\n");
  CHECK(flow_findings("decide q {\n yes { step x }\n no continue\n no -> end\n}\n") ==
        "repeated-answer 6:2\n");
  CHECK(flow_findings("decide q {\n when \"Large\" { step x }\n when \"LARGE\" -> end\n"
                      " otherwise continue\n}\n") == "repeated-answer 5:2\n");
  CHECK(flow_findings(
            "decide q {\n when \"A\" { step x }\n otherwise continue\n otherwise -> end\n}\n") ==
        "repeated-answer 6:2\n");
  CHECK(flow_findings(
            "decide q {\n when \"A\" { step x }\n when \"a b\" -> end\n otherwise continue\n}\n")
            .empty());
}

TEST_CASE("repeated answer: only within one decision") {
  CHECK(
      flow_findings("decide q {\n yes {\n  decide r {\n   yes { step x }\n   no continue\n  }\n }\n"
                    " no continue\n}\n")
          .empty());
}

TEST_CASE("pointless: all answers go on at one place at once") {
  CHECK(flow_findings("decide q {\n yes continue\n no continue\n}\nstep x\n") ==
        "pointless-decision 3:8\n");
  CHECK(flow_findings("decide q {\n yes { }\n no -> x\n}\nstep x\n") == "pointless-decision 3:8\n");
  CHECK(
      flow_findings(
          "decide q {\n when \"A\" -> x\n when \"B\" { -> x }\n otherwise continue\n}\nstep x\n") ==
      "pointless-decision 3:8\n");
  CHECK(flow_findings("if q { }\nstep x\n") == "pointless-decision 3:4\n");
  CHECK(flow_findings("if q -> x\nstep x\n") == "pointless-decision 3:4\n");
}

TEST_CASE("pointless: ends with one result are one place") {
  CHECK(flow_findings("decide q {\n yes -> end \"Done\"\n no { end \"Done\" }\n}\n") ==
        "pointless-decision 3:8\n");
  CHECK(flow_findings("decide q {\n yes -> end\n no continue\n}\n") == "pointless-decision 3:8\n");
  CHECK(flow_findings("decide q {\n yes -> end \"Sold\"\n no -> end \"Lost\"\n}\n").empty());
  CHECK(flow_findings("decide q {\n yes -> end \"Sold\"\n no continue\n}\n").empty());
}

TEST_CASE("pointless: behind the end of the text stands the outcome") {
  const std::string head = "role a\nworkflow w { owner a by a outcome \"Done\"\n step x\n ";
  CHECK(waymark::testing::findings_of(head + "if q -> end\n}\n").empty());
  CHECK(waymark::testing::findings_of(head + "if q -> end \"Done\"\n}\n") ==
        "pointless-decision 4:5\n");
}

TEST_CASE("pointless: work, another place or a limit make an answer count") {
  CHECK(flow_findings("decide q {\n yes { step y }\n no continue\n}\nstep x\n").empty());
  CHECK(flow_findings("decide q {\n yes -> z\n no continue\n}\nstep x\nstep z\n").empty());
  CHECK(
      flow_findings("step x\ndecide q {\n yes -> x up to 2 times, then continue\n no continue\n}\n")
          .empty());
  CHECK(flow_findings("decide q {\n yes { for each \"guest\" { step y } }\n no continue\n}\n")
            .empty());
  CHECK(flow_findings("if q { end \"Off\" }\nstep x\n").empty());
}

TEST_CASE("pointless: not where an answer is missing, repeated or leads nowhere") {
  CHECK(flow_findings("decide q {\n yes -> nowhere\n no -> nowhere\n}\nstep x\n") ==
        "unknown-name 4:9\nunknown-name 5:8\n");
}

TEST_CASE("pointless: in a branch, going on and ending are two things") {
  CHECK(flow_findings(
            "parallel {\n branch \"A\" {\n  decide q {\n   yes continue\n   no -> end\n  }\n }\n"
            " branch \"B\" { step y }\n}\n")
            .empty());
}

TEST_CASE("what stands behind a decision that lacks its 'otherwise' is not also unreachable") {
  CHECK(
      flow_findings("decide q {\nwhen \"a\" -> end \"A\"\nwhen \"b\" -> end \"B\"\n}\nstep x\n") ==
      "no-otherwise 3:8\n");
}
