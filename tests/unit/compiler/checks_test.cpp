#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using waymark::testing::findings_of;

TEST_CASE("unreachable: the first of each stretch, in each answer of its own") {
  const std::string text = R"(role a
workflow w {
  owner a
  by a
  decide q {
    yes {
      end "One"
      step x
      step y
    }
    no {
      end "Two"
      step z
    }
  }
  step v
}
)";
  CHECK(findings_of(text, "unreachable-step") ==
        "unreachable-step 8:12\nunreachable-step 13:12\nunreachable-step 16:8\n");
}

TEST_CASE("unreachable: what a jump leads to is reached; a jump nobody comes by is not") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n step x\n -> z\n step y\n step z\n -> "
                    "z\n -> x\n}\n",
                    "unreachable-step") == "unreachable-step 7:7\nunreachable-step 10:2\n");
}

TEST_CASE("dead end: blamed only where work stands behind, and once") {
  const std::string branch =
      "role a\nworkflow w {\n owner a\n by a\n parallel {\n  branch \"A\" { end \"Off\" }\n"
      "  branch \"B\" { step x }\n }\n";
  CHECK(findings_of(branch + " step y\n}\n") == "dead-end 6:10\n");
  CHECK(findings_of(branch + "}\n").empty());
}

TEST_CASE("dead end: an inner block that never ends does not make the outer one dead, too") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n parallel {\n  branch \"A\" {\n   for "
                    "each \"b\" { end \"Off\" }\n"
                    "   step z\n  }\n  branch \"B\" { step x }\n }\n step y\n}\n",
                    "dead-end") == "dead-end 7:13\n");
}

TEST_CASE("silent hand-off: through decisions, waits, forks and joins") {
  const std::string head = "role a\nrole b\nworkflow w {\n owner a\n";
  CHECK(findings_of(head + " step x by a\n wait 1 day\n step y by b\n}\n") ==
        "silent-handoff 7:7\n");
  CHECK(findings_of(head + " step x by a informs b\n wait 1 day\n step y by b\n}\n").empty());
  CHECK(findings_of(head + " parallel {\n  branch \"A\" { step x by a }\n  branch \"B\" { step z "
                           "by b }\n }\n step y by b\n}\n") == "silent-handoff 9:7\n");
  CHECK(
      findings_of(head + " step x by a within 2 days else -> y\n end\n step y by b\n}\n").empty());
}

TEST_CASE("silent hand-off: between two roles, whoever holds them") {
  const std::string roles = "role a person \"Ann\" backup c\nrole b person \"Ann\" backup c\n"
                            "role c person \"Ann\" person \"Cy\"\nworkflow w {\n owner a\n";
  CHECK(findings_of(roles + " step x by a\n step y by a\n}\n", "silent-handoff").empty());
  CHECK(findings_of(roles + " step x by a\n step y by b\n}\n", "silent-handoff") ==
        "silent-handoff 7:7\n");
  CHECK(findings_of(roles + " step x by a\n step y by c\n}\n", "silent-handoff") ==
        "silent-handoff 7:7\n");
}

TEST_CASE("silent hand-off: what is followed makes a document only if something in it does") {
  const std::string followed = "role a; role b; document d\nprocedure q { owner a\n step z ";
  const std::string follower =
      "}\nprocedure p { owner a\n step y follow q\n}\n"
      "workflow w { owner a\n step x by a follow p\n step v by b needs d\n}\n";
  CHECK(findings_of(followed + follower, "silent-handoff") == "silent-handoff 9:7\n");
  CHECK(findings_of(followed + "makes d" + follower, "silent-handoff").empty());
}

TEST_CASE("silent hand-off: no work comes from where no way leads, nor goes there") {
  const std::string head = "role a; role b\nworkflow w { owner a\n step x by a informs b\n";
  CHECK(findings_of(head + " end\n step y by b\n step z by a\n}\n", "silent-handoff").empty());
  CHECK(findings_of(head + " -> z\n step y by a\n step z by b\n}\n", "silent-handoff").empty());
  CHECK(findings_of(head + " if q -> z\n step y by a\n step z by b\n}\n", "silent-handoff") ==
        "silent-handoff 6:7\n");
}

