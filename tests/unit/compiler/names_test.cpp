#include "workspace_fixture.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using waymark::testing::BuiltWorkspace;

namespace {

std::string report(std::string text) {
  return BuiltWorkspace(std::move(text)).report();
}

/// A workflow around `flow`, with a role `ana`, a tool `crm` and a document `form`.
std::string report_flow(const std::string& flow) {
  return report("role ana \"Ana\"; tool crm; document form\nworkflow w { by ana\n" + flow +
                "\n}\n");
}

} // namespace

TEST_CASE("names are found in any file and order") {
  const BuiltWorkspace built({{"b.way", "role ana\n"},
                              {"a.way", "tool crm owner ana\n"},
                              {"c.way", "workflow w { step a by ana using crm }\n"}});
  CHECK(built.report() == "");
  CHECK(built.id(built.model.tools[0].owner->target) == "ana");
}

TEST_CASE("a title gives the id, in lower case with hyphens") {
  const BuiltWorkspace built(
      "role \"  Sales & Ops-Lead_2! \"\nrole \"Ärztin\"\nrole send_invoice\n");
  CHECK(built.id(DeclarationId{0}) == "sales-ops-lead_2");
  CHECK(built.id(DeclarationId{1}) == "ärztin");
  CHECK(built.model.declarations[2].title == "Send invoice");
  CHECK(built.model.find("ärztin") == DeclarationId{1});
}

TEST_CASE("a role may be called as a clause is, whatever stands behind it") {
  CHECK(report("role owner\ntool crm owner owner cost 9 EUR\n"
               "workflow w owner owner by owner { step a using crm }\n") == "");
}

TEST_CASE("ids are compared in NFC") {
  CHECK(report("role caf\u00e9\ntool crm owner cafe\u0301\n") == "");
}

TEST_CASE("an unknown name suggests the nearest one of the right kind") {
  const BuiltWorkspace built("role founder\ntool fonder\ntool crm owner fouder\n");
  REQUIRE(built.findings.size() == 1);
  const Finding& finding = built.findings[0];
  CHECK(finding.message == "no role is called 'fouder'; did you mean 'founder'?");
  REQUIRE(finding.fixes.size() == 1);
  CHECK(finding.fixes[0].edits[0].text == "founder");
  CHECK(built.text(finding.fixes[0].edits[0].span) == "fouder");
}

TEST_CASE("an unknown name without a near one says how to declare it") {
  CHECK(report_flow("step a by somebody") ==
        "unknown-name@a.way:3:11: no role, party or tool is called 'somebody'; declare it with "
        "'role somebody', or name another\n");
}

TEST_CASE("a name of the wrong kind says what it is and what is wanted") {
  CHECK(report_flow("step a by form using ana") ==
        "wrong-kind@a.way:3:11: 'form' is a document, but 'by' takes a role, party or tool; name "
        "one, or declare one\nwrong-kind@a.way:3:22: 'ana' is a role, but 'using' takes a tool; "
        "name one, or declare one\n");
  CHECK(report("role a\nworkflow w { realizes a\n }\n") ==
        "wrong-kind@a.way:2:23: 'a' is a role, but 'realizes' takes a process; name one, or "
        "declare one\n");
}

TEST_CASE("of two declarations of one id, the later by path and line is at fault") {
  const BuiltWorkspace built({{"b.way", "role ana\n"}, {"a.way", "\ntool ana\n"}});
  REQUIRE(built.findings.size() == 1);
  CHECK(built.report() == "duplicate-name@b.way:1:6: the role 'ana' has the id of a tool; an id "
                          "is given only once, so give one of them another\n");
  CHECK(built.sources[built.findings[0].related[0].span.file].path() == "a.way");
  CHECK(built.model[built.model.find("ana")].kind == DeclarationKind::tool);
}

