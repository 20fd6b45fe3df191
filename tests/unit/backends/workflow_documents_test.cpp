#include "backends/diagram.hpp"
#include "backends/handbook.hpp"
#include "backends/sop.hpp"

#include "handbook_site.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace waymark;
using namespace waymark::test;

// A workflow's page and its SOP say the same.

namespace {

constexpr const char* shop = R"(
role boss "Boss" person "Ana Ruiz" backup clerk
role clerk "Clerk" person "Ben Ode" backup boss
party client "Client"
tool crm "CRM" owner boss "Knows every client"
document order "Order" kept 2 years in crm
document offer "Offer"
term "Deposit" "Paid before."
system sales "Sales" owner boss {
  process selling "Selling" { stage ask "Ask" }
}
workflow take "Take an order" realizes selling owner boss {
  purpose "No work without a deposit"
  stage ask {
    step "Write it down" by clerk makes order using crm {
      check "The deposit is paid"
      caution "Never promise the deposit back"
      caution "Nor a date"
    }
  }
}
workflow deliver "Deliver" after take owner boss {
  review every 6 months
  outcome "Delivered"
  needs order
  step "Pack" by clerk needs order makes offer
  step "Look at it" by boss needs offer informs client
  wait "The client answers" from client within 2 days
}
)";

} // namespace

TEST_CASE("sop and page: who supplies what comes in, and for whom what goes out is") {
  const CheckedModel checked = compiled(shop);
  const std::string sop = page_of(render_sops(checked, {}), "sop/deliver.md");
  CAPTURE(sop);
  CHECK(has(sop, "| Order | [Take an order](take.md) |\n"));
  CHECK(has(sop, "| [3. Wait: The client answers](#wait.the-client-answers) | Client |\n"));
  CHECK(has(sop, "| [2. Look at it](#step.look-at-it) | Client |\n"));
  CHECK(has(sop, "| Order | CRM | 2 years |\n"));
  const std::string before = page_of(render_sops(checked, {}), "sop/take.md");
  CHECK(has(before, "| Order | [Deliver](deliver.md) |\n"));

  const Publication site = render_handbook(checked, without_diagrams);
  const std::string page = page_of(site, "workflows/deliver.html");
  CHECK(has(page, "<th scope=\"col\">Supplier</th>"));
  CHECK(has(page, ">Order</a></td><td><a class=\"to-workflow\" href=\"take.html\">"));
  CHECK(has(page, ">3. Wait: The client answers</a></td><td><a class=\"to-party\""));
  CHECK(has(page, "<td>2 years</td>"));
  CHECK(joined(broken_links(site)) == "");
  CHECK(joined(faults(site)) == "");
}

TEST_CASE("sop: what comes in and goes out through work that is followed") {
  const std::string sop = page_of(render_sops(compiled(R"(
role boss "Boss"
document given "Given"
document made "Made"
procedure part "Part" needs given owner boss by boss { step "Do it" needs given makes made }
workflow main "Main" owner boss by boss {
  step "Go" follow part
  step "Use" needs made
}
)"),
                                              {}),
                                  "sop/main.md");
  CAPTURE(sop);
  CHECK(has(sop, "### Inputs\n\n| Input | Supplier |\n|---|---|\n| Given | – |\n\n### Outputs"));
  CHECK(has(sop, "| Output | Customer |\n|---|---|\n| Made | – |\n"));
}

TEST_CASE("sop and page: where work passes from one to another") {
  const CheckedModel checked = compiled(shop);
  CHECK(has(page_of(render_sops(checked, {}), "sop/deliver.md"),
            "| Clerk | Boss | [2. Look at it](#step.look-at-it) | Offer |\n"));
  const std::string page =
      page_of(render_handbook(checked, without_diagrams), "workflows/deliver.html");
  CHECK(has(page, "<section id=\"handoffs\""));
  CHECK(has(page, "<a href=\"#step.look-at-it\">2. Look at it</a></td><td><a"));
}

