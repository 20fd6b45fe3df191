#include "backends/document_control.hpp"
#include "backends/exchanges.hpp"
#include "backends/outline.hpp"

#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace waymark;

namespace {

struct Fixture {
  CheckedModel checked;
  Outline made;

  explicit Fixture(std::string text)
      : checked(test::compiled(std::move(text)))
      , made(Outliner(checked).outline(checked.model.workflows.at(0).self)) {}

  [[nodiscard]] std::vector<std::string> titles() const {
    std::vector<std::string> all;
    for (const OutlineItem& item : made.items)
      all.push_back(std::to_string(item.number) + " " + item.title);
    return all;
  }
  [[nodiscard]] std::vector<std::string> words(std::uint32_t number) const {
    std::vector<std::string> all;
    for (const Continuation& one : made.items.at(number - 1).continuations)
      all.push_back(plain_text(one.words));
    return all;
  }
  [[nodiscard]] std::string raci(std::uint32_t number) const {
    for (const RaciRow& row : made.raci) {
      if (row.item != number) continue;
      std::string text;
      for (const RaciCell& cell : row.cells)
        text += made.participants[cell.participant].who.text + " " +
                std::string(letters(cell.letters)) + "; ";
      return text;
    }
    return "no row";
  }
};

using Lines = std::vector<std::string>;

constexpr const char* people = R"(
role boss "Boss"
role helper "Helper"
party client "Client"
tool crm "CRM"
)";

} // namespace

TEST_CASE("outline: numbers follow the text, over stages and branches") {
  const Fixture fixture(std::string(people) + R"(
workflow w "W" {
  owner boss
  by boss
  stage first {
    step "A"
    parallel {
      branch "One" { wait 3 days }
      branch "Two" { for each "guest" { step "B" } }
    }
  }
  if "C?" { step "D" }
  stage first { step "E" }
}
)");
  CHECK(fixture.titles() == Lines{"1 A", "2 At the same time", "3 Wait 3 days", "4 For each guest",
                                  "5 B", "6 C?", "7 D", "8 E"});
  REQUIRE(fixture.made.sections.size() == 3);
  CHECK(fixture.made.sections[0].item_count == 5);
  CHECK(fixture.made.sections[1].stage == StatementId::none);
  CHECK(fixture.made.sections[2].continued);
  CHECK(fixture.made.items[4].depth == 2);
  CHECK(fixture.made.items[4].enclosure.item == 4);
  CHECK(fixture.made.items[3].enclosure.branch == "Two");
  CHECK(fixture.made.items[3].enclosure.first_inside);
  CHECK(fixture.made.items[6].enclosure.item == 0);
}

TEST_CASE("outline: what may be interrupted says when the usual way is taken, and says it first") {
  const Fixture fixture(std::string(people) + R"(
workflow w "W" {
  owner boss
  by boss
  step a "A" within 2 days else -> c
  -> d
  step c "C"
  wait 3 days on "It rains" -> c
  -> a up to 2 times, then continue
  step d "D"
}
)");
  CHECK(fixture.words(1) == Lines{"When this is done, go to step 4.",
                                  "If it takes longer than 2 days, stop and go on with step 2."});
  CHECK(fixture.words(3) ==
        Lines{"When the time has passed, go back to step 1, at most 2 times; after that, go on "
              "with step 4.",
              "If this happens: “It rains” – stop waiting and go back to step 2."});
  CHECK(fixture.words(4) == Lines{"Then the workflow ends."});
}

