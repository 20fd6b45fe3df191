#include "workspace_fixture.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using waymark::testing::BuiltWorkspace;

TEST_CASE("clauses of roles, tools and documents") {
  const BuiltWorkspace built(R"(
role ana "Ana" person "Ana Ruiz" person "Bo" backup ben rate 30 EUR per hour hours 20 per week
  in "Sales" handle "@ana" purpose "Sells." was anna
role ben in "Sales" { person "Ben \"B\" Ode" }
role cy { in "Sales" }
tool crm "CRM" owner ana url "https://crm.example" kind "CRM" cost 12.5 USD per month
document form kept 2 years in crm template "form.docx" owner ben
document law kept forever in crm
party client "Client" purpose "Pays."
term "Score" "How ready a lead is"
)");
  CHECK(built.report() == "");
  const Model& model = built.model;
  REQUIRE(model.roles.size() == 3);
  const Role& ana = model.roles[0];
  CHECK(ana.persons.size() == 2);
  CHECK(built.id(ana.backup->target) == "ben");
  CHECK(ana.rate == Money{30, "EUR", TimeUnit::hour});
  CHECK(ana.hours_per_week == 20);
  CHECK(model.roles[1].persons[0].value == "Ben \"B\" Ode");
  CHECK(model.roles[2].department.value == "Sales");
  CHECK(built.id(model.tools[0].owner->target) == "ana");
  CHECK(model.tools[0].cost == Money{12.5, "USD", TimeUnit::month});
  CHECK(model.documents[0].kept->duration == Duration{2, 2, TimeUnit::year});
  CHECK(built.id(model.documents[0].kept->tool->target) == "crm");
  CHECK(model.documents[1].kept.has_value());
  CHECK_FALSE(model.documents[1].kept->duration.has_value());
  CHECK(model.terms[0].definition.value == "How ready a lead is");
}

TEST_CASE("clauses behind a line's end belong to nobody, but a `was` on the line does") {
  const BuiltWorkspace built("role ana was anna\nrole bo { was bob\n was robert }\n");
  CHECK(built.model.declarations[0].former_ids == std::vector<std::string_view>{"anna"});
  CHECK(built.model.declarations[1].former_ids == std::vector<std::string_view>{"bob", "robert"});
}

TEST_CASE("the handbook and what it says of checks") {
  const BuiltWorkspace built(R"(
handbook "Our book" {
  company "Confetti & Co." language en-GB logo "logo.svg" accent "#102030"
  site "https://h.example" edit "https://e.example/{path}#L{line}" sop strict
  deny no-owner
  allow bare-procedure
}
role ana allow no-backup "She never rests"
)");
  const Handbook& handbook = built.model.handbook;
  CHECK(handbook.title.value == "Our book");
  CHECK(handbook.language.value == "en-GB");
  CHECK(handbook.sop_strict);
  REQUIRE(built.model.severity_clauses.size() == 3);
  CHECK(built.model.severity_clauses[0].rule == SeverityRule::deny);
  CHECK(built.model.severity_clauses[0].scope.length() == 0);
  CHECK(built.model.severity_clauses[1].check.value == "bare-procedure");
  CHECK(built.model.severity_clauses[2].reason.value == "She never rests");
  CHECK(built.text(built.model.severity_clauses[2].scope).starts_with("role ana"));
}

TEST_CASE("a system's owner covers the systems and processes inside it") {
  const BuiltWorkspace built(R"(
role ana
role ben
system sales {
  owner ana
  system leads { process capture { stage one purpose "First" by ana; stage two } }
  system crm { owner ben; process entry { stage a } }
}
system events in sales
process party_plan in events { trigger "T" outcome "O" scope "S" }
process loose
)");
  CHECK(built.report() == "");
  const Model& model = built.model;
  const auto accountable = [&](std::string_view process) {
    return built.id(model.process(model.find(process)).accountable);
  };
  CHECK(accountable("capture") == "ana");
  CHECK(accountable("entry") == "ben");
  CHECK(accountable("party_plan") == "ana");
  CHECK_FALSE(model.process(model.find("loose")).has_owner);
  const System& sales = model.system(model.find("sales"));
  REQUIRE(sales.systems.size() == 3);
  CHECK(built.id(sales.systems[2]) == "events");
  const Process& capture = model.process(model.find("capture"));
  REQUIRE(capture.stages.size() == 2);
  CHECK(capture.stages[0].purpose.value == "First");
  CHECK(built.id(capture.stages[0].by->target) == "ana");
}

TEST_CASE("the header of a workflow") {
  const BuiltWorkspace built(R"(
role ana; tool crm; document form; process p { stage s }
workflow before { by ana; step x }
workflow w "W" {
  realizes p owner ana by ana using crm purpose "P" scope "S" trigger "T" outcome "O"
  needs form happens every 2 weeks number "SOP-1" version "2"
  effective 2026-01-31 review every month
  reviewed 2026-02-01 by ana
  reviewed 2026-03-01 by ana
  approved 2026-02-02 by ana
  see "https://x.example"
  after before "x is done"
  """
    First
      indented
  """
  step a
}
)");
  const Workflow& w = built.workflow("w");
  CHECK(built.id(w.realizes->target) == "p");
  CHECK(w.list(w.tools).size() == 1);
  CHECK(w.list(w.needs).size() == 1);
  CHECK(w.happens == Frequency{1, 2, TimeUnit::week, {}, true});
  CHECK(w.effective == parse_date("2026-01-31"));
  CHECK(w.review_every == Duration{1, 1, TimeUnit::month});
  CHECK(w.reviewed.size() == 2);
  CHECK(w.approved.size() == 1);
  CHECK(w.number.value == "SOP-1");
  REQUIRE(w.instructions.count == 2);
  CHECK(w.instructions_of(w.instructions)[1].text.value == "First\n  indented");
  CHECK(built.model.process(built.model.find("p")).workflows.size() == 1);
}

TEST_CASE("a declaration without a name is there, but nothing can refer to it") {
  const BuiltWorkspace built("role\ntool crm owner unnamed\n");
  REQUIRE(built.model.declarations.size() == 2);
  CHECK(built.model.declarations[0].damaged);
  CHECK(built.model.declarations[0].id == "unnamed");
  CHECK(built.model.find("unnamed") == DeclarationId::none);
  CHECK_FALSE(built.model.tools[0].owner->resolved());
  CHECK(built.report() == ""); // the missing name is a syntax error, and this follows from it
}

TEST_CASE("a process has its workflows in the order of its stages") {
  const BuiltWorkspace built(R"(
process p "P" { stage first "First"; stage second "Second" }
workflow loose "Loose" realizes p { step "a" }
workflow late "Late" realizes p { stage second { step "b" } }
workflow early "Early" realizes p { stage second { step "c" }; stage first { step "d" } }
)");
  std::string order;
  for (const DeclarationId workflow : built.model.process(built.model.find("p")).workflows)
    order += std::string(built.model[workflow].id) + " ";
  CHECK(order == "early late loose ");
}
