#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;

namespace {

/// The findings of a check in a flow that begins on line 3 and realises a process with the stages
/// s1 to s4.
std::string in_process(const std::string& flow, std::string_view check) {
  return findings_of("role a; process p { owner a; stage s1; stage s2; stage s3; stage s4 }\n"
                     "workflow w { realizes p; owner a; by a\n" +
                         flow + "}\n",
                     check);
}

std::string stage_order(const std::string& flow) {
  return in_process(flow, "stage-order");
}

} // namespace

TEST_CASE("stage order: as the process has them, with gaps") {
  CHECK(stage_order("stage s1 { step x }\nstage s2 { step y }\nstage s4 { step z }\n").empty());
  CHECK(stage_order("stage s2 { step x }\nstage s1 { step y }\n") == "stage-order 4:7\n");
  CHECK(stage_order("stage s3 { step x }\nstage s2 { step y }\nstage s1 { step z }\n") ==
        "stage-order 4:7\nstage-order 5:7\n");
}

TEST_CASE("stage order: one stage in the wrong place is one finding") {
  CHECK(stage_order("stage s1 { step x }\nstage s4 { step y }\nstage s2 { step z }\n"
                    "stage s3 { step v }\n") == "stage-order 5:7\n");
  CHECK(stage_order("stage s2 { step x }\nstage s3 { step y }\nstage s1 { step z }\n"
                    "stage s4 { step v }\n") == "stage-order 5:7\n");
}

TEST_CASE("stage order: only the first block of a stage counts, so exceptions may stand last") {
  CHECK(
      stage_order("stage s1 { step x }\nstage s2 { step y }\nend\nstage s1 { step z }\n").empty());
}

TEST_CASE("stage order: answers and branches are not compared with one another") {
  CHECK(stage_order("decide q {\n yes { stage s2 { step x } }\n no { stage s1 { step y } }\n}\n")
            .empty());
  CHECK(stage_order("parallel {\n branch \"A\" { stage s2 { step x } }\n"
                    " branch \"B\" { stage s1 { step y } }\n}\n")
            .empty());
}

TEST_CASE("stage order: what stands before and behind a decision is compared") {
  CHECK(stage_order(
            "stage s2 { step x }\ndecide q {\n yes { stage s1 { step y } }\n no continue\n}\n") ==
        "stage-order 5:14\n");
  CHECK(stage_order(
            "decide q {\n yes { stage s2 { step x } }\n no continue\n}\nstage s1 { step y }\n") ==
        "stage-order 7:7\n");
  CHECK(stage_order("if q { stage s2 { step x } }\nstage s1 { step y }\n") == "stage-order 4:7\n");
}

TEST_CASE("stage order: a stage that the process does not have is an unknown name, no more") {
  CHECK(stage_order("stage s1 { step x }\nstage other { step y }\nstage s2 { step z }\n").empty());
}

TEST_CASE("unstaged: steps outside every stage, not decisions and waits") {
  CHECK(in_process("step x\nstage s1 { step y }\ndecide q {\n yes { step z }\n no continue\n}\n"
                   "wait 1 day\n",
                   "unstaged-step") == "unstaged-step 3:6\nunstaged-step 6:13\n");
  CHECK(in_process("stage s1 {\n if q { step x }\n parallel {\n  branch \"A\" { step y }\n"
                   "  branch \"B\" { step z }\n }\n}\n",
                   "unstaged-step")
            .empty());
}

TEST_CASE("unstaged: asked only of a workflow that realises a process with stages") {
  CHECK(findings_of(
            "role a; process p { owner a }\nworkflow w { realizes p; owner a; by a\nstep x\n}\n")
            .empty());
  CHECK(findings_of("role a\nworkflow w { owner a; by a\nstep x\n}\n").empty());
}

TEST_CASE("review overdue: on the day it is not, on the day after it is") {
  const std::string head = "role a\nworkflow w { owner a; by a; ";
  const auto review = [&](const std::string& clauses) {
    return findings_of(head + clauses + "\nstep x\n}\n");
  };
  CHECK(review("review every 6 months; reviewed 2026-05-21 by a").empty());
  CHECK(review("review every 6 months; reviewed 2026-05-20 by a") == "review-overdue 2:10\n");
  CHECK(review("review every 1 week; reviewed 2026-11-14 by a").empty());
  CHECK(review("review every 1 week; reviewed 2026-11-13 by a") == "review-overdue 2:10\n");
  CHECK(review("review every 3 months; reviewed 2026-08-31 by a").empty());
  CHECK(review("review every 1 year; effective 2025-11-20") == "review-overdue 2:10\n");
  CHECK(review("review every 1 year; effective 2025-11-21").empty());
}