TEST_CASE("outline: every way on is said in words") {
  const Fixture fixture(std::string(people) + R"(
workflow w "W" {
  owner boss
  by boss
  outcome "All well"
  step a "A" within 2 days else -> c up to 2 times, then continue {
    on "It rains" -> end "Called off"
  }
  decide b "B?" {
    yes about 30% continue
    no -> a up to 1 times, then -> end
  }
  step c "C"
  parallel p "P" {
    branch "One" { step "D" }
    branch "Two" { }
  }
  for each "guest" { step "E" }
  wait w1 "They answer" from client within 1 day else -> a
}
)");
  CHECK(fixture.words(1) ==
        Lines{"When this is done, go on with step 2.",
              "If it takes longer than 2 days, stop and go to step 3, at most 2 times; after that, "
              "go on "
              "with step 2.",
              "If this happens: “It rains” – stop; the workflow ends: “Called off”."});
  CHECK(fixture.words(2) ==
        Lines{"If “yes” (about 30% of the time), go on with step 3.",
              "If “no”, go back to step 1, at most once; after that, the workflow "
              "ends."});
  CHECK(fixture.words(4) == Lines{"“One”: start with step 5.", "“Two”: nothing to do.",
                                  "When all of these are done, go to step 6."});
  CHECK(fixture.words(5) == Lines{"Then this part of step 4 is done."});
  CHECK(fixture.words(6) == Lines{"For each of them: start with step 7.",
                                  "When this is done for all of them, go to step 8."});
  CHECK(fixture.words(7) == Lines{"Then this round of step 6 is done."});
  CHECK(fixture.words(8) ==
        Lines{"When this has happened, the workflow ends: “All well”.",
              "If it takes longer than 1 day, stop waiting and go back to step 1."});
  CHECK(fixture.made.items[0].continuations[0].is_next_number);
  CHECK_FALSE(fixture.made.start.has_value());
  REQUIRE(fixture.made.ends.size() == 3);
  CHECK(fixture.made.ends[0].result == "Called off");
  CHECK(fixture.made.ends[2].items == std::vector<std::uint32_t>{8});
}

TEST_CASE("outline: a limit that several ways share counts them all") {
  const Fixture fixture(std::string(people) + R"(
workflow w "W" {
  owner boss
  by boss
  step a "A"
  decide b "B?" { yes { step "C" } no continue }
  -> a up to 3 times, then -> end "Enough"
}
)");
  CHECK(fixture.words(3) == Lines{"Then go back to step 1, at most 3 times in all; after that, the "
                                  "workflow ends: “Enough”."});
  REQUIRE(fixture.made.items[1].continuations.size() == 2);
  const Continuation& no = fixture.made.items[1].continuations[1];
  REQUIRE(no.route.limited.size() == 1);
  CHECK(no.route.limited[0].shared);
  CHECK(no.route.limited[0].times == "3");
  CHECK(no.route.limited[0].to.item == 1);
  CHECK(no.route.last.kind == TargetKind::end);
}

TEST_CASE("outline: RACI gives one letter per role and step") {
  const Fixture fixture(std::string(people) + R"(
workflow w "W" {
  owner boss
  step "A" by boss informs boss
  step "B" by helper consults boss, client informs client
  step "C" by crm
  stage s informs client { step "D" by helper accountable helper }
  parallel { branch "x" { step "E" by client } }
}
)");
  CHECK(fixture.raci(1) == "Boss A; ");
  CHECK(fixture.raci(2) == "Boss A; Helper R; Client C; ");
  CHECK(fixture.raci(3) == "Boss A; CRM R; ");
  CHECK(fixture.raci(4) == "Helper A; Client I; ");
  CHECK(fixture.raci(5) == "no row");
  CHECK(fixture.made.items[2].automated);
  REQUIRE(fixture.made.participants.size() == 4);
  CHECK(fixture.made.participants[3].who.text == "CRM");
}

