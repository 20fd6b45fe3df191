#include "backends/handbook.hpp"
#include "backends/sop.hpp"

#include "handbook_site.hpp"
#include "html/plain_text.hpp"
#include "html/relocated.hpp"
#include "html/script_text.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace waymark;
using namespace waymark::html;
using namespace waymark::test;

TEST_CASE("plain text: what a reader sees, as one line") {
  const Html content = element("h1", text("Title")) +
                       element("p", text("Fish & <chips>") + element("strong", text("!"))) +
                       element("ul", element("li", text("one")) + element("li", text("two"))) +
                       element("p", {{"class", "kind"}}, text("Workflow"));
  CHECK(plain_text(content) == "Fish & <chips>! one two");
}

TEST_CASE("texts in scripts end neither the string nor the script") {
  CHECK(script_string("a\"b\\c\n</script>\xE2\x80\xA8") ==
        "\"a\\\"b\\\\c\\n\\u003c/script>\\u2028\"");
}

TEST_CASE("relocated content keeps its links and gets ids of its own") {
  const auto link = [](std::string_view to, std::string_view anchor) {
    return Link::between("workflows/w.html", to, anchor);
  };
  const Html content = element(
      "section", {{"id", "steps"}, {"aria-labelledby", "x"}, {"aria-describedby", "a b"}},
      element("h2", text("id=\"x\"")) + element("a", {href(link({}, "steps"))}, text("here")) +
          element("a", {href(link("roles/r.html", {}))}, text("there")) +
          element("a", {href(link("people.html", {}))}, text("elsewhere")) +
          element("a", {href(*Link::from_author("https://example.org/#a"))}, text("out")) +
          empty_element("img", {source(link("files/a.png", {})), {"alt", ""}}));
  const Html moved =
      relocated(content, {"workflows/w.html", "print.html", "p1.",
                          [](std::string_view path) -> std::optional<std::string_view> {
                            if (path == "workflows/w.html") return "p1.";
                            if (path == "roles/r.html") return "p2.";
                            return std::nullopt;
                          }});
  CHECK(moved.markup() ==
        "<section id=\"p1.steps\" aria-describedby=\"p1.a p1.b\"><h3>id=&quot;x&quot;</h3>"
        "<a href=\"#p1.steps\">here</a><a href=\"#p2.top\">there</a>"
        "<a href=\"people.html\">elsewhere</a><a href=\"https://example.org/#a\">out</a>"
        "<img src=\"files/a.png\" alt=\"\"></section>");
}

TEST_CASE("handbook: old names of pages and steps still lead there") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss" was chief
workflow w "W" owner boss was old_w {
  step new_step "Step" by boss was old_step
  step second "Second" by boss was new_step
}
workflow x "X" owner boss was w { step "A" by boss }
)"),
                                           without_diagrams);
  CHECK(has(page_of(site, "roles/chief.html"), "content=\"0; url=boss.html\""));
  CHECK(has(page_of(site, "workflows/old_w.html"), "url=w.html"));
  CHECK(has(page_of(site, "workflows/old_w.html"), "<link rel=\"canonical\" href=\"w.html\">"));
  CHECK(has(page_of(site, "moved.js"), "location.hash"));
  CHECK(has(page_of(site, "workflows/w.html"), "id=\"step.old_step\""));
  CHECK(has(page_of(site, "workflows/w.html"), "<h1>W</h1>"));
  CHECK(joined(faults(site)) == "");
  CHECK(joined(broken_links(site)) == "");
}

