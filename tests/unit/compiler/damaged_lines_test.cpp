#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

/// A line with one mistake: one finding, and what stands below it is understood.

namespace {

/// The findings of a decision whose first answer begins with `head` and leads to a block.
std::string findings_of_answer(const std::string& head) {
  return flow_findings("decide q {\n" + head + " {\n step x\n}\nno -> end \"N\"\n}\nstep y\n");
}

std::string findings_of_header(const std::string& clause, const std::string& step = "step x by a") {
  return findings_of("role a\nrole b backup a\nworkflow w {\n owner a\n " + clause + "\n " + step +
                     "\n}\nworkflow v { owner b; by b; step z }\n");
}

} // namespace

TEST_CASE("an answer whose head is damaged keeps its block") {
  CHECK(findings_of_answer("yes abuot 20%") == "syntax 4:5\n");
  CHECK(findings_of_answer("yes foo") == "syntax 4:5\n");
  CHECK(findings_of_answer("yes (likely)") == "syntax 4:5\n");
  CHECK(findings_of_answer("yes ->") == "syntax 4:5\n");
  CHECK(findings_of_answer("yes =>") == "syntax 4:5\n");
  CHECK(findings_of_answer("yes about 20% perhaps") == "syntax 4:15\n");
  CHECK(flow_findings("decide q {\nwhen \"A\" or \"B\" {\nstep x\n}\notherwise -> end\n}\n"
                      "step y\n") == "syntax 4:10\n");
  CHECK(flow_findings("decide q {\nwhen big {\nstep x\n}\notherwise -> end\n}\nstep y\n") ==
        "syntax 4:6\n");
  CHECK(flow_findings("decide q {\n  yes foo {\n    step x\n  }\n  no -> end\n}\nstep y\n") ==
        "syntax 4:7\n");
  // Without a block it is a jump that lost its arrow.
  CHECK(flow_findings("step x\ndecide q {\nyes continue\nno x up to 2 times, then -> end\n}\n") ==
        "syntax 6:4\n");
}

TEST_CASE("a block behind a jump or an end is one mistake, and its end closes nothing else") {
  CHECK(findings_of_answer("yes -> end \"Y\"") == "syntax 4:16\n");
  CHECK(findings_of_answer("yes continue") == "syntax 4:14\n");
  CHECK(findings_of_answer("yes -> y") == "syntax 4:10\n");
  CHECK(flow_findings("step x\ndecide q {\nwhen \"A\" -> x {\nstep y\n}\notherwise -> end\n}\n") ==
        "syntax 5:15\n");
  CHECK(flow_findings("step x\nif q -> x up to 2 times, then continue {\nstep z\n}\nstep y\n") ==
        "syntax 4:40\n");
  CHECK(flow_findings("if q {\n-> y {\nstep z\n}\n}\nstep v\nstep y\n") == "syntax 4:6\n");
  CHECK(flow_findings("if q {\nend \"Y\" {\nstep z\n}\n}\nstep y\n") == "syntax 4:9\n");
}

TEST_CASE("what is damaged in a stage says nothing of the order of stages") {
  const auto staged = [](const std::string& first) {
    return findings_of("role a backup a\nprocess p { owner a; stage s1; stage s2 }\n"
                       "workflow w {\n owner a\n realizes p\n" +
                       first + "\n stage s2 { step y by a }\n stage s1 { step v by a }\n}\n");
  };
  CHECK(staged(" stage s1 bz a { step x by a }") == "syntax 6:11\n");
  CHECK(staged(" stage s1 {\n\"Ask\" by a\n}") == "syntax 7:1\n");
  CHECK(staged(" stage sone { step x by a }") == "unknown-name 6:8\n");
  CHECK(staged(" s1 {\n step x by a\n}") == "syntax 6:2\n");
  CHECK(staged("") == "stage-order 8:8\n");
  // What comes behind both stages is not to blame for their order.
  CHECK(findings_of("role a backup a\nprocess p { owner a; stage s1; stage s2 }\nworkflow w {\n"
                    " owner a\n realizes p\n stage s2 { step y by a }\n stage s1 { step v by a }\n"
                    " stage s3 { step x by a }\n}\n") == "stage-order 7:8\nunknown-name 8:8\n");
}