TEST_CASE("the handbook is declared once") {
  const BuiltWorkspace built(
      "handbook \"One\" { company \"A\" }\nhandbook \"Two\" { company \"B\" }\n");
  REQUIRE(built.findings.size() == 1);
  CHECK(built.findings[0].check == Check::duplicate_name);
  CHECK(built.text(built.findings[0].span) == "\"Two\"");
  CHECK(built.model.handbook.company.value == "A");
}

TEST_CASE("stages are declared once in their process, and free in another") {
  CHECK(report("process a { stage x; stage y }\nprocess b { stage x; stage \"X\" }\n") ==
        "duplicate-name@a.way:2:28: the stage 'x' is declared twice in this process; remove one of "
        "them, or give it another id\n");
}

TEST_CASE("written ids of statements are unique in their workflow") {
  CHECK(report_flow("step a; step b; step a") ==
        "duplicate-name@a.way:3:22: the id 'a' is taken already in this workflow; give this step "
        "another\n");
  CHECK(report("role r\nworkflow a { by r\n step x }\nworkflow b { by r\n step x }\n") == "");
}

TEST_CASE("statements may share a title unless a jump means them") {
  CHECK(report_flow("step \"Call\"; step \"Call\"; step call") == "");
  CHECK(report_flow("step \"Call\"\nstep \"Call\"\n-> call up to 2 times, then continue") ==
        "duplicate-name@a.way:4:6: two places of this workflow have the id 'call', so nobody can "
        "tell which one the jump to it means; write an id before the title of one of them\n");
}

TEST_CASE("jumps go to statements of their workflow") {
  CHECK(report_flow("step archive; -> archve") ==
        "unknown-name@a.way:3:18: nothing in this workflow is called 'archve'; did you mean "
        "'archive'?\n");
  CHECK(report_flow("stage s { step a }\n-> s") ==
        "wrong-kind@a.way:4:4: 's' is a stage, but '->' leads to a step, decision, parallel or "
        "wait of this workflow; write the id of its first step\n");
  CHECK(report_flow("step a; -> crm") ==
        "wrong-kind@a.way:3:12: 'crm' is a tool, but '->' leads to a step, decision, parallel or "
        "wait of this workflow; write the id of one\n");
}

TEST_CASE("stages of a realised process must exist there; without one their names are free") {
  CHECK(report("role r\nprocess p { stage capture }\nworkflow w { realizes p\n by r\n stage captur "
               "{ step a } }\n") ==
        "unknown-name@a.way:5:8: the process 'p' has no stage 'captur'; did you mean 'capture'?\n");
  CHECK(report_flow("stage anything { step a }") == "");
}

TEST_CASE("a workflow awaits a result with which the other one ends") {
  const std::string first =
      "role r\nworkflow a { by r\n outcome \"Sold\"\n step x\n -> end \"Lost\" }\n";
  CHECK(report(first + "workflow b { by r\n after a \"Sold\"\n step y }\n") == "");
  CHECK(report(first + "workflow b { by r\n after a \"Lost\"\n step y }\n") == "");
  CHECK(report(first + "workflow b { by r\n after a \"Lots\"\n step y }\n") ==
        "unknown-name@a.way:7:10: the workflow 'a' never ends with the result 'Lots'; did you mean "
        "'Lost'?\n");
}

TEST_CASE("what is damaged declares its name, and what was lost with it is not blamed on others") {
  CHECK(report("role ana person\ntool crm owner ana\n") == "");
  CHECK(report("rxyz ana \"Ana\"\ntool crm owner ana\n") == "");
  CHECK(report_flow("stp call \"Call\" nonsense\n-> call up to 2 times, then continue") == "");
  CHECK(report("tool crm owner\n") == "");
}

TEST_CASE("systems in one another in a circle do not hang") {
  const BuiltWorkspace built("system a in b\nsystem b in a\nprocess p in a\n");
  CHECK(built.report() == "");
  CHECK_FALSE(built.model.processes[0].has_owner);
}