TEST_CASE(
    "handbook: an address of its own gives a map of the site, and whole links where none leads") {
  const std::string site_less = "role boss \"Boss\"\n";
  const Publication with = render_handbook(
      compiled("handbook \"H\" { site \"https://example.org/book\" }\n" + site_less),
      without_diagrams);
  CHECK(has(page_of(with, "sitemap.xml"), "<loc>https://example.org/book/roles/boss.html</loc>"));
  CHECK(has(page_of(with, "404.html"), "href=\"/book/index.html\""));
  CHECK(has(page_of(with, "404.html"), "data-root=\"/book/\""));
  const Publication without = render_handbook(compiled(site_less), without_diagrams);
  CHECK(page_of(without, "sitemap.xml").empty());
  CHECK(has(page_of(without, "404.html"), "href=\"index.html\""));
  for (const char* place : {"handbook.css", "../handbook.css", "../../handbook.css", "not-found.js",
                            "../not-found.js", "../../not-found.js"}) {
    CAPTURE(place);
    CHECK(has(page_of(without, "404.html"), "=\"" + std::string(place) + "\""));
    CHECK(has(page_of(with, "404.html"), "=\"" + std::string(place) + "\""));
  }
}

TEST_CASE("handbook: terms are linked where texts use them, once in each text") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss"
term "Good party" "Guests *dance*."
term "Party" "Any event."
procedure p "P" owner boss {
  step "A" by boss {
    """
    Good parties need music; a party, `party` and [a party](https://example.org/) too. Good parties!
    """
  }
}
)"),
                                           without_diagrams);
  const std::string page = page_of(site, "procedures/p.html");
  CHECK(has(page, "<a href=\"../glossary.html#term.good-party\" title=\"Guests *dance*.\">Good "
                  "parties</a> need music; "
                  "a <a href=\"../glossary.html#term.party\" title=\"Any event.\">party</a>, "
                  "<code>party</code> "
                  "and "
                  "<a href=\"https://example.org/\">a party</a> too. Good parties!"));
}

TEST_CASE("old names of stages and procedures still lead there, unless they are taken") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
process p "P" owner boss { stage new "New" was old was taken; stage taken "Taken" }
procedure now "Now" was then owner boss by boss { step fresh "X" was stale }
workflow w "W" realizes p owner boss by boss { stage new { step "Y" } }
)");
  const std::string page = page_of(render_handbook(checked, without_diagrams), "processes/p.html");
  CHECK(has(page, "<span id=\"stage.old\"></span>"));
  CHECK_FALSE(has(page, "<span id=\"stage.taken\">"));
  const Publication sops = render_sops(checked, without_diagrams);
  CHECK(has(page_of(sops, "sop/then.md"), "This document has moved to [Now](now.md)."));
  CHECK(has(page_of(sops, "sop/now.md"), "<a id=\"step.fresh\"></a><a id=\"step.stale\"></a>"));
  CHECK(has(page_of(sops, "sop/w.md"), "<a id=\"stage.new\"></a><a id=\"stage.old\"></a>\n"));
  const std::string work = page_of(render_handbook(checked, without_diagrams), "workflows/w.html");
  CHECK(has(work, "<span id=\"stage.old\"></span><h3 id=\"stage.new\""));
  CHECK_FALSE(has(work, "stage.taken"));
}

TEST_CASE("handbook: search knows titles, steps, terms and every word, and loads texts by need") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss" purpose "Looks after </script> everything"
term "Lead" "Somebody who asks."
workflow w "Tidy up" number "OPS-7" owner boss { step call "Ring the bell" by boss }
)"),
                                           without_diagrams);
  const std::string index = page_of(site, "search/index.js");
  CHECK(index.starts_with("waymarkSearch.index({"));
  CHECK(has(index, "Tidy up\\tworkflows/w.html\\tOPS-7"));
  CHECK(has(index, "\\t1\\tRing the bell\\tstep.call"));
  CHECK(has(index, "\\tLead\\tterm.lead"));
  CHECK(has(index, "\\neverything "));
  CHECK(page_of(site, "search/0.js").starts_with("waymarkSearch.texts(0,["));
  for (const OutputFile& document : site.documents) {
    if (document.path.starts_with("search/")) CHECK_FALSE(has(document.bytes, "</script"));
  }
}

