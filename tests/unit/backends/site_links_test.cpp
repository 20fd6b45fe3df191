#include "site_links.hpp"

#include "backends/handbook.hpp"
#include "backends/sop.hpp"
#include "handbook_site.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace waymark::test;

TEST_CASE("links in texts: to places of the page and to other pages, without detours") {
  const std::pair<const char*, const char*> alive[]{
      {"#step.call", "#step.call"},
      {"sell.html", "sell.html"},
      {"./sell.html#raci", "sell.html#raci"},
      {"../roles/chef.html", "../roles/chef.html"},
      {"../workflows/../roles//chef.html?x#y", "../roles/chef.html?x#y"},
      {"a/../../index.html", "../index.html"},
      {"g\xC3\xA4ste.html", "g\xC3\xA4ste.html"},
      {"a%20b.html", "a%20b.html"},
      {"?q=a:b", "?q=a:b"},
      {".", "./"},
      {"..", "../"},
  };
  for (const auto& each : alive) {
    CAPTURE(each.first);
    CHECK(site_link(each.first) == each.second);
  }
}

TEST_CASE("links in texts: what leads out, or could be taken for something else, leads nowhere") {
  for (const char* dead : {"",
                           "/",
                           "/etc/passwd",
                           "//example.org/x",
                           "../..",
                           "../../secret.html",
                           "a/../../../x",
                           "%2e%2e/%2e%2e/x",
                           "..%2f..%2fx",
                           "a%2f..%2f..%2fx",
                           "..\\..\\x",
                           "%5c%5cexample.org",
                           "a/../javascript:alert(1)",
                           "./javascript:alert(1)",
                           "x:y",
                           "%6aavascript%3aalert(1)",
                           "a b",
                           "a\nb",
                           "a\tb",
                           "<x>",
                           "\"x",
                           "a\x01",
                           "a%00"}) {
    CAPTURE(dead);
    CHECK_FALSE(site_link(dead).has_value());
  }
}

TEST_CASE("links in texts: the same ones live in pages and SOPs, wherever the text is shown") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
term "Deposit" "What the [boss](../roles/boss.html) keeps, see [there](../../outside.html)."
workflow w "W" owner boss {
  """
  The [first step](#step.first) and [the boss](../roles/boss.html#my-work), no
  [deposit](../../../etc/passwd), no [script](x/../javascript:alert), no ![picture](../icon.svg).
  """
  step first "First" by boss
}
)");
  const Publication site = render_handbook(checked, without_diagrams);
  const std::string page = page_of(site, "workflows/w.html");
  CAPTURE(page);
  CHECK(has(page, "<a href=\"#step.first\">first step</a>"));
  CHECK(has(page, "<a href=\"../roles/boss.html#my-work\">the boss</a>"));
  const std::string glossary = page_of(site, "glossary.html");
  CHECK(has(glossary, "<a href=\"roles/boss.html\">boss</a> keeps, see there."));
  const std::string whole = page_of(site, "print.html");
  CHECK(has(whole, ".step.first\">first step</a>"));

  CHECK(site.notes.empty());
  const Publication procedures = render_sops(checked, without_diagrams);
  const std::string sop = page_of(procedures, "sop/w.md");
  CAPTURE(sop);
  CHECK(has(sop, "[first step](#step.first)"));
  CHECK(has(sop, "[the boss](../roles/boss.html#my-work)"));
  CHECK(has(sop, "[boss](../roles/boss.html) keeps, see there."));
  CHECK_FALSE(has(sop, "outside.html"));
  for (const std::string& published : {page, glossary, whole, sop}) {
    CHECK_FALSE(has(published, "passwd"));
    CHECK_FALSE(has(published, "\"../../outside.html"));
    CHECK_FALSE(has(published, "javascript"));
    CHECK_FALSE(has(published, "![picture]"));
    CHECK_FALSE(has(published, "src=\"../icon.svg\""));
  }
}

TEST_CASE("links in texts: what is not in the handbook is said, once for each page") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss"
term "Price" "See [the list](../files/list.pdf)."
workflow w "W" owner boss {
  step first "First" by boss {
    """
    See the [list](list.pdf), [us](w.html), [all](../index.html#x), [the SOP](../sop/w.md).
    """
  }
}
)"),
                                           without_diagrams);
  const std::string said = joined(site.notes);
  CAPTURE(said);
  CHECK(site.notes.size() == 3);
  CHECK(has(said, "links to 'index.html#x', and that page has no such place"));
  CHECK(
      has(said, "a text of 'W' links to 'workflows/list.pdf', and the handbook has no such page"));
  CHECK(has(said, "a text of 'Glossary' links to 'files/list.pdf'"));
}

TEST_CASE("links in texts: a place of a page is there, or is said") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss"
workflow w "W" owner boss {
  step first "First" by boss {
    was begin
    """
    See [above](#step.first), [before](#step.begin), [top](#top), [nowhere](#step.nope),
    [there](v.html#step.only), [not there](v.html#step.first), [moved](u.html#step.only).
    """
  }
}
workflow v "V" owner boss {
  was u
  step only "Only" by boss
}
)"),
                                           without_diagrams);
  const std::string said = joined(site.notes);
  CAPTURE(said);
  CHECK(site.notes.size() == 2);
  CHECK(
      has(said, "a text of 'W' links to 'workflows/w.html#step.nope', and that page has no such"));
  CHECK(has(said, "a text of 'W' links to 'workflows/v.html#step.first'"));
}

TEST_CASE("links in texts: an SOP leads to the SOPs beside it, and to files by every spelling") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
workflow w "W" owner boss {
  see "a b.md#part"
  step first "First" by boss {
    """
    See [v](v.html#step.only), [self](w.html), [gone](x.html#y), [file](a%20b.md#part),
    [above](#step.first), [below](#step.second), [p](p.html), [up](../roles/boss.html).
    """
  }
}
workflow v "V" owner boss { step only "Only" by boss }
procedure p "P" owner boss { step only "Only" }
)");
  const std::string sop = render_sop(checked, checked.model.find("w"));
  CAPTURE(sop);
  CHECK(has(sop, "[v](v.md#step.only)"));
  CHECK(has(sop, "[self](w.md)"));
  CHECK(has(sop, ", gone, "));
  CHECK(has(sop, "[file](../files/a-b.md#part)"));
  CHECK(has(sop, "[above](#step.first)"));
  CHECK(has(sop, ", below, "));
  CHECK(has(sop, "* [a b.md#part](../files/a-b.md#part)"));
  CHECK(has(sop, "p, [up]")); // there is no such workflow
  CHECK(has(sop, "[up](../roles/boss.html)"));
}

TEST_CASE("links in texts: SOP and page find a file by every spelling of its path") {
  const CheckedModel checked = compiled({{"flows/w.way", R"(
role boss "Boss"
workflow w "W" owner boss {
  see "img/sub.pdf"
  step first "First" by boss {
    """
    See [a](img/sub.pdf), [b](./img/sub.pdf), [c](img/../img/sub.pdf), [d](img//sub.pdf),
    [e](../flows/img/sub.pdf).
    """
  }
}
)"}});
  const std::string page = page_of(render_handbook(checked, without_diagrams), "workflows/w.html");
  const std::string sop = render_sop(checked, checked.model.find("w"));
  CAPTURE(page);
  CAPTURE(sop);
  for (const std::string_view words : {"a", "b", "c", "d", "e"}) {
    CHECK(has(page, fmt::format("<a href=\"../files/img/sub.pdf\">{}</a>", words)));
    CHECK(has(sop, fmt::format("[{}](../files/img/sub.pdf)", words)));
  }
}
