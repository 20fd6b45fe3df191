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