TEST_CASE("a limit that is damaged is a limit, though nobody knows which") {
  const auto limited = [](const std::string& limit) {
    return flow_findings("step x\nif r -> nudge " + limit + "\nend \"D\"\nstep nudge\n-> r\n");
  };
  CHECK(limited("pu to 2 times, then -> end") == "syntax 4:15\n");
  CHECK(limited("2 times") == "syntax 4:15\n");
  CHECK(limited("twice") == "syntax 4:15\n");
  CHECK(limited("max 2 times") == "syntax 4:15\n");
  CHECK(limited("") == "unbounded-loop 7:1\n");
}

TEST_CASE("a unit of two words, one of them misspelt, is one wrong value") {
  CHECK(flow_findings("step x takes 2 workin days\n") == "invalid-value 3:16\n");
  CHECK(flow_findings("step x\nwait 3 Working days\n") == "invalid-value 4:8\n");
  CHECK(flow_findings("step x\nwait 3 Working Days\n") == "invalid-value 4:8\n");
  CHECK(flow_findings("step x within 2 wrking days\n") == "invalid-value 3:17\n");
  CHECK(findings_of_header("happens 3 per workin day") == "invalid-value 5:16\n");
  CHECK(flow_findings("step x takes 2 working hours\n") == "invalid-value 3:16\n");
  CHECK(flow_findings("step x takes 2 working days\n") == "");
  CHECK(findings_of("role a rate 3 EUR per hor hours 20 per week\n", "invalid-value") ==
        "invalid-value 1:23\n");
}

TEST_CASE("a date in another order leaves the rest of its clause alone") {
  for (const char* date : {"2026/11/21", "21/11/2026", "21.11.2026", "Nov 21 2026", "Nov 21, 2026",
                           "21 November 2026", "2026-11", "soon"}) {
    INFO(date);
    const std::string approved = "approved " + std::string(date) + " by b";
    CHECK(findings_of_header(approved) == "syntax 5:11\n");
    // That `by` is no performer.
    CHECK(findings_of_header(approved, "step x") == "syntax 5:11\nunowned-step 6:7\n");
    CHECK(findings_of_header("reviewed " + std::string(date) + " by b") == "syntax 5:11\n");
    CHECK(findings_of_header("effective " + std::string(date)) == "syntax 5:12\n");
  }
}

TEST_CASE("a quote too many before a title is one mistake") {
  CHECK(flow_findings("step \"\"Write the call note\" by a takes 3 min\nstep y\n") ==
        "syntax 3:6\n");
  CHECK(flow_findings("step \"\"Write\"\" by a\nstep y\n") == "syntax 3:6\n");
}

TEST_CASE("a misspelt 'every' is one mistake") {
  CHECK(findings_of_header("happens evry 3 months") == "syntax 5:10\n");
  CHECK(findings_of_header("happens evrey monday") == "syntax 5:10\n");
}

TEST_CASE("behind 'every' stands one period, or their number") {
  CHECK(findings_of_header("review every months") == "invalid-value 5:15\n");
  CHECK(findings_of_header("happens every weeks") == "invalid-value 5:16\n");
  CHECK(findings_of_header("happens every working days") == "invalid-value 5:16\n");
  CHECK(findings_of_header("review every month") == "");
  CHECK(findings_of_header("happens every 2 weeks") == "");
  CHECK(findings_of_header("review every months effective 2020-01-01") == "invalid-value 5:15\n");
}

TEST_CASE("a review after no time at all is not also overdue") {
  CHECK(findings_of_header("review every 0 months effective 2026-01-01") == "invalid-value 5:15\n");
}

TEST_CASE("in text without indentation a branch in a branch shows the brace that is missing") {
  CHECK(
      flow_findings("parallel {\nbranch \"1\" {\nstep x\nbranch \"2\" {\nstep y\n}\n}\nstep z\n") ==
      "syntax 4:12\n");
  CHECK(flow_findings("decide q {\nyes {\nstep x\nno {\nstep y\n}\n}\nstep z\n") == "syntax 4:5\n");
}

