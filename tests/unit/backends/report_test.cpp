#include "backends/report.hpp"

#include "golden.hpp"
#include "grammar/unicode.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace waymark;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

const ReportRole& role_of(const WorkspaceReport& report, std::string_view id) {
  const auto found = std::find_if(report.roles.begin(), report.roles.end(),
                                  [id](const ReportRole& role) { return role.role.id == id; });
  REQUIRE(found != report.roles.end());
  return *found;
}

const ReportShare& share_of(const ReportRole& role, std::string_view workflow) {
  const auto found =
      std::find_if(role.workflows.begin(), role.workflows.end(),
                   [workflow](const ReportShare& one) { return one.workflow.id == workflow; });
  REQUIRE(found != role.workflows.end());
  return *found;
}

} // namespace

TEST_CASE("report: cases") {
  for (const std::filesystem::path& folder : golden::cases("report")) {
    const std::string name = folder.filename().string();
    SUBCASE(name.c_str()) {
      const CheckedModel checked = test::compiled(golden::read(folder / "input.way"));
      const WorkspaceReport report = build_report(checked);
      golden::expect(folder / "expected.txt", report_text(report));
      golden::expect(folder / "expected.md", report_markdown(report));
      golden::expect(folder / "expected.json", report_json(report));
    }
  }
}

TEST_CASE("report: no line of the text is wider than 96 columns") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    for (const std::string& line : lines_of(report_text(build_report(checked)))) {
      CAPTURE(line);
      CHECK(display_width(line) <= 96);
    }
  }
}

TEST_CASE("report: every table of the Markdown has as many cells in each row") {
  const CheckedModel checked = test::compiled(golden::read(
      std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests/cases/report/silent/input.way"));
  std::size_t columns = 0, tables = 0;
  for (const std::string& line : lines_of(report_markdown(build_report(checked)))) {
    if (!line.starts_with('|')) {
      columns = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
    CAPTURE(line);
    tables += columns == 0 ? 1 : 0;
    if (columns != 0) CHECK(bars == columns);
    columns = bars;
  }
  CHECK(tables >= 5);
}

TEST_CASE("report: hours of a loop with a limit, through what is followed, and shares") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" hours 10 per week rate 60 EUR per hour
role aide "Aide" rate 1733.3333333333333 USD per month
workflow w "W" owner boss happens 12 per month {
  step again "Try" by boss takes 30 to 90 min
  decide "Good?" {
    yes about 50% continue
    no -> again up to 2 times, then continue
  }
  step "Hand on" by aide follow p informs boss
  step "Hand on, too" by boss follow p
}
procedure p "P" owner boss {
  step "Do it" takes 15 min { check "Done" }
  step "Ask" by boss takes 3 min { check "Asked" }
}
)");
  const WorkspaceReport report = build_report(checked);
  const ReportRole& boss = role_of(report, "boss");
  // Tried 1 + 1/2 + 1/4 times; 12 of 24 follow-ups are its own, the question always is.
  CHECK(share_of(boss, "w").hours == doctest::Approx(12 * 1.75));
  CHECK(share_of(boss, "w").runs == doctest::Approx(12));
  CHECK(share_of(boss, "p").hours == doctest::Approx(12 * 0.25 + 24 * 0.05));
  CHECK(share_of(boss, "p").runs == doctest::Approx(24));
  CHECK(boss.hours == doctest::Approx(21 + 4.2));
  REQUIRE(boss.available);
  CHECK(*boss.available == doctest::Approx(10 * 52 / 12.0));
  REQUIRE(boss.cost);
  CHECK(boss.cost->amount == doctest::Approx(60 * 25.2));
  const ReportRole& aide = role_of(report, "aide");
  CHECK(aide.hours == doctest::Approx(12 * 0.25));
  REQUIRE(aide.cost);
  CHECK(aide.cost->amount == doctest::Approx(30)); // a month has 520/3 hours
  REQUIRE(report.costs.size() == 2);
  CHECK(report.costs[0].currency == "EUR");
  CHECK(report.costs[0].work == doctest::Approx(60 * 25.2));
  CHECK(report.costs[1].currency == "USD");
}

TEST_CASE("report: what a month costs agrees with what the roles and tools cost") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const WorkspaceReport report = build_report(checked);
  double work = 0, tools = 0, parts = 0, hours = 0;
  for (const ReportRole& role : report.roles) {
    work += role.cost ? role.cost->amount : 0;
    hours += role.hours;
    for (const ReportShare& share : role.workflows) parts += share.hours;
  }
  for (const ReportTool& tool : report.tools) tools += tool.cost.amount;
  REQUIRE(report.costs.size() == 1);
  CHECK(report.costs[0].work == doctest::Approx(work));
  CHECK(report.costs[0].tools == doctest::Approx(tools));
  CHECK(parts == doctest::Approx(hours));
}

