#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

/// One mistake, one finding.

TEST_CASE("a process of an unknown name may be the one that nothing else realises") {
  const auto realizes = [](const std::string& name, const std::string& more = {}) {
    return findings_of("role a\nprocess p owner a { stage one }\nworkflow w {\n realizes " + name +
                       "\n owner a\n by a\n step x\n}\n" + more);
  };
  CHECK(realizes("inquiry") == "unknown-name 4:11\n");
  CHECK(realizes("a") == "wrong-kind 4:11\n");
  CHECK(realizes("inquiry", "process q owner a { stage two }\n") ==
        "unrealized-process 2:9\nunknown-name 4:11\nunrealized-process 9:9\n");
}

TEST_CASE("an unknown name costs nothing that was said of others") {
  // 'form' is made in vain, 'q' happens nowhere, 'desk' is used by nothing; texts speak of all.
  const auto one_name = [](const std::string& owner, const std::string& more = {}) {
    return findings_of(
        "role a\nprocess q owner a\ntool desk\ndocument form\nworkflow w {\n owner " + owner +
        "\n by a\n step \"The form, q and the desk\" makes form" + more + "\n}\n");
  };
  for (const char* check : {"unrealized-process", "unused-declaration", "never-used"}) {
    CAPTURE(check);
    const auto said = [&](const std::string& findings) {
      return findings.find(check) != std::string::npos;
    };
    CHECK(said(one_name("a")));
    CHECK(said(one_name("bo")));
  }
  // A document that is asked for by a name like none may be the one; if it is like another, not.
  CHECK(one_name("a", "\n step y needs xyzzy").find("never-used") == std::string::npos);
  CHECK(one_name("a", "\n step y needs frm").find("never-used") == std::string::npos);
}

TEST_CASE("a misspelt name uses the nearest one of the kind that may stand there") {
  CHECK(findings_of("role ledgd\ntool ledger\nworkflow w {\n owner ledgd\n"
                    " step x by ledgd using ledgr\n}\n") == "unknown-name 5:24\n");
}

TEST_CASE("what a clause has lost the name of may be the one that nothing else uses") {
  CHECK(findings_of("role a\ntool t\nworkflow w {\n owner a\n step x by a using\n}\n") ==
        "syntax 5:19\n");
  CHECK(findings_of("role a\ntool t\ntool u\nworkflow w {\n owner a\n step x by a using\n}\n",
                    "unused-declaration") == "unused-declaration 2:6\nunused-declaration 3:6\n");
}

TEST_CASE("a name that stands in a damaged declaration may be what was meant there") {
  const std::string head = "role a\ntool pager \"Pager\"\n";
  const std::string sound = "workflow w {\n owner a\n step x \"Mend the pager\" by a # pager\n}\n";
  CHECK(findings_of(head + sound, "unused-declaration") == "unused-declaration 2:6\n");
  // In other declarations, a comment or a text says nothing about it.
  CHECK(findings_of(head + sound + "workflow v {\n owner a\n step y by b\n}\n",
                    "unused-declaration") == "unused-declaration 2:6\n");
  CHECK(findings_of(head + sound + "workflow v {\n owner a\n step y by a ( # pager\n}\n",
                    "unused-declaration") == "unused-declaration 2:6\n");
  // In the damaged one its id does, and its title in quotes.
  for (const std::string rest : {"( pager", "( \"Pager\"", "\"using pager"})
    CHECK(findings_of(head + "workflow v {\n owner a\n step y by a " + rest + "\n}\n",
                      "unused-declaration") == "");
  // Of a clause that stands twice, the second one says nothing else.
  CHECK(findings_of(head + "workflow v {\n owner a\n step y by a using a using pager\n}\n",
                    "unused-declaration") == "");
}
