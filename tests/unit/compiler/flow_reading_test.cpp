#include "workspace_fixture.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace waymark;
using waymark::testing::BuiltWorkspace;

namespace {

constexpr const char* cast = "role ana; role ben; party lead; tool crm; tool mail; document form\n"
                             "procedure call_sop { step x }\n";

BuiltWorkspace build_flow(const std::string& body) {
  return BuiltWorkspace(cast + body);
}

/// "who/source" of the statement of that id or title.
std::string performer(const BuiltWorkspace& built, std::string_view workflow,
                      std::string_view statement) {
  const Workflow& flow = built.workflow(workflow);
  const Performer& who = flow.work(BuiltWorkspace::find(flow, statement))->performer;
  constexpr const char* sources[] = {"own", "around", "above", "owner", "follower", "nobody"};
  return std::string(built.id(who.who)) + "/" + sources[static_cast<std::size_t>(who.source)];
}

} // namespace

TEST_CASE(
    "the nearest `by` performs: own, of the blocks around, of the header; not of a decision") {
  const auto built = build_flow(R"(workflow w {
  by ana
  step a
  step b by ben
  stage s by lead {
    step c
    parallel { branch "l" by ben { step d } branch "r" { step e } }
    for each "x" by crm { step f }
    decide q "Q?" by ana { yes { step g } no continue }
    if r by ben { step h }
  }
})");
  CHECK(built.report() == "");
  CHECK(performer(built, "w", "a") == "ana/around");
  CHECK(performer(built, "w", "b") == "ben/own");
  CHECK(performer(built, "w", "c") == "lead/around");
  CHECK(performer(built, "w", "d") == "ben/around");
  CHECK(performer(built, "w", "e") == "lead/around");
  CHECK(performer(built, "w", "f") == "crm/around");
  CHECK(performer(built, "w", "q") == "ana/own");
  CHECK(performer(built, "w", "g") == "lead/around");
  CHECK(performer(built, "w", "h") == "lead/around");
}

TEST_CASE("a decide or wait without `by` falls to the nearest step above, else to the owner") {
  const auto built = build_flow(R"(workflow w {
  owner ana
  wait first "Something"
  step a by ben
  decide q "Q?" { yes { step b by lead } no continue }
  wait second "Something else"
  step c
})");
  CHECK(performer(built, "w", "first") == "ana/owner");
  CHECK(performer(built, "w", "q") == "ben/above");
  CHECK(performer(built, "w", "second") == "lead/above");
  CHECK(performer(built, "w", "c") == "none/nobody");
}

TEST_CASE("in a procedure, whoever follows it") {
  const auto built =
      build_flow("procedure p {\n owner ana\n wait w1 \"W\"\n step a\n wait w2 \"W\"\n "
                 "step b by ben\n wait w3 \"W\" }\n");
  CHECK(performer(built, "p", "w1") == "none/follower");
  CHECK(performer(built, "p", "a") == "none/follower");
  CHECK(performer(built, "p", "w2") == "none/follower");
  CHECK(performer(built, "p", "w3") == "ben/above");
}

TEST_CASE("an unknown or lost `by` counts as somebody") {
  const auto built =
      build_flow("workflow w {\n step a by nobody_known\n step b by\n stage s bby2 x {\n "
                 "step c\n }\n step d by ana }\n");
  CHECK(performer(built, "w", "a") == "none/own");
  CHECK(performer(built, "w", "b") == "none/own");
  CHECK(performer(built, "w", "c") == "none/around");
  CHECK(performer(built, "w", "d") == "ana/own");
}

TEST_CASE("accountable is who is named, else the workflow's owner") {
  const auto built =
      build_flow("workflow w {\n owner ana by crm\n step a\n step b accountable ben\n }\n"
                 "workflow v { by crm\n step c\n }\n");
  const Workflow& w = built.workflow("w");
  CHECK(built.id(w.work(StatementId{0})->answerable) == "ana");
  CHECK(built.id(w.work(StatementId{1})->answerable) == "ben");
  CHECK_FALSE(built.workflow("v").work(StatementId{0})->has_answerable);
}

TEST_CASE("an inner `using` replaces the outer") {
  const auto built = build_flow(R"(workflow w { by ana using crm
  step a
  step b using mail, crm
  stage s using mail { step c; decide q "Q?" using crm { yes { step d } no continue } }
})");
  const Workflow& w = built.workflow("w");
  const auto tools = [&](std::string_view id) {
    std::string text;
    for (const Reference& tool : w.list(w.work(BuiltWorkspace::find(w, id))->tools)) {
      text += std::string(built.id(tool.target)) + " ";
    }
    return text;
  };
  CHECK(tools("a") == "crm ");
  CHECK(tools("b") == "mail crm ");
  CHECK(tools("c") == "mail ");
  CHECK(tools("q") == "crm ");
  CHECK(tools("d") == "mail ");
}