TEST_CASE("outline: documents, tools and terms that are involved") {
  const Fixture fixture(std::string(people) + R"(
document given "Given"
document made "Made" kept 2 years in crm
document other "Other"
term "Lead score" "How ready."
term "Nobody" "Not here."
workflow w "W" {
  owner boss
  by boss
  needs given
  step "Raise the lead scores" using crm needs given makes made
  step "B" approves made
}
workflow x "X" { after w "Done"; owner boss; step "C" by boss follow w }
)");
  REQUIRE(fixture.made.documents.size() == 2);
  CHECK(fixture.made.documents[0].handed_in);
  CHECK_FALSE(fixture.made.documents[0].made);
  CHECK(fixture.made.documents[1].made);
  CHECK(fixture.made.documents[1].approved);
  REQUIRE(fixture.made.documents[1].kept != nullptr);
  CHECK(fixture.made.tools.size() == 1);
  CHECK(fixture.made.terms == std::vector<std::uint32_t>{0});
  REQUIRE(fixture.made.successors.size() == 1);
  CHECK(fixture.made.successors[0].result == "Done");
  CHECK(fixture.made.used_in.size() == 1);
}

TEST_CASE("outline: a procedure is for whoever follows it, unknown names stay as written") {
  const Fixture fixture(R"(
procedure p "P" {
  step "A" using no_tool consults no_role
  step "B" by no_role
}
)");
  const OutlineItem& first = fixture.made.items.at(0);
  CHECK(first.performer.text == "whoever follows this procedure");
  REQUIRE(first.tools.size() == 1);
  CHECK(first.tools[0].text == "no_tool");
  CHECK(first.tools[0].declaration == DeclarationId::none);
  CHECK(fixture.made.items.at(1).performer.text == "no_role");
}

TEST_CASE("document control: the latest counts, the next review follows from it") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
workflow w "W" {
  owner boss
  effective 2026-01-31
  review every 1 month
  approved 2025-05-01 by boss
  approved 2026-01-20 by boss
  step "A" by boss
}
workflow x "X" {
  review every 6 months
  reviewed 2026-03-01 by boss
  reviewed 2026-02-01 by boss
  step "A" by boss
}
)");
  const DocumentControl control = document_control(checked, checked.model.find("w"));
  REQUIRE(control.approved != nullptr);
  CHECK(to_text(control.approved->date) == "2026-01-20");
  CHECK(control.reviewed == nullptr);
  REQUIRE(control.next_review.has_value());
  CHECK(to_text(*control.next_review) == "2026-02-28");
  const DocumentControl other = document_control(checked, checked.model.find("x"));
  CHECK(other.owner == DeclarationId::none);
  REQUIRE(other.next_review.has_value());
  CHECK(to_text(*other.next_review) == "2026-09-01");
}

TEST_CASE("document control: the commit that brought a file is no change since its approval") {
  CheckedModel checked = test::compiled(R"(
role boss "Boss"
workflow w "W" { approved 2026-05-01 by boss step "A" by boss }
)");
  const Revision first{
      .commit = "1", .author = "A", .date = *parse_date("2026-05-03"), .subject = ""};
  const Revision merge{
      .commit = "2", .author = "", .date = *parse_date("2026-05-04"), .subject = ""};
  const Revision later{
      .commit = "3", .author = "A", .date = *parse_date("2026-05-05"), .subject = ""};
  const auto is_changed = [&](std::vector<Revision> newest_first) {
    checked.history["test.way"] = std::move(newest_first);
    return document_control(checked, checked.model.find("w")).changed_since_approval != nullptr;
  };
  CHECK_FALSE(is_changed({first}));
  CHECK_FALSE(is_changed({merge, first}));
  CHECK(is_changed({later, first}));
  // Where it is known which commit brought the approval, days do not count.
  Revision brings = later;
  const DocumentChange approval{.id = "w", .approvals = {*parse_date("2026-05-01")}};
  brings.documents = {approval};
  CHECK_FALSE(is_changed({brings, first}));
  Revision same_day = later;
  same_day.commit = "4";
  CHECK(is_changed({same_day, brings, first}));
  CHECK_FALSE(is_changed({merge, brings, first}));
  // Nor do changes of other documents.
  Revision elsewhere = same_day;
  elsewhere.documents = {DocumentChange{.id = "v", .text_changed = true}};
  CHECK_FALSE(is_changed({elsewhere, brings, first}));
  CHECK_FALSE(is_changed({elsewhere, first}));
  elsewhere.documents->push_back({.id = "w", .text_changed = true});
  CHECK(is_changed({elsewhere, brings, first}));
  checked.history_is_cut = true; // then the first known is not the first
  CHECK(is_changed({first}));
}