TEST_CASE(
    "review overdue: the latest review counts, then `effective`; without a day, nothing does") {
  const std::string head = "role a\nprocedure w { owner a; by a; review every 1 year; ";
  const std::string rest =
      "\nstep x { check \"c\" }\n}\nworkflow v { owner a; step y by a follow w }\n";
  CHECK(findings_of(head + "reviewed 2026-01-01 by a; reviewed 2020-01-01 by a" + rest).empty());
  CHECK(findings_of(head + "reviewed 2020-01-01 by a; effective 2026-01-01" + rest) ==
        "review-overdue 2:11\n");
  CHECK(findings_of(head + "reviewed 2026-01-01 by a; effective 2020-01-01" + rest).empty());
  CHECK(findings_of(head + rest).empty());
}

TEST_CASE("bare procedure: text, image, checklist or `follow` say how; a note does not") {
  const auto bare = [](const std::string& step) {
    return findings_of("role a\nprocedure f { owner a\n" + step + "\n}\n", "bare-procedure");
  };
  CHECK(bare("step x") == "bare-procedure 3:6\n");
  CHECK(bare("step x { check \"c\" }").empty());
  CHECK(bare("step x {\n\"\"\"\nDo it.\n\"\"\"\n}").empty());
  CHECK(bare("step x { image \"a.png\" \"A\" }").empty());
  CHECK(bare("step x follow f").empty());
  CHECK(bare("step x { note \"n\"; caution \"c\" }") == "bare-procedure 3:6\n");
  CHECK(bare("wait 1 day\nif q -> end\nstep x { check \"c\" }").empty());
  CHECK(findings_of("role a\nworkflow w { owner a\nstep x by a\n}\n").empty());
}

TEST_CASE("repeated work: one title, whatever its case, endings and small words") {
  const auto repeated = [](const std::string& one, const std::string& other) {
    return findings_of("role a\nworkflow w { owner a; by a\nstep s1 \"" + one +
                       "\"\n}\nworkflow v { owner a; by a\nstep s2 \"" + other + "\"\n}\n");
  };
  CHECK(repeated("Send the invoice", "Send the invoice") == "repeated-work 6:6\n");
  CHECK(repeated("Send the invoice", "SENDS an invoice.") == "repeated-work 6:6\n");
  CHECK(repeated("Sending invoices", "Send the invoice") == "repeated-work 6:6\n");
  CHECK(repeated("Copied the entry", "Copy the entries") == "repeated-work 6:6\n");
  CHECK(repeated("Sign it", "Sign for it") == "");
  CHECK(repeated("Rechnung prüfen", "rechnung PRÜFEN") == "repeated-work 6:6\n");
  CHECK(repeated("Send the invoice", "Send the offer").empty());
  CHECK(repeated("Send the invoice", "Check the invoice").empty());
  CHECK(repeated("Archive", "Archive") == "repeated-work 6:6\n");
  CHECK(repeated("Send it", "Send it") == "repeated-work 6:6\n");
  CHECK(repeated("发送发票", "发送发票") == "repeated-work 6:6\n");
  CHECK(repeated("X", "X").empty());
  CHECK(repeated("Send it", "Send them").empty());
  CHECK(repeated("Send email to client", "Send email from client").empty());
  CHECK(repeated("Prepare the planning", "Prepare the plane").empty());
  CHECK(repeated("Book the train", "Book training").empty());
  CHECK(repeated("The invoice", "An invoice").empty());
}

TEST_CASE("repeated work: of one word, the documents tell what is done") {
  const auto repeated = [](const std::string& one, const std::string& other) {
    return findings_of("role a\ndocument d\ndocument e\nworkflow w { owner a; by a needs d, e\n"
                       "step \"Sign\" " +
                           one + "\n}\nworkflow v { owner a; by a needs d, e\nstep \"Sign\" " +
                           other + "\n}\n",
                       "repeated-work");
  };
  CHECK(repeated("approves d", "approves d") == "repeated-work 8:6\n");
  CHECK(repeated("approves d", "approves e").empty());
  CHECK(repeated("approves d", "needs d").empty());
}

TEST_CASE("repeated work: said once, of several workflows, and not of steps that follow") {
  const auto workflow = [](const std::string& id, const std::string& rest) {
    return "workflow " + id + " { owner a; by a\nstep \"Send the invoice\" " + rest + "\n}\n";
  };
  CHECK(findings_of("role a\n" + workflow("u", "") + workflow("v", "") + workflow("w", "")) ==
        "repeated-work 9:6\n");
  CHECK(findings_of("role a\nworkflow w { owner a; by a\nstep s1 \"Send the invoice\"\n"
                    "step s2 \"Send the invoice\"\n}\n")
            .empty());
  CHECK(findings_of("role a\n" + workflow("u", "follow f") + workflow("v", "follow f") +
                    "procedure f { owner a\nstep x { check \"c\" }\n}\n")
            .empty());
}