TEST_CASE("silent hand-off: in a long row of decisions the nearest senders are named") {
  std::string text = "role a; role b\nworkflow w { owner a\n step first by b\n";
  for (int i = 0; i < 2000; ++i) text += " if q { step \"S\" by a }\n";
  const std::string found = findings_of(text + " step last by b\n}\n", "silent-handoff");
  CHECK(found.ends_with("silent-handoff 2004:7\n"));
}

TEST_CASE("silent hand-off: all that hand over in silence are named in one finding") {
  Workspace workspace;
  const std::string text =
      "role a\nrole b\nworkflow w {\n owner a\n decide q by a {\n  yes { step x by a }\n"
      "  no { step y by a }\n }\n step z by b\n}\n";
  workspace.sources = SourceSet({{"a.way", text}});
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  REQUIRE(checked.findings.size() == 1);
  const Finding& finding = checked.findings.front();
  CHECK(finding.message.find("'A' here, but is not told that 'X' and 'Y' are done") !=
        std::string::npos);
  REQUIRE(finding.related.size() == 2);
  CHECK(workspace.sources[FileId{}].text(finding.related[0].span) == "x");
  CHECK(workspace.sources[FileId{}].text(finding.related[1].span) == "y");
}

TEST_CASE("no-backup: nobody stands in for themselves") {
  const std::string behind = "workflow w {\n owner a\n step x by a\n}\n";
  CHECK(findings_of("role a person \"Ann\" backup a\n" + behind) == "no-backup 1:6\n");
  CHECK(findings_of("role a person \"Ann\" person \"Ann\"\n" + behind) == "no-backup 1:6\n");
  CHECK(findings_of("role a person \"Ann\" backup b\nrole b person \"Ann\"\n" + behind) ==
        "no-backup 1:6\n");
  CHECK(findings_of("role a person \"Ann\" backup b\nrole b person \"Bo\"\n" + behind).empty());
  CHECK(findings_of("role a person \"Ann\" backup b\nrole b\n" + behind).empty());
  CHECK(findings_of("role a person \"Ann\" backup nobody\n" + behind) == "unknown-name 1:28\n");
}

TEST_CASE("self-approval: what a wait brings is made by whoever it comes from") {
  const std::string head = "role a\nparty p\ndocument d\nworkflow w {\n owner a; by a\n";
  CHECK(findings_of(head + " wait x from p makes d within 1 day\n step y approves d\n}\n",
                    "self-approval")
            .empty());
  CHECK(findings_of(head + " wait x by a makes d\n step y approves d\n}\n", "self-approval") ==
        "self-approval 7:18\n");
}

TEST_CASE("self-approval: only on a way from making to approving, by person") {
  const std::string head = "role a person \"Ann\" backup c\nrole b person \"Ann\" backup c\nrole c "
                           "person \"Cy\" backup a\n"
                           "tool t\ndocument d kept forever in t\nworkflow w {\n owner a\n";
  CHECK(findings_of(head + " step x by a makes d informs b, c\n step y by b approves d\n step z by "
                           "c approves d\n}\n",
                    "self-approval") == "self-approval 9:23\n");
  CHECK(findings_of(head + " needs d\n step x by a approves d\n step y by a makes d\n}\n",
                    "self-approval")
            .empty());
}

TEST_CASE("self-approval: not on a way that is never taken") {
  const std::string head =
      "role a\ntool t\ndocument d kept forever in t\nworkflow w {\n owner a; by "
      "a\n step x makes d\n -> end up to 2 times, then continue\n";
  CHECK(findings_of(head + " step y approves d\n}\n") == "unreachable-step 8:7\n");
}

TEST_CASE("self-approval: of what a workflow that is followed makes") {
  const std::string head = "role a\ndocument d\nworkflow w {\n owner a\n by a\n"
                           " step x follow v\n step y approves d\n}\nworkflow v {\n owner a\n";
  CHECK(findings_of(head + " step z by a makes d\n}\n") == "self-approval 7:18\n");
}

TEST_CASE("self-approval: names the maker whose work comes to the approval") {
  Workspace workspace;
  const std::string text = "role a\ndocument d\nworkflow w {\n owner a\n by a\n decide q {\n"
                           "  yes {\n   step x makes d\n   end\n  }\n"
                           "  no {\n   step y makes d\n  }\n }\n step z approves d\n}\n";
  workspace.sources = SourceSet({{"a.way", text}});
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  REQUIRE(checked.findings.size() == 1);
  CHECK(workspace.sources[FileId{}].text(checked.findings.front().related.front().span) == "y");
}

