#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;

/// What a clause with a mistake would have said is not judged as if it had not been written.

TEST_CASE("a wait whose time cannot be read may have one") {
  CHECK(
      findings_of("role a\nparty p\nworkflow w { owner a\n by a\n wait \"X\" from p within 3 dayz\n"
                  " step y\n}\n") == "invalid-value 5:27\n");
}

TEST_CASE("a review on a day that is none may be the latest") {
  const auto reviewed = [](const std::string& clause) {
    return findings_of("role a\nworkflow w {\n owner a\n review every 6 months\n"
                       " effective 2020-01-01\n " +
                       clause + "\n step x by a\n}\n");
  };
  CHECK(reviewed("reviewed 2026-10-32 by a") == "invalid-value 6:11\n");
  CHECK(reviewed("reviewed 2020-10-31 by a") == "review-overdue 2:10\n");
}

TEST_CASE("a clause that may not stand there is not judged") {
  const std::string head = "role a\ntool t owner a\ndocument d kept forever in t\nworkflow w {\n"
                           " owner a\n by a\n";
  CHECK(findings_of(head + " wait \"X\" needs d\n step x makes d\n}\n") == "syntax 7:11\n");
  CHECK(findings_of(head + " step x makes d\n wait \"X\" approves d\n}\n") == "syntax 8:11\n");
  CHECK(findings_of(head + " step x makes d\n wait \"X\" follow w\n}\n") == "syntax 8:11\n");
}

TEST_CASE("what begins a workflow may have been lost with its line") {
  CHECK(findings_of("role a\nworkflow v {\n owner a\n by a\n after w\n trigger\n step x\n}\n"
                    "workflow w {\n owner a\n by a\n after v\n step y\n}\n") == "syntax 6:9\n");
}

TEST_CASE("a time that cannot be read costs the step nothing but its time") {
  const std::string head =
      "role a\nrole b\nparty p\ndocument d\nworkflow w {\n owner a\n step v by a\n";
  CHECK(findings_of(head + " step x takes 10 minits\n step y by b needs d\n}\n") ==
        "unused-declaration 3:7\nunowned-step 8:7\ninvalid-value 8:18\n"
        "never-made 9:20\n");
  CHECK(findings_of(head + " step x by b takes 10 minits\n}\n", "silent-handoff") ==
        "silent-handoff 8:7\n");
  CHECK(findings_of(head + " decide x within 10 minits {\n  yes continue\n }\n}\n",
                    "incomplete-decision") == "incomplete-decision 8:9\n");
  CHECK(findings_of(head + " wait 3 dayz from p\n}\n", "unattended-wait").empty());
}

TEST_CASE("work whose time cannot be read has that of nothing else") {
  CHECK(findings_of("role a hours 1 per week\nworkflow w {\n owner a\n by a\n happens 10 per week\n"
                    " step x takes 1 minit follow p\n}\nprocedure p {\n owner a\n"
                    " step y takes 3 h check \"c\"\n}\n") == "invalid-value 6:17\n");
}

TEST_CASE("a clause in the wrong place that was meant for `by` hides nothing else") {
  CHECK(findings_of("role a\ndocument d\nworkflow w {\n owner a\n step x owner a needs d\n}\n") ==
        "syntax 5:9\nnever-made 5:23\n");
}

TEST_CASE("what two lists of one kind name counts together") {
  const std::string head = "role a\nrole b\nparty p\ndocument d\ndocument e\nworkflow w {\n"
                           " owner a\n by a\n";
  CHECK(findings_of(head + " step x makes d consults p makes e\n step y needs d informs b needs e\n"
                           "}\n") == "repeated-clause 9:28\nrepeated-clause 10:27\n");
  CHECK(findings_of(head + " needs d\n needs e\n step x needs d, e informs p informs b\n"
                           " step y by b\n}\n") == "repeated-clause 10:2\nrepeated-clause 11:30\n");
}

TEST_CASE("of two values that differ none is judged") {
  const std::string people = "role a\nrole b\n";
  CHECK(findings_of(people + "workflow w {\n owner a\n step x by a\n step y by a by b\n"
                             " step z by a\n}\n") == "repeated-clause 6:14\n");
  CHECK(findings_of(people + "process p owner a\nprocess q owner b\nworkflow w {\n owner a\n by a\n"
                             " realizes p\n realizes q\n step x\n}\n") == "repeated-clause 9:2\n");
  CHECK(findings_of(people + "process p owner a\nprocess q owner b\nprocess r owner a\n"
                             "workflow w {\n owner a\n by a\n realizes p\n realizes q\n step x\n"
                             "}\n") == "unrealized-process 5:9\nrepeated-clause 10:2\n");
  CHECK(findings_of("role a hours 1 per week\nworkflow w {\n owner a\n by a\n happens 9 per week\n"
                    " happens 1 per year\n step x takes 3 h\n}\n") == "repeated-clause 6:2\n");
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n effective 2020-01-01\n"
                    " review every 1 day\n review every 9 years\n step x\n}\n") ==
        "repeated-clause 7:2\n");
}

TEST_CASE("the way out of a second deadline is one, too") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n step x within 1 day within 2 days "
                    "else -> y\n end \"X\"\n step y\n}\n") == "repeated-clause 5:22\n");
}