TEST_CASE("document control: where the history ends behind the approval, nobody knows of changes") {
  CheckedModel checked = test::compiled("role boss \"Boss\"\nworkflow w \"W\" { owner boss "
                                        "approved 2026-05-01 by boss step \"A\" by boss }\n");
  const auto is_not_known = [&](std::vector<Revision> newest_first, bool is_cut) {
    checked.history["test.way"] = std::move(newest_first);
    checked.history_is_cut = is_cut;
    return document_control(checked, checked.model.find("w")).changes_since_not_known;
  };
  const Revision before{
      .commit = "1", .author = "A", .date = *parse_date("2026-04-05"), .subject = ""};
  const Revision after{
      .commit = "2", .author = "A", .date = *parse_date("2026-05-05"), .subject = ""};
  CHECK(is_not_known({}, true));
  CHECK_FALSE(is_not_known({}, false)); // no git, or not committed: that is said elsewhere
  CHECK_FALSE(is_not_known({before}, true));
  CHECK_FALSE(is_not_known({after}, true)); // it is known to be changed
  Revision brings = after;
  brings.documents = {DocumentChange{.id = "w", .approvals = {*parse_date("2026-05-01")}}};
  CHECK_FALSE(is_not_known({brings}, true));
}

TEST_CASE("document control: the first review is due some time after it began to hold") {
  const auto due = [](const std::string& clauses, bool has_history) {
    CheckedModel checked =
        test::compiled("role boss \"Boss\"\nworkflow w \"W\" { owner boss review "
                       "every 1 year " +
                       clauses + " step \"A\" by boss }\n");
    if (has_history)
      checked.history["test.way"] = {
          {.commit = "2", .author = "A", .date = *parse_date("2026-06-06"), .subject = ""},
          {.commit = "1", .author = "A", .date = *parse_date("2026-05-05"), .subject = ""}};
    const DocumentControl control = document_control(checked, checked.model.find("w"));
    return control.next_review ? to_text(*control.next_review) : std::string("none");
  };
  CHECK(due("", false) == "none");
  CHECK(due("", true) == "2027-05-05");
  CHECK(due("approved 2026-04-04 by boss", true) == "2027-04-04");
  CHECK(due("effective 2026-04-05 approved 2026-04-04 by boss", true) == "2027-04-05");
  CHECK(due("effective 2026-04-05 reviewed 2026-07-07 by boss", true) == "2027-07-07");
}

TEST_CASE("terms: signs belong to the words that they stand at") {
  const CheckedModel checked = test::compiled(R"(
term "C++" "A language."
term "A+" "The best."
term ".NET" "A framework."
workflow w "W" { step "A" }
)");
  const Outliner outliner(checked);
  const auto found = [&](std::string_view text) {
    std::string words;
    for (const TermPlace& place : outliner.places_of_terms(text))
      words += std::string(text.substr(place.first, place.last - place.first)) + ";";
    return words;
  };
  CHECK(found("Vitamin C. Grade A. A step into the net. Keep below C") == "");
  CHECK(found("Use C++, or .NET; get an A+.") == "C++;.NET;A+;");
  CHECK(found("C+++C A+B") == "");
}

TEST_CASE("document control: what is dated later than today is not given yet") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
workflow w "W" {
  owner boss
  approved 2026-12-24 by boss
  reviewed 2026-12-24 by boss
  step "A" by boss
}
)");
  const DocumentControl control = document_control(checked, checked.model.find("w"));
  CHECK(control.approved == nullptr);
  CHECK(control.reviewed == nullptr);
}