TEST_CASE("handbook: days of review are a calendar, too, with lines that are not too long") {
  const Publication site = render_handbook(compiled(R"(
role boss "Boss"
workflow w "Tidy up; then, perhaps, räum die Küche auf und die Stube und den Keller und das Dach" {
  owner boss reviewed 2026-01-31 by boss review every 1 month
  step "A" by boss
}
workflow v "Look" { owner boss reviewed 2026-11-01 by boss review every 1 year step "A" by boss }
)"),
                                           without_diagrams);
  const std::string calendar = page_of(site, "reviews.ics");
  CHECK(has(calendar, "SUMMARY:Review overdue since 2026-02-28: Tidy up\\; then\\, pe"));
  CHECK(has(calendar, "DTSTART;VALUE=DATE:20271101\r\nSUMMARY:Next review: Look (Boss)\r\n"));
  CHECK_FALSE(has(calendar, "DTSTART;VALUE=DATE:20260228"));
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 75);
    at = end + 2;
  }
  CHECK(has(page_of(site, "reviews.html"), "href=\"reviews.ics\""));
  CHECK(
      page_of(render_handbook(compiled(std::string("role boss")), without_diagrams), "reviews.ics")
          .empty());
}

TEST_CASE("handbook: paper names the document, its state and the number of the sheet") {
  const Publication site = render_handbook(compiled(R"(
handbook "Our \"big\" book"
role boss "Boss"
workflow w "Tidy up" owner boss number "SOP-7" version "3" effective 2026-05-01 { step "A" by boss }
workflow v "Look" owner boss approved 2020-01-01 by boss reviewed 2020-01-01 by boss review every 3 months { step "B" by boss }
)"),
                                           without_diagrams);
  CHECK(has(
      page_of(site, "workflows/w.css"),
      "@top-left { content: \"SOP-7 · Tidy up\"; } @top-right { content: \"Version 3 · Effective "
      "from 2026‑05‑01 · Draft: approval not recorded\"; }"));
  CHECK(has(page_of(site, "workflows/v.css"),
            "@top-right { content: \"Approved 2020‑01‑01 · Review overdue since 2020‑04‑01\""));
  CHECK(has(page_of(site, "workflows/w.html"), "media=\"print\" href=\"w.css\""));
  CHECK(has(page_of(site, "handbook.css"), "Our \\\"big\\\" book"));
  const std::string whole = page_of(site, "print.html");
  CHECK(has(whole, "SOP-7"));
  CHECK(has(whole, "<li class=\"group\">Roles</li><li class=\"role loose\">"));
  CHECK(has(whole, ".step.a\""));
  CHECK(joined(faults(site)) == "");
}

TEST_CASE("handbook: the start names an overdue review once, and says where all of them are") {
  std::string text = "handbook \"H\"\nrole boss \"Boss\" backup boss\n";
  const auto start_of = [&](int workflows) {
    std::string all = text;
    for (int i = 0; i < workflows; ++i) {
      all += "workflow w" + std::to_string(i) + " \"W" + std::to_string(i) +
             "\" owner boss { review every 1 year reviewed 2020-01-02 by boss step \"A\" by boss "
             "}\n";
    }
    return page_of(render_handbook(compiled(all), without_diagrams), "index.html");
  };
  const auto times = [](const std::string& page, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1))
      ++count;
    return count;
  };
  const std::string few = start_of(2);
  CHECK(times(few, "Review overdue since") == 2);
  CHECK_FALSE(has(few, "was to be reviewed"));
  CHECK_FALSE(has(few, "See all overdue reviews"));
  const std::string many = start_of(9);
  CHECK(times(many, "Review overdue since") == 6);
  CHECK(has(many, "See all overdue reviews (9)"));
}