TEST_CASE("page: backups, the interval of reviews and how to read the steps, as in the SOP") {
  const std::string page =
      page_of(render_handbook(compiled(shop), without_diagrams), "workflows/deliver.html");
  CHECK(has(page, "No date yet: every 6 months, but never reviewed"));
  CHECK(has(page, "<td>Ben Ode</td><td><a class=\"to-role\" href=\"../roles/boss.html\">Boss</a>"));
  CHECK(has(page, "Take the steps in the order of their numbers"));
  CHECK(has(page, "Where a step names nobody as accountable, Boss answers for it."));
}

TEST_CASE("sop and page: terms are linked in checks, cautions and purpose, too") {
  const CheckedModel checked = compiled(shop);
  const std::string sop = page_of(render_sops(checked, {}), "sop/take.md");
  CAPTURE(sop);
  CHECK(has(sop, "No work without a [deposit](#term.deposit)\n"));
  CHECK(has(sop, "> **Caution before step 1:** Never promise the deposit back\n>\n> **Caution"));
  const std::string page =
      page_of(render_handbook(checked, without_diagrams), "workflows/take.html");
  CHECK(has(page, "<span>The <a href=\"../glossary.html#term.deposit\" title=\"Paid before.\">"
                  "deposit</a> is paid</span>"));
}

TEST_CASE("page: a strict handbook says of every standard heading that it does not apply") {
  const CheckedModel checked = compiled(R"(
handbook "S" { sop strict }
role boss "Boss"
workflow w "Do it" { step "One" by boss }
)");
  const Publication site = render_handbook(checked, without_diagrams);
  const std::string page = page_of(site, "workflows/w.html");
  for (const char* anchor : {"handoffs", "in-and-out", "terms", "references", "history", "reviews"})
    CHECK_MESSAGE(has(page, std::string("<section id=\"") + anchor), anchor);
  for (const char* label : {"Purpose", "Trigger", "Outcome", "Scope"})
    CHECK_MESSAGE(has(page, std::string("<dt>") + label + "</dt><dd>Not applicable.</dd>"), label);
  CHECK(has(page_of(site, "print.html"), "Not applicable."));
}

TEST_CASE("gaps: in the words of the handbook's language, what the compiler says in its own") {
  const Publication site = render_handbook(compiled("handbook \"H\" { language de }\n"
                                                    "workflow w \"W\" { step \"A\" }\n"),
                                           without_diagrams);
  for (const char* path : {"gaps.html", "index.html", "workflows/w.html"}) {
    const std::string page = page_of(site, path);
    CAPTURE(path);
    CHECK(has(page, "<span class=\"message\">Es ist niemand genannt, der dies tut.</span>"));
    CHECK(has(page, "<summary>Für Autoren</summary><p><span lang=\"en\">Nobody does step "));
  }
}

TEST_CASE("gaps: by system, what was found before the way out, and numbers given twice") {
  const Publication site = render_handbook(compiled(R"(
system sales "Sales" {
  process selling "Selling" { stage ask "Ask" }
}
role boss "Boss"
workflow w "W" realizes selling owner boss number "SOP-1" { stage ask { step "A" } }
workflow x "X" owner boss number "SOP-1" { step "B" by boss }
)"),
                                           without_diagrams);
  const std::string page = page_of(site, "gaps.html");
  CAPTURE(page);
  const std::size_t system = page.find("<section id=\"system.sales\"");
  const std::size_t outside = page.find("<section id=\"outside-systems\"");
  const std::size_t gap = page.find(
      "<span class=\"message\">Nobody is named who does this.</span><span class=\"where\">"
      "<a href=\"workflows/w.html#step.a\">1. A</a></span><details class=\"for-authors\">"
      "<summary>For authors</summary><p>Nobody does step &#39;A&#39;. Add ");
  CHECK(system < gap);
  CHECK(gap < outside);
  CHECK(has(page, "<strong>SOP-1</strong>, also the number of <a class=\"to-workflow\" "
                  "href=\"workflows/x.html\">X</a>"));
  CHECK(has(page_of(site, "workflows/w.html"), "also the number of"));
}

