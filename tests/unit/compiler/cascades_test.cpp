#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

/// One mistake, one finding.

TEST_CASE("a document misspelt in what is followed costs the follower no second finding") {
  const std::string roles = "role a; document offer\n";
  const std::string follower = "workflow w { owner a by a\n step x follow p\n step y needs offer\n"
                               " step z makes offer\n}\n";
  CHECK(findings_of(roles + "procedure p { owner a by a\n step s makes ofer check \"c\"\n}\n" +
                    follower) == "unknown-name 3:15\n");
}

TEST_CASE("what is followed in a circle is one finding, in any order of the text") {
  const std::string p = "procedure p { owner a by a needs d\n step s follow p2 check \"c\"\n}\n";
  const std::string p2 = "procedure p2 { owner a by a\n step s2 makes e check \"c\"\n"
                         " step s3 follow p check \"c\"\n}\n";
  const std::string w =
      "workflow w { owner a by a\n parallel {\n  branch \"A\" { step x follow p }\n"
      "  branch \"B\" { step y makes e }\n }\n step z needs e\n}\n";
  const std::string head = "role a; document d; document e\n";
  CHECK(findings_of(head + p + p2 + w) == "circular-follow 7:17\nparallel-conflict 12:29\n");
  CHECK(findings_of(head + w + p2 + p) == "parallel-conflict 5:29\ncircular-follow 14:16\n");
  CHECK(findings_of("role a hours 1 per week\nprocedure p { owner a by a happens 1 per week\n"
                    " step x follow p\n step y takes 50 min check \"c\"\n}\n",
                    "overloaded-role")
            .empty());
}

TEST_CASE("the unit lost before 'hours' is one mistake, and so is a plural behind 'per'") {
  CHECK(
      findings_of("role a backup b rate 30 EUR per hours 20 per week\n", "invalid-value").empty());
  CHECK(findings_of("role a rate 30 EUR per hours\n", "invalid-value") == "invalid-value 1:24\n");
}

TEST_CASE("a jump to a misspelt name may mean each of the names that are as near") {
  CHECK(
      findings_of("role a\nworkflow w { owner a by a\n decide q {\n  yes -> pay3\n  no -> end\n }\n"
                  " step pay1\n end \"1\"\n step pay2\n end \"2\"\n}\n") == "unknown-name 4:10\n");
}

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

TEST_CASE("a reserved word as an id: one finding, and nothing of what it would begin") {
  for (const char* word : {"decide", "if", "parallel", "for", "stage", "wait", "end", "step", "yes",
                           "when", "branch", "role", "continue"}) {
    INFO(word);
    const std::string reserved = word;
    CHECK(flow_findings("step " + reserved + "\nstep y\n") == "syntax 3:6\n");
    CHECK(flow_findings("step x by " + reserved + "\nstep y\n") == "syntax 3:11\n");
    CHECK(flow_findings("step x informs " + reserved + "\nstep y\n") == "syntax 3:16\n");
  }
  CHECK(flow_findings("step decide \"X\"\nstep y\n") == "syntax 3:6\n");
  CHECK(findings_of("role wait \"X\"\nrole a\nworkflow w {\n owner a\n step x by a\n}\n") ==
        "syntax 1:6\n");
}

TEST_CASE("what cannot be read of a limit may be one") {
  for (const char* limit : {"upto 3 times, then continue", "once", "(up to 3 times)", "3 times"}) {
    INFO(limit);
    CHECK(flow_findings("step x\nif q -> x " + std::string(limit) + "\nstep z\n") ==
          "syntax 4:11\n");
  }
}

TEST_CASE("an everyday word for a keyword may mean another one: what hangs on it is not judged") {
  CHECK(findings_of("role a\ntool t owner a\nworkflow w {\n responsible a\n step x by t\n}\n") ==
        "syntax 4:2\n");
  CHECK(findings_of("role a\nsystem s {\n responsible a\n process p { stage one }\n}\n"
                    "workflow w { owner a; by a; realizes p\n stage one { step x }\n}\n") ==
        "syntax 3:2\n");
}