TEST_CASE("handbook: the start says how many pages were never reviewed") {
  const std::string work = "step \"A\" by boss takes 1 hour }\n";
  const auto start = [&](const std::string& reviews) {
    return page_of(render_handbook(compiled("handbook \"H\"\nrole boss \"Boss\"\n"
                                            "workflow w \"W\" owner boss { " +
                                            reviews + work),
                                   without_diagrams),
                   "index.html");
  };
  CHECK(
      has(start("review every 6 months "), "href=\"reviews.html\">1 page was never reviewed</a>"));
  CHECK_FALSE(has(start("review every 6 months "), "No gaps are known"));
  CHECK(has(start("review every 6 months effective 2026-11-01 "),
            "1 page was never reviewed; first due on 2027-05-01"));
  CHECK_FALSE(has(start("review every 6 months reviewed 2026-11-01 by boss "), "never reviewed"));
}

TEST_CASE("handbook: what a wait brings is made by whom one waits for") {
  const Publication site = render_handbook(compiled(R"(
role clerk "Clerk"
party client "Client"
document answer "Answer"
workflow w "W" owner clerk {
  wait come "The client answers" from client by clerk makes answer
  step file "File it" by clerk needs answer
}
)"),
                                           without_diagrams);
  const std::string document = page_of(site, "documents/answer.html");
  CAPTURE(document);
  CHECK(has(
      document,
      "<span class=\"badge party\"><a class=\"to-party\" "
      "href=\"../parties/client.html\">Client</a></span>"
      "<span class=\"where\">Who keeps watch: <a class=\"to-role\" href=\"../roles/clerk.html\">"));
  CHECK(has(page_of(site, "documents.html"), "<td data-label=\"Made by: \"><a class=\"to-party\" "
                                             "href=\"parties/client.html\">Client</a></td>"));
  const std::string role = page_of(site, "roles/clerk.html");
  CAPTURE(role);
  CHECK(has(role, "<td data-label=\"Gets: \"><a class=\"to-document\" "
                  "href=\"../documents/answer.html\">Answer</a></td>"
                  "<td data-label=\"Comes from: \"><a class=\"to-party\" "
                  "href=\"../parties/client.html\">Client</a>"
                  "</td><td data-label=\"Gives: \"></td>"));
  const std::string party = page_of(site, "parties/client.html");
  CAPTURE(party);
  CHECK(has(party, "<td data-label=\"Gives: \"><a class=\"to-document\" "
                   "href=\"../documents/answer.html\">Answer</a></td>"));
}

TEST_CASE("handbook: words of ours in another language than the author's say which they are in") {
  const std::string work = "role boss \"Jefa\"\nworkflow w \"Contestar\" owner boss {\n"
                           "  step \"Llamar\" by boss takes 10 min\n}\n";
  const auto page = [&](const std::string& language) {
    return page_of(
        render_handbook(compiled("handbook \"Manual\" { language " + language + " }\n" + work),
                        without_diagrams),
        "workflows/w.html");
  };
  const std::string spanish = page("es-MX");
  CAPTURE(spanish);
  CHECK(has(spanish, "<html lang=\"es-MX\">"));
  CHECK(has(spanish, "<title>Contestar · Manual</title>"));
  CHECK(has(spanish, "<main id=\"content\" tabindex=\"-1\">"));
  CHECK(has(
      spanish,
      "<nav class=\"breadcrumb\" aria-label=\"Where you are\" lang=\"en\"><ol lang=\"es-MX\">"));
  CHECK(has(spanish, "aria-label=\"Link to step 1\" lang=\"en\""));
  CHECK(has(spanish, "<h1>Contestar</h1>"));
  CHECK(has(spanish, "<span lang=\"en\">Steps</span>"));
  CHECK(has(spanish, "<span lang=\"en\">10 minutes</span>"));
  CHECK(has(spanish, "<li aria-current=\"page\">Contestar</li>"));

  const std::string german = page("de-AT");
  CHECK(has(german, "<html lang=\"de-AT\">"));
  CHECK_FALSE(has(german, "<main id=\"content\" tabindex=\"-1\" lang"));
  CHECK_FALSE(has(german, "<span lang=\"en\">Steps"));
  CHECK(has(german, ">Schritte<"));
}