TEST_CASE("all clauses of a step") {
  const auto built = build_flow(R"(workflow w { by ana
  step a consults ben, lead informs lead needs form makes form approves form takes 10 to 20 min {
    within 2 working days else -> b
    follow call_sop
    optional
    on "it rains" -> end "Wet"
    check "One"
    caution "Two"
    image "i.png" "An i"
    """
    Three
    """
  }
  step b
  wait reply "A reply" from lead within 3 days makes form
  wait 2 weeks
})");
  CHECK(built.report() == "");
  const Workflow& w = built.workflow("w");
  const Work& a = *w.work(StatementId{0});
  CHECK(w.list(a.consults).size() == 2);
  CHECK(w.list(a.informs).size() == 1);
  CHECK(w.list(a.approves).size() == 1);
  CHECK(w.takes(a)->duration == Duration{10, 20, TimeUnit::minute});
  CHECK(w.within(a)->duration == Duration{2, 2, TimeUnit::working_day});
  CHECK(w.jumps[*w.within(a)->otherwise].to.statement == StatementId{1});
  CHECK(built.id(a.follow->target) == "call_sop");
  CHECK(a.optional);
  REQUIRE(w.exits_of(a).size() == 1);
  CHECK(w.exits_of(a)[0].event.value == "it rains");
  CHECK(w.jumps[w.exits_of(a)[0].jump].to.result.value == "Wet");
  const auto instructions = w.instructions_of(a.instructions);
  REQUIRE(instructions.size() == 4);
  CHECK(instructions[2].alternative.value == "An i");
  CHECK(instructions[3].text.value == "Three");
  CHECK(built.id(w.from(*w.work(StatementId{2}))->target) == "lead");
  CHECK(w.lasts(*w.work(StatementId{3}))->duration == Duration{2, 2, TimeUnit::week});
}

TEST_CASE("jumps and their limits") {
  const auto built = build_flow(R"(workflow w { by ana
  step a
  decide q "Q?" {
    no about 30% -> a up to 2 times, then -> end "Lost"
    yes continue
  }
  -> a up to 3 times, then continue
  -> nowhere
  -> a up to 0099999999999999999999.0 times, then continue
})");
  const Workflow& w = built.workflow("w");
  REQUIRE(w.jumps.size() == 4);
  CHECK(w.jumps[3].limit == std::numeric_limits<std::uint32_t>::max());
  CHECK(w.jumps[3].limit_digits == "99999999999999999999");
  CHECK(w.jumps[0].to.statement == StatementId{0});
  CHECK(w.jumps[0].limit == 2);
  CHECK(w.jumps[0].then.kind == DestinationKind::end);
  CHECK(w.jumps[0].then.result.value == "Lost");
  CHECK(w.answer(StatementId{2})->share == doctest::Approx(0.3));
  CHECK(w.answer(StatementId{2})->outcome == AnswerOutcome::jump);
  CHECK(w.answer(StatementId{3})->outcome == AnswerOutcome::continue_);
  CHECK(w.jumps[1].then.kind == DestinationKind::continue_);
  CHECK(w.jumps[2].to.kind == DestinationKind::lost);
}

TEST_CASE("stage blocks know their stage, and statements theirs") {
  const auto built = build_flow(R"(process p { stage one "First stage"; stage two }
workflow w { realizes p by ana
  stage two informs ben caution "Hot" { step a }
  stage one { if q { step b } }
  step c
})");
  const Workflow& w = built.workflow("w");
  CHECK(w.block(StatementId{0})->stage == 1);
  CHECK(w.block(StatementId{0})->instructions.count == 1);
  CHECK(w.list(w.block(StatementId{0})->informs).size() == 1);
  CHECK(w[BuiltWorkspace::find(w, "one")].title == "First stage");
  CHECK(w[BuiltWorkspace::find(w, "b")].stage == BuiltWorkspace::find(w, "one"));
  CHECK(w[BuiltWorkspace::find(w, "c")].stage == StatementId::none);
}

TEST_CASE("decisions hold answers and parallels branches, whatever the text") {
  const auto built = build_flow(R"(workflow w { by ana
  decide q "Q?" { step a; step b
    yes continue }
  parallel { step c
    branch "x" { step d } }
  yes { step e }
  branch "y" { step f }
  step g { step h }
})");
  const Workflow& w = built.workflow("w");
  for (std::uint32_t i = 0; i < w.statements.size(); ++i) {
    const Statement& statement = w.statements[i];
    const StatementKind around =
        statement.parent == StatementId::none ? StatementKind::stage : w[statement.parent].kind;
    CHECK((statement.kind == StatementKind::answer) == (around == StatementKind::decide));
    CHECK((statement.kind == StatementKind::branch) == (around == StatementKind::parallel));
    CHECK(around != StatementKind::step);
    CHECK(statement.subtree_end > i);
  }
  CHECK(w[BuiltWorkspace::find(w, "q")].damaged);
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    CHECK(BuiltWorkspace::find(w, id) != StatementId::none);
  }
}

TEST_CASE("a clause behind a statement still counts for the whole block") {
  const auto built = build_flow("workflow w {\n step a\n by ana\n }\n");
  CHECK(performer(built, "w", "a") == "ana/around");
}