TEST_CASE("an allow beside an error that cannot be why it is idle is unused") {
  const std::string head = "role a\nworkflow w {\n owner a\n by a\n step x ";
  const std::string allow = " allow dead-end \"why\"\n}\n";
  CHECK(findings_of(head + "takes 10 minits" + allow) == "invalid-value 5:18\nunused-allow 5:31\n");
  CHECK(findings_of(head + "see \"no.md\"" + allow) == "missing-file 5:13\nunused-allow 5:27\n");
  CHECK(findings_of(head + "using t" + allow) == "unknown-name 5:15\n");
  CHECK(findings_of(head + "takes 3 h within 10 minits allow impossible-deadline \"why\"\n}\n") ==
        "invalid-value 5:29\n");
}

TEST_CASE("allow silences inside its owner") {
  const std::string head = "role a\nworkflow w {\n owner a\n step x";
  CHECK(findings_of(head + "\n}\n") == "unowned-step 4:7\n");
  CHECK(findings_of(head + " allow unowned-step \"a ghost does it\"\n}\n").empty());
  const std::string twice = " allow unowned-step \"a ghost\" allow unowned-step \"a ghost\"\n}\n";
  CHECK(findings_of(head + twice).starts_with("unused-allow "));
  CHECK(findings_of(head + twice).ends_with(":44\n"));
  CHECK(findings_of(head + " allow unowned-step \"a ghost does it\"\n step y\n}\n") ==
        "unowned-step 5:7\n");
}

TEST_CASE("severity: unknown checks and idle rules are reported") {
  CHECK(findings_of(
            "handbook \"H\" {\n allow unownd-step\n deny silent-handoff\n allow dead-end\n}\n") ==
        "unused-allow 2:8\nunused-allow 4:8\n");
  CHECK(findings_of("handbook \"H\" { allow unknown-name }\nrole a backup b\nworkflow w { owner "
                    "a\n step x by a }\n") == "unused-allow 1:22\nunknown-name 2:15\n");
}

TEST_CASE(
    "one mistake, one finding: a misspelt role is no unused one, its steps are not nobody's") {
  CHECK(findings_of("role founder\nworkflow w {\n owner founder\n step x by foundr\n}\n") ==
        "unknown-name 4:12\n");
  CHECK(findings_of(
            "role founder\nrole clerk\nworkflow w {\n owner founder\n step x by clerc\n}\n") ==
        "unknown-name 5:12\n");
}

TEST_CASE(
    "stages are covered by steps, decisions and waits of any workflow that realises the process") {
  const std::string process = "role a\nprocess p {\n owner a\n stage one\n stage two\n}\n";
  CHECK(findings_of(process) == "unrealized-process 2:9\n");
  CHECK(findings_of(process + "workflow w {\n realizes p\n owner a\n by a\n stage one { step x }\n "
                              "stage two { }\n}\n") == "uncovered-stage 5:8\n");
  CHECK(findings_of(process +
                    "workflow w {\n realizes p\n owner a\n by a\n stage one { step x }\n}\n"
                    "workflow v {\n realizes p\n owner a\n by a\n stage two { wait 1 day }\n}\n")
            .empty());
}

TEST_CASE("terms: the second explanation of one is a finding") {
  CHECK(findings_of("term \"Lead\" \"A\"\nterm \"Lead\" \"B\"\n") == "duplicate-name 2:6\n");
  CHECK(findings_of(
            "term \"X\" \"y\" allow never-used \"r\"\nterm \"Y\" \"y\" allow never-usd \"r\"\n") ==
        "unused-allow 1:20\nunused-allow 2:20\n");
}

TEST_CASE("an empty title is a finding, once") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n step \"\" by a\n}\n") ==
        "invalid-value 4:7\n");
  CHECK(findings_of("party \"\"\n") == "invalid-value 1:7\n");
}

TEST_CASE("blocks straight inside one another that nobody owns are one mistake") {
  CHECK(findings_of("{\n{\n{\n}\n}\n}\n") == "syntax 1:1\n");
}

TEST_CASE("a stage inside a stage is one mistake: its work counts for both") {
  CHECK(findings_of("role a\nprocess p {\n owner a\n stage one\n stage two\n}\nworkflow w {\n "
                    "realizes p\n owner a\n by a\n"
                    " stage one {\n  stage two { step x }\n }\n}\n") == "syntax 12:3\n");
}