TEST_CASE("what a repeated clause names is used") {
  CHECK(findings_of("role a\nrole b\nworkflow w {\n owner a\n owner b\n step x by a\n}\n") ==
        "repeated-clause 5:2\n");
}

TEST_CASE("a document misspelt in what is followed is not also missing where it is needed") {
  const std::string flow = "role a\ndocument d\nworkflow w {\n owner a\n by a\n step x follow p\n"
                           " step y needs d\n}\n";
  const std::string procedure = "procedure p { owner a; step z check \"c\" ";
  CHECK(findings_of(flow + procedure + "makes dd }\n", "never-made") == "");
  CHECK(findings_of(flow + procedure + "makse d }\n", "never-made") == "");
  CHECK(findings_of(flow + procedure + "}\n", "never-made") == "never-made 7:15\n");
}

TEST_CASE("an address in 'see' begins with a scheme that is opened, and goes on as one") {
  for (const char* address : {"htp://example.com", "https://", "https://a b", "https:/x.y",
                              "javascript:alert(1)", "foo:bar", "mailto:", "mailto:nobody"}) {
    INFO(address);
    CHECK(flow_findings("step x see \"" + std::string(address) + "\"\n") == "invalid-value 3:12\n");
  }
  CHECK(flow_findings("step x see \"HTTPS://example.com/a\" see \"mailto:ana@example.com\"\n") ==
        "");
}

TEST_CASE("a process that another clause names by mistake is still realised by nothing") {
  const std::string text = "role a\nprocess q { owner a; stage s }\nworkflow w {\n owner a\n";
  CHECK(findings_of(text + " step x by q\n}\n", "unrealized-process") ==
        "unrealized-process 2:9\n");
  CHECK(findings_of(text + " realises q\n step x by a\n}\n", "unrealized-process") == "");
  CHECK(findings_of(text + " realizes qq\n step x by a\n}\n", "unrealized-process") == "");
}

TEST_CASE("what follows a mistake that is said elsewhere is compared with its place") {
  CHECK(findings_of("process \"\"owner a;stage s}", "syntax") != "");
}

TEST_CASE("a forgotten word before a block is told by what the block holds") {
  const std::string branches = " {\n branch \"A\" { step x }\n branch \"B\" { step y }\n}\n";
  CHECK(flow_findings("\"Get ready\"" + branches) == "syntax 3:1\n");
  CHECK(flow_findings("step v\n" + branches.substr(1)) == "syntax 4:1\n");
  CHECK(flow_findings("green \"Green?\" {\n yes -> x\n no -> y\n}\nstep x\nend\nstep y\n") ==
        "syntax 3:1\n");
  CHECK(flow_findings("or each \"Guest\" {\n step x\n}\n") == "syntax 3:1\n");
  CHECK(flow_findings("f \"Large?\" -> y\nstep x\nend\nstep y\n") == "syntax 3:1\n");
}

TEST_CASE("a forgotten word or quote inside a line is one mistake") {
  CHECK(findings_of("role a\ntool t owner a\ndocument k forever in t\n", "syntax") ==
        "syntax 3:12\n");
  CHECK(findings_of("role a\ntool t owner a\ndocument k 2 years in t\n", "syntax") ==
        "syntax 3:12\n");
  CHECK(findings_of("role a \"A\" in Sales\"\n", "syntax") == "syntax 1:15\n");
  CHECK(flow_findings("step x needs the document d\n") == "syntax 3:14\n");
  CHECK(flow_findings("step x \"X\" allow silent-handoff one table\"\n") == "syntax 3:33\n");
  CHECK(flow_findings(
            "parallel Write\" {\n branch \"A\" { step x }\n branch \"B\" { step y }\n}\n") ==
        "syntax 3:15\n");
  CHECK(
      findings_of("role a backup b\nworkflow w { owner a; by a\n  step x\n  if q {\n  step y\n}\n",
                  "pointless-decision")
          .empty());
}

TEST_CASE("a stage without its word: one finding, and no other name is missed") {
  CHECK(findings_of("role a\nprocess p {\n owner a\n edit \"Edit\"\n stage go\n}\n"
                    "workflow w realizes p {\n owner a; by a\n stage edit { step x }\n"
                    " stage go { step y }\n}\n") == "syntax 4:2\n");
}