TEST_CASE("of what is declared twice or in the wrong place no more is said") {
  CHECK(findings_of("role a\nprocess p owner a { stage one }\nprocess p { stage two }\n"
                    "workflow w { owner a; by a; realizes p\n stage one { step x }\n}\n") ==
        "duplicate-name 3:9\n");
  CHECK(findings_of("role a\nprocess p owner a {\n stage one\n stage one\n}\n"
                    "workflow w { owner a; by a; realizes p\n stage one { step x }\n}\n") ==
        "duplicate-name 4:8\n");
  CHECK(findings_of("role a\nsystem s owner a {\n role b\n}\n"
                    "workflow w { owner a; by a\n step x\n}\n") == "syntax 3:2\n");
}

TEST_CASE("work that is done only after a deadline, written in a block: one finding") {
  CHECK(flow_findings("wait \"Reply\" within 3 days else {\n step x by b\n}\nstep y by a\n") ==
        "syntax 3:33\n");
  CHECK(flow_findings("wait \"Reply\" within 3 days else\n -> end \"Late\"\nstep y\n") ==
        "syntax 4:2\n");
}

TEST_CASE("a line that goes on below, and a text that does, are one mistake") {
  CHECK(flow_findings("step x informs b,\n  a\nstep y\n") == "syntax 3:18\n");
  CHECK(flow_findings("step \"Say that it\n  is done\"\nstep y\n") == "syntax 3:6\n");
}

TEST_CASE("behind text that was lost, a clause that is understood counts again") {
  CHECK(flow_findings("step x takes 3 5 min by a informs\nstep y\n") ==
        "syntax 3:16\nsyntax 3:34\n");
}

TEST_CASE("a way that is lost in text leads somewhere") {
  CHECK(flow_findings("step x unless \"F\" -> y\nend \"E\"\nstep y\n") == "syntax 3:8\n");
}

TEST_CASE("braces in comments and texts do not move the blame for one that is missing") {
  const std::string text =
      "role a\nworkflow w {\n owner a\n by a\n stage s {\n  step x\n step y\n}\n"
      "workflow v {\n owner a\n by a\n step z\n}\n";
  CHECK(findings_of(text, "syntax") == "syntax 5:10\n");
  CHECK(findings_of("# see at the {\n" + text, "syntax") == "syntax 6:10\n");
  std::string commented = text;
  commented.insert(commented.find("  step x"), "# step u\n");
  CHECK(findings_of(commented, "syntax") == "syntax 5:10\n");
  std::string shown = text;
  shown.replace(shown.find("step y"), 6, "step y \"\"\"\n   {{{\n   \"\"\"");
  CHECK(findings_of(shown, "syntax") == "syntax 5:10\n");
}

TEST_CASE("the rest of a text, the other bracket, the brace behind a text: said already") {
  CHECK(flow_findings("step \"Say that the\n  step is done\"\nstep y\n") == "syntax 3:6\n");
  CHECK(flow_findings("stage s (\n step x\n)\nstep y\n", "").starts_with("syntax 3:"));
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n step \"x }\n") == "syntax 5:7\n");
}

TEST_CASE("a stage outside of every flow is not also without its block") {
  CHECK(findings_of("role a\nstage one\n", "syntax") == "syntax 2:1\n");
}

TEST_CASE("a jump with a mistake of its own is not also judged by where it leads") {
  CHECK(flow_findings("step x\ngoto y\nstep z\nstep y\n") == "syntax 4:1\n");
  CHECK(flow_findings("step x\ndecide q {\n yes continue\n no {\n  goto x\n }\n}\n") ==
        "syntax 7:3\n");
  CHECK(flow_findings("step x\nif q => x\n") == "syntax 4:6\n");
}

TEST_CASE("a line that cannot be read may say when the last review was") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n review every 6 months\n"
                    " effective 2020-01-01\n looked 2026-10-01 by a\n step x by a\n}\n") ==
        "syntax 6:2\n");
}

TEST_CASE("the end of instructions that lack their beginning is not also a beginning") {
  CHECK(
      findings_of("role a\nprocedure p {\n owner a\n by a\n step x {\n  Look at the source first.\n"
                  "  \"\"\"\n }\n}\nworkflow w {\n owner a\n step y by a follow p\n}\n") ==
      "syntax 6:3\n");
}

