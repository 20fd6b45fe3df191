#include "backends/handbook.hpp"
#include "backends/outline.hpp"
#include "backends/sop.hpp"

#include "handbook_site.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace waymark;
using namespace waymark::test;

// What goes along when work passes from one to another, and where it passes.

namespace {

constexpr const char* signing = R"(
handbook "H"
role boss "Boss"
role clerk "Clerk"
role cashier "Cashier"
party client "Client"
document contract "Contract"
document signed_contract "Signed contract"
document invoice "Invoice"
workflow w "W" owner boss happens 3 per month {
  step "Draft" by clerk makes contract
  step "Sign for us" by boss approves contract informs clerk
  step "Send" by clerk needs contract
  wait "The client signs" by clerk from client within 5 days makes signed_contract
  step "Invoice" by cashier needs signed_contract makes invoice informs clerk
  step "File" by clerk needs signed_contract
  step "Rest" by boss
}
)";

std::string sop_of(const std::string& text) {
  const CheckedModel checked = compiled(text);
  return page_of(render_sops(checked, {}), "sop/w.md");
}

} // namespace

TEST_CASE("hand-offs: with what the next one needs, and the giver made, approved or got") {
  const std::string sop = sop_of(signing);
  CAPTURE(sop);
  CHECK(has(sop, "| Clerk | Boss | [2. Sign for us](#step.sign-for-us) | Contract |\n"));
  CHECK(has(sop, "| Boss | Clerk | [3. Send](#step.send) | Contract |\n"));
  CHECK(has(sop, "| Clerk | Cashier | [5. Invoice](#step.invoice) | Signed contract"));
  // The clerk had the signed contract already; what counts is the word that it is his turn.
  CHECK(has(sop, "| Cashier | Clerk | [6. File](#step.file) | is told |\n"));
}

TEST_CASE("hand-offs: silence is said of the way on which it is") {
  const std::string sop = sop_of(R"(
role a "A"
role b "B"
document paper "Paper"
workflow w "W" owner a {
  step write "Write" by a makes paper
  step read "Read" by b needs paper
  decide "Good?" by b {
    yes -> end "Done"
    no continue
  }
  step "Think" by a
  -> read up to 2 times, then -> end "Given up"
}
)");
  CAPTURE(sop);
  CHECK(has(sop, "| Paper; *Silent when it comes from step 4: nothing made, nobody told* |\n"));
}

TEST_CASE("role page: work passes behind a wait, each document stands beside its giver") {
  const Publication site = render_handbook(compiled(signing), without_diagrams);
  const std::string clerk = page_of(site, "roles/clerk.html");
  CAPTURE(clerk);
  const auto row_of = [&](const std::string& page, std::string_view title) {
    const std::size_t first = page.find(title);
    REQUIRE(first != std::string::npos);
    return page.substr(first, page.find("</tr>", first) - first);
  };
  CHECK_FALSE(has(row_of(clerk, ">Send<"), "cashier.html"));
  const std::string wait = row_of(clerk, "The client signs<");
  CHECK(has(wait,
            "Cashier</a> (<a class=\"to-document\" href=\"../documents/signed_contract.html\">"));
  CHECK(has(
      row_of(page_of(site, "roles/cashier.html"), ">Invoice<"),
      "Signed contract</a> (from <a class=\"to-party\" href=\"../parties/client.html\">Client"));
  const std::string boss = row_of(page_of(site, "roles/boss.html"), ">Sign for us<");
  CHECK(has(boss, "To approve: <a class=\"to-document\" href=\"../documents/contract.html\">"));
}

TEST_CASE("how often: also of what others start, on its page, its SOP and on role pages") {
  const CheckedModel checked = compiled(R"(
handbook "H"
role a "A"
workflow w "W" owner a happens 4 per month { step "Do" by a follow p }
procedure p "P" owner a { step "Look" check "Done" }
workflow next "Next" after w owner a { step "On" by a }
workflow alone "Alone" owner a { step "Off" by a }
)");
  const Publication site = render_handbook(checked, without_diagrams);
  const Publication sops = render_sops(checked, {});
  CHECK(has(page_of(sops, "sop/w.md"), "| How often | 4 per month |\n"));
  CHECK(has(page_of(sops, "sop/p.md"), "| How often | 4 a month (in [W](w.md)) |\n"));
  CHECK(has(page_of(sops, "sop/next.md"), "| How often | each time after [W](w.md) |\n"));
  CHECK(has(page_of(sops, "sop/alone.md"), "| How often | Not known yet |\n"));
  CHECK(has(page_of(site, "procedures/p.html"), "<dt>How often</dt><dd>4 a month (in <a"));
  // Whoever follows the procedure finds its steps among her own, and has to sign it.
  const std::string role = page_of(site, "roles/a.html");
  CHECK(has(role, "4 a month (in <a"));
  CHECK(has(role, ">Look</a>"));
  CHECK(has(page_of(sops, "sop/p.md"), "| A | | | |\n"));
}

TEST_CASE("hand-offs: a document goes along, though a decision on the way has looked at it") {
  const std::string sop = sop_of(R"(
role nurse "Nurse"
tool oven "Oven" owner nurse
document log "Log"
workflow w "W" owner nurse by nurse {
  step "Bake" by oven makes log accountable nurse
  decide "Black?" needs log { yes continue
    no -> end "X" }
  step "Sign" approves log
  step "Bake again" by oven accountable nurse
  step "Read" needs log
}
)");
  CAPTURE(sop);
  CHECK(has(sop, "| Oven | Nurse | [3. Sign](#step.sign) | Log |\n"));
  CHECK(has(sop, "| Oven | Nurse | [5. Read](#step.read) | no document |\n"));
}

TEST_CASE("hand-offs: who is told on one of several ways is told on that one") {
  const std::string sop = sop_of(R"(
role clerk "Clerk"
party client "Client"
workflow w "W" owner clerk by clerk {
  step "Look" informs client
  if "Faults?" { step "Mend" }
  step "Take over" by client
  step "Close" informs client
  step "Sign" by client
}
)");
  CAPTURE(sop);
  CHECK(has(sop, "| [4. Take over](#step.take-over) | is told when it comes from step 1 |\n"));
  CHECK(has(sop, "| [6. Sign](#step.sign) | is told |\n"));
}