TEST_CASE("sop, page and drawing: what starts the work are alternatives") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
workflow take "Take an order" owner boss by boss {
  step "Write it down"
  end "Taken"
}
workflow deliver "Deliver" owner boss by boss after take "Taken" trigger "Somebody waits" {
  step "Carry"
}
)");
  const std::string sop = page_of(render_sops(checked, {}), "sop/deliver.md");
  CHECK(has(sop, "Somebody waits\n\nOr when [Take an order](take.md) has ended with **Taken**.\n"));
  const std::string page =
      page_of(render_handbook(checked, without_diagrams), "workflows/deliver.html");
  CHECK(has(page, "<dt>Or starts after</dt>"));
  const Drawing flow = draw(checked, {View::flow, checked.model.find("deliver")}, {});
  std::string start;
  for (const TextLine& line : flow.nodes.front().lines) start += " " + line.text;
  CHECK(start == " After “Take an order”: Taken, or: Somebody waits");
}

TEST_CASE("sop: a customer is only to whom it is handed, not who makes it anew") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
document paper "Paper"
workflow one "One" owner boss by boss {
  step "Write" makes paper
  step "Read" needs paper
}
workflow two "Two" after one owner boss by boss {
  step "Write" makes paper
  step "Read" needs paper
}
workflow three "Three" after two owner boss by boss needs paper {
  step "Read" needs paper
  step "Write again" makes paper
}
)");
  const Publication sops = render_sops(checked, {});
  CHECK(has(page_of(sops, "sop/one.md"), "| Paper | [Three](three.md) |\n"));
  CHECK(has(page_of(sops, "sop/two.md"), "| Paper | [Three](three.md) |\n"));
}

TEST_CASE("sop and page: what one needs, then how it is done, then one checklist") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
role clerk "Clerk"
document paper "Paper"
tool drill "Drill" owner boss
workflow w "W" owner boss by boss needs paper {
  step "Do it" needs paper using drill check "It is done" {
    """
    Do it well.
    """
    check "Nothing is left"
    consults clerk
  }
}
)");
  const auto stands = [](const std::string& text, std::initializer_list<std::string_view> parts) {
    std::size_t at = 0;
    for (const std::string_view part : parts) {
      CAPTURE(part);
      const std::size_t found = text.find(part, at);
      REQUIRE(found != std::string::npos);
      at = found + part.size();
    }
    CHECK(text.find("Check before you go on", at) == std::string::npos);
  };
  const std::string sop = page_of(render_sops(checked, {}), "sop/w.md");
  stands(sop, {"**Asks first:** Clerk", "**Needs:** Paper", "Do it well.", "Check before you go on",
               "[ ] It is done\n* [ ] Nothing is left\n"});
  const std::string page = page_of(render_handbook(checked, without_diagrams), "workflows/w.html");
  stands(page, {"using <a class=\"to-tool\"", "<dt>Needs</dt>", "<dt>Asks first</dt>",
                "Do it well.", "Check before you go on", "It is done", "Nothing is left"});
}

TEST_CASE("process page: stages and workflows count the same steps, without decisions and waits") {
  const std::string page = page_of(render_handbook(compiled(R"(
role boss "Boss"
process p "P" owner boss { stage only "Only" }
workflow w "W" realizes p owner boss by boss {
  stage only {
    step "Do"
    decide "Good?" { yes continue
      no -> end "Bad" }
    wait 2 days
    step "Send"
  }
}
)"),
                                                   without_diagrams),
                                   "processes/p.html");
  CAPTURE(page);
  CHECK(has(page, "<span class=\"where\">2 steps</span>"));
  CHECK(has(page, "<span class=\"part\">2 steps</span>"));
}

TEST_CASE("sop, page and drawing: a tool that performs a step is not what it uses, too") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
tool robot "Robot" owner boss
tool scale "Scale" owner boss
workflow w "W" owner boss using robot, scale {
  step "Pack" by robot
}
)");
  CHECK(has(page_of(render_sops(checked, {}), "sop/w.md"), "* **Tools:** Scale\n"));
  const std::string page = page_of(render_handbook(checked, without_diagrams), "workflows/w.html");
  CHECK_FALSE(has(page, "using <a class=\"to-tool\" href=\"../tools/robot.html\">"));
  for (const DrawnNode& node : draw(checked, {View::lanes, checked.model.find("w")}, {}).nodes)
    for (const Badge& badge : node.badges) CHECK(badge.line.text != "Robot");
}