TEST_CASE("of words without a clause, none is a misspelt keyword as well") {
  CHECK(findings_of("role a 30 EUR per hour hours 20 per week\nworkflow w {\n owner a\n"
                    " step x by a\n}\n") == "syntax 1:8\n");
}

TEST_CASE("a line that is lost may have made what is needed behind it") {
  CHECK(findings_of("role a\ntool t\ndocument d kept forever in t\nworkflow w {\n owner a\n by a\n"
                    " step v\n \"Write\" makes d\n step y needs d\n step z makes d\n}\n") ==
        "syntax 8:2\n");
}

TEST_CASE("what stands in a block that has lost its head may be owned by it") {
  CHECK(findings_of("role a\nmarketing \"Marketing\" {\n owner a\n process p { stage one }\n}\n"
                    "workflow w {\n realizes p\n owner a\n by a\n stage one { step x }\n}\n") ==
        "syntax 2:1\n");
}

TEST_CASE("a part of a name means the only longer one") {
  CHECK(findings_of(
            "role sales-assistant\nworkflow w {\n owner assistant\n step x by a\n}\nrole a\n") ==
        "unknown-name 3:8\n");
}

TEST_CASE("a misspelt process is not also without work for its stages") {
  const std::string head =
      "role a; process invoicing { owner a; stage s1; stage s2 }\n"
      "workflow v { realizes invoicing; owner a; by a\nstage s2 { step x }\n}\n";
  CHECK(findings_of(head + "workflow w { realizes invoicin; owner a; by a\n"
                           "stage s1 { step y }\n}\n") == "unknown-name 5:23\n");
  CHECK(findings_of(head + "workflow w { realizes nothing-like-it; owner a; by a\n"
                           "stage s1 { step y }\n}\n") == "unknown-name 5:23\n");
  CHECK(findings_of(head + "workflow w { realizes invoicin; owner a; by a\n"
                           "stage s3 { step y }\n}\n") ==
        "uncovered-stage 1:44\nunknown-name 5:23\n");
}

TEST_CASE("what an 'allow' would silence may be left out because of a mistake elsewhere") {
  const std::string allowed = "step y by b allow silent-handoff \"They sit together.\"\n";
  CHECK(flow_findings("step x by aa\n" + allowed) == "unknown-name 3:11\n");
  CHECK(flow_findings("step x by\n" + allowed) == "syntax 3:10\n");
  CHECK(flow_findings("step x by b\n" + allowed) == "unused-allow 4:19\n");
}

TEST_CASE("a line that could not be read may lead out of a loop") {
  CHECK(flow_findings("step x\nif q -> mend\nfrobnicate\nstep mend by b informs a\n-> x\n") ==
        "syntax 5:1\n");
  CHECK(flow_findings("step x\ndecide q {\n no continue\n yes {\n  step y\n  \"Repaired\"\n }\n}\n"
                      "-> x\n") == "syntax 8:3\n");
  // A misspelt 'end' is understood, and leads out.
  CHECK(
      flow_findings("step x\nif q -> mend\nedn\nstep mend by b informs a\n-> x up to 2 times, then "
                    "-> end\n") == "syntax 5:1\n");
  // Not if it stands elsewhere.
  CHECK(flow_findings("frobnicate\nstep x\n-> x\n") == "syntax 3:1\nendless-loop 5:1\n");
}

TEST_CASE("behind a decision with a damaged answer nothing is unreachable") {
  CHECK(flow_findings("decide q {\n when \"X\" -> y\n \"Z\" continue\n otherwise -> y\n}\n"
                      "step x\nstep y\n") == "syntax 5:2\n");
}

TEST_CASE("a jump in the body of a step does not also cut off what stands behind it") {
  CHECK(flow_findings("step x {\n -> end\n}\nstep y\n") == "syntax 4:2\n");
  CHECK(flow_findings("step x {\n end \"Done\"\n}\nstep y\n") == "syntax 4:2\n");
}

TEST_CASE("what stands in a process instead of a stage is not also missing there") {
  CHECK(findings_of("role a\nprocess p {\n owner a\n stage one\n step two\n}\n"
                    "workflow w {\n realizes p\n owner a\n by a\n stage one { step x }\n"
                    " stage two { step y }\n}\n") == "syntax 5:2\n");
}