TEST_CASE("report: how often is passed on by following, even where the step says how long") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
party guest "Guest"
workflow w "W" owner boss happens 6 per month {
  step "Host" by boss takes 1 h follow p
}
procedure p "P" owner boss by boss {
  step "Ask" { check "Asked" }
  wait "Answer" from guest within 3 days
}
)");
  const WorkspaceReport report = build_report(checked);
  REQUIRE(report.waits.size() == 1);
  REQUIRE(report.waits[0].per_month);
  CHECK(*report.waits[0].per_month == doctest::Approx(6));
  CHECK(report.uncounted.procedures.empty());
}

TEST_CASE("report: a party that begins keeps nobody waiting; one that goes on does") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
party guest "Guest"
workflow w "W" owner boss happens 4 per month {
  step "Ring" by guest
  step "Answer" by boss
  step "Decide" by guest within 2 days
}
)");
  const WorkspaceReport report = build_report(checked);
  REQUIRE(report.waits.size() == 1);
  CHECK(report.waits[0].title == "Decide");
  REQUIRE(report.waits[0].deadline);
  CHECK(to_text(*report.waits[0].deadline) == "2 days");
}

TEST_CASE("report: work in one head") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann" backup aide
role aide "Aide" person "Ann" backup boss
role cook "Cook" person "Bob" backup boss
role maid "Maid" person "Cat" person "Dan"
workflow w "W" owner boss happens 1 per month {
  step "A" by boss takes 1 h informs cook
  step "B" by cook takes 1 h informs maid
  step "C" by maid takes 1 h informs aide
  step "D" by aide takes 2 h
}
)");
  const WorkspaceReport report = build_report(checked);
  REQUIRE(report.heads.size() == 2);
  CHECK(report.heads[0].role.id == "boss");
  CHECK(report.heads[1].role.id == "aide");
  for (const ReportHead& head : report.heads) {
    CHECK(head.person == "Ann");
    CHECK_FALSE(head.backup);
    CHECK(head.steps == 1);
  }
  CHECK(report.heads[1].hours == doctest::Approx(2));
}

TEST_CASE("report: candidates are the findings, what is allowed is counted apart") {
  const std::string text = R"(
role boss "Boss"
tool t "T" owner boss
workflow w "W" owner boss happens 100 per month {
  step "Type" by boss using t takes 30 min
  step "Read" by boss using t takes 30 min allow automation-candidate "we like it"
}
)";
  const CheckedModel checked = test::compiled(text);
  const WorkspaceReport report = build_report(checked);
  REQUIRE(report.candidates.size() == 1);
  CHECK(report.candidates[0].step == "Type");
  CHECK(report.candidates[0].hours == doctest::Approx(50));
  CHECK(report.waived_candidates == 1);
}

TEST_CASE("report: the JSON can be read, and says the same as the value") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const WorkspaceReport report = build_report(checked);
  const nlohmann::json json = nlohmann::json::parse(report_json(report));
  CHECK(json["version"] == 1);
  CHECK(json["today"] == "2026-11-21");
  CHECK(json["counts"]["steps"] == checked.summary.steps);
  CHECK(json["handOffs"].size() == report.handoffs.size());
  CHECK(json["areas"].size() == report.areas.size());
  CHECK(report_json(report) == report_json(build_report(checked)));
}

TEST_CASE("report: how often work is handed on, behind a loop that is left in two ways") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss"
role aide "Aide"
workflow w "W" owner boss happens 8 per month {
  step again "Try" by boss informs aide
  decide "Good?" {
    yes about 50% continue
    no -> again up to 2 times, then continue
  }
  wait "A day" within 2 days
  step "Hand on" by aide
}
)");
  const WorkspaceReport report = build_report(checked);
  REQUIRE(report.handoffs.size() == 1);
  CHECK(report.handoffs[0].per_month == doctest::Approx(8));
}
