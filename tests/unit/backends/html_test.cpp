#include "html/html.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace waymark::html;

TEST_CASE("author text is escaped in content and attributes") {
  CHECK(text("<script>alert(1)</script>").markup() == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(text("a & b \"c\" 'd'").markup() == "a &amp; b &quot;c&quot; &#39;d&#39;");
  CHECK(text("tab\tline\nend").markup() == "tab\tline\nend");
  CHECK(text(std::string("a\x01"
                         "b\x7f",
                         4))
            .markup() == "a\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD");
  CHECK(element("p", {{"title", "\" onclick=\"x"}}, text("y")).markup() ==
        "<p title=\"&quot; onclick=&quot;x\">y</p>");
}

TEST_CASE("only http, https, mailto and relative links of an author live") {
  for (const char* alive :
       {"https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "mailto:a@b.example", "a/b.html",
        "../a.html", "a.html#b:c", "?q=a:b", "#place", "/root"}) {
    CAPTURE(alive);
    CHECK(Link::from_author(alive).has_value());
  }
  for (const char* dead :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "java\nscript:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)",
        "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "ftp://example.org",
        "//example.org/x", "\\\\example.org\\x", "/\\example.org", "tel:1", ":x", "", "   ",
        "a b:c d", "blob:x"}) {
    CAPTURE(dead);
    CHECK_FALSE(Link::from_author(dead).has_value());
  }
  CHECK(Link::from_author("https://a.example/")->is_external());
  CHECK_FALSE(Link::from_author("a.html")->is_external());
}

TEST_CASE("links between pages are relative and encoded") {
  CHECK(Link::between("index.html", "roles/a.html").address() == "roles/a.html");
  CHECK(Link::between("roles/a.html", "index.html").address() == "../index.html");
  CHECK(Link::between("roles/a.html", "roles/b.html").address() == "b.html");
  CHECK(Link::between("roles/a.html", "tools/b.html", "step.x").address() ==
        "../tools/b.html#step.x");
  CHECK(Link::between("a/b/c.html", "a/d/e.html").address() == "../d/e.html");
  CHECK(Link::between("roles/a.html", "roles/a.html", "x").address() == "#x");
  CHECK(Link::between("roles/a.html", {}, "x y\"").address() == "#x%20y%22");
  CHECK(Link::between("a.html", "files/a b?.png").address() == "files/a%20b%3F.png");
}

TEST_CASE("only drawings are embedded") {
  const std::string drawing =
      "<svg viewBox=\"0 0 1 1\"><a href=\"x.html\"><text>a &lt; b</text></a></svg>";
  CHECK(inline_svg("<?xml version=\"1.0\"?>\n" + drawing).markup() == drawing);
  CHECK(inline_svg("no drawing").empty());
  CHECK(inline_svg("<svg><script>alert(1)</script></svg>").empty());
  CHECK(inline_svg("<svg><foreignObject></foreignObject></svg>").empty());
  CHECK(inline_svg("<svg><a href=\"javascript:alert(1)\"></a></svg>").empty());
  CHECK(inline_svg("<svg><image href=\"https://example.org/a.png\"/></svg>").empty());
}