TEST_CASE("a block that lacks its '}' is told by the next line, which stands no further right") {
  CHECK(findings_of("role a\nworkflow w {\n  owner a\n  by a\n  step x {\n  step y\n}\n") ==
        "syntax 5:10\n");
}

TEST_CASE("a small word that is misspelt or forgotten inside a clause is one mistake") {
  const std::string head = "role a\nrole b backup a\ntool t\n";
  CHECK(findings_of(head + "document d kept forever ni t\nworkflow w owner a { step x by a makes d "
                           "using t informs b }\n") == "syntax 4:25\n");
  CHECK(findings_of("role a rate 19 GBP hour backup b\nrole b\n"
                    "workflow w owner a { step x by a informs b }\n") == "syntax 1:20\n");
  CHECK(flow_findings("step x within 1 h ellse -> y\nstep v\nstep y\n") == "syntax 3:19\n");
  CHECK(flow_findings("step x\nif q -> x pu to 3 times, then continue\n") == "syntax 4:11\n");
  CHECK(flow_findings("step x takes 60 ot 90 min\n") == "syntax 3:17\n");
  CHECK(flow_findings("step x informs b akes 5 min\n") == "syntax 3:18\n");
  CHECK(flow_findings("step x make d\nstep y needs d\n") == "syntax 3:8\n");
  CHECK(flow_findings("decide q {\n yes 30% continue\n no -> end\n}\n") == "syntax 4:6\n");
  CHECK(flow_findings("decide q {\n yes about 30 continue\n no -> end\n}\n") == "syntax 4:12\n");
}

TEST_CASE("a line that has lost its 'step' or 'decide' may be led to, and lead on") {
  CHECK(flow_findings("step x\nif q -> z\nend\nz \"Z\" by a informs b\n-> x up to 2 times, then -> "
                      "end\n") == "syntax 6:1\n");
  CHECK(flow_findings("step x\nif q -> send\nend\nsend \"Send it\" by b informs a\n") ==
        "syntax 6:1\n");
  CHECK(flow_findings("green \"Green?\" {\n yes continue\n no -> y\n}\nstep x\nend\nstep y\n") ==
        "syntax 3:1\n");
}

TEST_CASE("a 'by' that is lost may name other hands") {
  CHECK(flow_findings("step x makes d\nstep y b approves d\n") == "syntax 4:8\n");
  CHECK(flow_findings("step x makes d\nstep y approves d\n") == "self-approval 4:17\n");
}

TEST_CASE("a jump that a string has swallowed leads on") {
  CHECK(flow_findings(
            "wait out \"Back from b within 4 weeks else -> z\nstep x\nend\nstep z \"Z\"\n") ==
        "syntax 3:10\n");
}

TEST_CASE("a block that has lost its 'parallel' is one mistake") {
  CHECK(flow_findings("step x\n{\n branch \"B\" { step y }\n branch \"C\" { step z }\n}\n") ==
        "syntax 4:1\n");
}

TEST_CASE("a text where the id of a workflow belongs is one mistake") {
  CHECK(findings_of("role a\nworkflow v owner a by a { step x }\n"
                    "workflow w after \"V\" owner a by a { step x }\n") == "syntax 3:18\n");
}

TEST_CASE("a stage is not uncovered whose workflow has lost its first word or the process") {
  const std::string process =
      "role a\nprocess p owner a {\n stage s\n stage t\n}\n"
      "workflow v {\n realizes p\n owner a\n by a\n stage s { step x }\n}\n";
  const std::string flow = " owner a\n by a\n stage t { step y }\n}\n";
  CHECK(findings_of(process + "w \"W\" {\n realizes p\n" + flow) == "syntax 12:1\n");
  CHECK(findings_of(process + "workflow w {\n p\n" + flow) == "syntax 13:2\n");
  CHECK(findings_of(process + "workflow w {\n realizes p\n owner a\n by a\n stage s { step y }\n}\n"
                              "@\n",
                    "uncovered-stage") == "uncovered-stage 4:8\n");
  CHECK(findings_of(process + "stage t { step y by a }\n", "uncovered-stage").empty());
  CHECK(findings_of(process + "@ # stage t\n", "uncovered-stage") == "uncovered-stage 4:8\n");
}

TEST_CASE("work may come from a step whose first word is lost") {
  const std::string head = "role a\nrole b\nworkflow w {\n owner a\n step x by a\n";
  CHECK(findings_of(head + " call \"Call\" by a informs b\n step y by b\n}\n") == "syntax 6:2\n");
  CHECK(findings_of(head + " step y by b\n call \"Call\" by a informs b\n}\n") ==
        "silent-handoff 6:7\nsyntax 7:2\n");
}

TEST_CASE("of clauses in a row outside every declaration the first is said") {
  CHECK(findings_of("owner a\nby a\n\nhappens 3 per week\nrole b\nhours 3 per week\n", "syntax") ==
        "syntax 1:1\nsyntax 6:1\n");
}

TEST_CASE("a stage with a title outside its process is one mistake") {
  CHECK(findings_of("role a\nsystem s owner a {\n stage t \"T\"\n stage u \"U\"\n}\n", "syntax") ==
        "syntax 3:2\n");
  CHECK(findings_of("stage t \"T\"\nstage u \"U\"\n") == "syntax 1:1\n");
}

TEST_CASE("a word with nothing but a block is not taken for a statement that has a name") {
  CHECK(findings_of("role a\nworkflow w {\n owner a\n by a\n ask {\n  step x\n }\n step y\n}\n") ==
        "syntax 5:2\n");
}

TEST_CASE("what is written twice in a review is one mistake") {
  const auto reviewed = [](const std::string& clause) {
    return findings_of("role a\nworkflow w {\n owner a\n by a\n " + clause + "\n step x\n}\n");
  };
  CHECK(reviewed("reviewed 2026-10-01 2026-10-01 by a") == "syntax 5:22\n");
  CHECK(reviewed("reviewed 2026-10-01 by by a") == "syntax 5:25\n");
}

TEST_CASE("a clause that a parallel without a name may not have is said, not its value") {
  const auto parallel = [](const std::string& head) {
    return flow_findings("parallel " + head +
                         " {\n branch \"A\" { step x }\n branch \"B\" { step y }\n"
                         "}\n");
  };
  CHECK(parallel("by a") == "syntax 3:10\n");
  CHECK(parallel("using t") == "syntax 3:10\n");
  CHECK(parallel("takes 3 days") == "syntax 3:10\n");
  CHECK(parallel("by").empty());
  CHECK(parallel("review \"Review\"").empty());
  CHECK(parallel("review was old").empty());
}

TEST_CASE("an `if` without what it leads to takes no name away") {
  CHECK(flow_findings("step y\nif x\nstep x\n") == "syntax 4:5\n");
  CHECK(flow_findings("if x { step y }\nstep x\n") == "duplicate-name 4:6\n");
}

TEST_CASE("a word among answers is no answer") {
  CHECK(flow_findings("decide q {\n yes or no continue\n no -> end \"N\"\n}\nstep j\n") ==
        "syntax 4:6\n");
}

TEST_CASE("a limit that goes on below is one finding") {
  CHECK(flow_findings("step x\nif q -> x up to 2 times,\nthen continue\nstep y\n") ==
        "syntax 4:24\n");
  CHECK(flow_findings("step x\nif q -> x up to 2 times, # that is enough\nthen continue\n"
                      "step y\n") == "syntax 4:24\n");
  CHECK(flow_findings("step x\ndecide q {\n yes continue\n no -> x up to 2 times, then\n"
                      "  -> end\n}\nstep y\n") == "syntax 6:29\n");
}

TEST_CASE("a number too much takes no second finding along") {
  CHECK(findings_of("role a\nworkflow w { owner a by a happens 40 per 2 weeks\n step x\n}\n") ==
        "syntax 2:42\n");
  CHECK(flow_findings("step x \"3 way match\"\nif q -> 3-way up to 2 times, then continue\n") ==
        "syntax 4:9\n");
}

TEST_CASE("a jump to another word for 'end' is one finding") {
  CHECK(flow_findings("step x\nif q -> finished \"Refused\"\nstep y\n") == "syntax 4:18\n");
  CHECK(flow_findings("step x\nif q -> finished\nstep y\n") == "unknown-name 4:9\n");
}
