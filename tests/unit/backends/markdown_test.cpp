#include "handbook_site.hpp"
#include "html/markdown.hpp"
#include "markdown/markdown.hpp"
#include "plain_paragraph.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

using namespace waymark;
using namespace waymark::html;
using test::has;

namespace {

std::string rendered(std::string_view author, const MarkdownOptions& options = {}) {
  return std::string(html::markdown(author, options).markup());
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

} // namespace

TEST_CASE("Markdown: what authors write") {
  CHECK(rendered("Look at the **source**.") == "<p>Look at the <strong>source</strong>.</p>\n");
  CHECK(has(rendered("~~no~~"), "<del>no</del>"));
  CHECK(has(rendered("see https://example.org"), "<a href=\"https://example.org\">"));
  CHECK(has(rendered("|a|b|\n|-|:-:|\n|1|2|"), "<td class=\"centre\">2</td>"));
  CHECK_FALSE(has(rendered("|a|b|\n|-|:-:|\n|1|2|"), "align="));
  CHECK(has(rendered("- [ ] one\n- [x] two"), "aria-label=\"to do\""));
  CHECK(has(rendered("- [ ] one\n- [x] two"), "checked disabled aria-label=\"done\""));
}

TEST_CASE("Markdown: headings are demoted below the page's own") {
  CHECK(has(rendered("# a", {.heading_level = 4}), "<h4>a</h4>"));
  CHECK(has(rendered("## a", {.heading_level = 4}), "<h5>a</h5>"));
  CHECK(has(rendered("###### a", {.heading_level = 4}), "<h6>a</h6>"));
}

TEST_CASE("Markdown: no markup or script gets through") {
  for (const char* hostile :
       {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b",
        "<a href='javascript:x'>y</a>", "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))",
        "[x](&#106;avascript:alert(1))", "[x](java&#10;script:alert(1))",
        "[x](<java\\script:alert(1)>)", "![x](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)", "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>", "[x](vbscript:y)", "[x](data:text/html,<b>)", "[x](//example.org)",
        "[x](\"onclick=\"alert(1))", "<style>*{display:none}</style>",
        "<!-- a --><iframe src=x>"}) {
    const std::string html = rendered(hostile);
    CAPTURE(hostile);
    CAPTURE(html);
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img"));
    CHECK_FALSE(has(html, "<iframe"));
    CHECK_FALSE(has(html, "<style"));
    CHECK_FALSE(has(html, "href="));
    CHECK_FALSE(has(html, "src="));
  }
}

TEST_CASE("Markdown: code and texts that look like our tags stay texts") {
  CHECK(has(rendered("`<th align=\"center\">`"), "&lt;th align=&quot;center&quot;&gt;"));
  CHECK(has(rendered("    <!-- raw HTML omitted -->"), "&lt;!-- raw HTML omitted --&gt;"));
}

TEST_CASE("Markdown: pictures of other hosts become links, so that no page asks another host") {
  const std::string html = rendered("![A table](https://example.org/a.png)");
  CHECK(html == "<p><a href=\"https://example.org/a.png\">A table</a></p>\n");
  CHECK(has(rendered("![](https://example.org/a.png)"), ">https://example.org/a.png</a>"));
  CHECK(rendered("[![A](https://a.example/a.png)](https://b.example)") ==
        "<p><a href=\"https://b.example\">A</a></p>\n");
}

TEST_CASE("Markdown: no link stands in another, however deep it is hidden") {
  const std::string picture = "![x](https://e.org/x.png)";
  const auto links = [](const std::string& html) {
    std::size_t count = 0;
    for (std::size_t at = html.find("<a "); at != std::string::npos; at = html.find("<a ", at + 1))
      ++count;
    return count;
  };
  CHECK(links(rendered("[a " + repeated("*w **w ", 20) + picture + repeated(" w** w*", 20) +
                       " b](https://e.org)")) == 1);
  CHECK(rendered("![a ![b](https://e.org/b.png)](https://e.org/a.png)") ==
        "<p><a href=\"https://e.org/a.png\">a b</a></p>\n");
  CHECK(rendered("![a [b](https://e.org/b)](https://e.org/a.png)") ==
        "<p><a href=\"https://e.org/a.png\">a b</a></p>\n");
  CHECK(links(rendered("[a](javascript:x " + picture + ")")) == 1);
  CHECK(links(rendered("[a](https://e.org) " + picture)) == 2);
}

TEST_CASE("Markdown: relative addresses lead where the site says, or nowhere") {
  MarkdownOptions options;
  options.file = [](std::string_view path) -> std::optional<Link> {
    if (path == "form.png") return Link::between("workflows/a.html", "files/form.png");
    return std::nullopt;
  };
  CHECK(has(rendered("![The form](form.png)", options),
            "<img src=\"../files/form.png\" alt=\"The form\" />"));
  CHECK(rendered("[gone](missing.pdf)", options) == "<p>gone</p>\n");
  CHECK(rendered("![gone *too*](missing.png)", options) == "<p>gone <em>too</em></p>\n");
  CHECK(rendered("[x](a.html)") == "<p>x</p>\n");
  options.place = [](std::string_view address) { return Link::from_author(address); };
  CHECK(rendered("[x](a.html)", options) == "<p><a href=\"a.html\">x</a></p>\n");
  CHECK(rendered("![gone](a.png)", options) == "<p>gone</p>\n");
}

TEST_CASE("Markdown: deep and long texts neither crash nor take quadratic time") {
  const auto begin = std::chrono::steady_clock::now();
  constexpr int many = 50'000;
  for (const std::string& hostile :
       {repeated(">", many) + "a", repeated("- ", many) + "a", repeated("[", many) + "a",
        repeated("[", many) + repeated("](x)", many), repeated("![", many) + repeated("](x)", many),
        repeated("*a **b ", many), repeated("http://a.b<", many), repeated("<!--", many),
        repeated("|", many) + "\n" + repeated("|-", many) + "\n" + repeated("|\n", 50)}) {
    CHECK(rendered(hostile).size() > 0);
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  CHECK(taken.count() < 60); // seconds; generous for sanitizers, hours if quadratic
}

TEST_CASE("Markdown: what is taken for plain words means nothing else to the parser") {
  // Emphasis at the end sends the same words through the parser.
  const auto check = [](const std::string& words) {
    CAPTURE(words);
    CHECK(rendered(words + " *x*") == "<p>" + words + " <em>x</em></p>\n");
    CHECK(waymark::markdown::embed(words + " *x*", {}, {}) == words + " *x*");
    CHECK(rendered(words) == "<p>" + words + "</p>\n");
    CHECK(waymark::markdown::embed(words, {}, {}) == words);
  };
  for (const std::string words :
       {"Call the customer", "a\nb - c\nd", "It's 5 % (about), isn't it? Yes; no/maybe.",
        "Über\nÄrger – “so” ist’s", "x 1. y\nz 2) w", "Step (see a/b) - end."}) {
    REQUIRE(is_plain_paragraph(words));
    check(words);
  }
  const std::vector<std::string> pieces{"a",  "Zeit", " ",   "\n", "-",   ".",  ",", "(", ")",
                                        "1.", "7",    "www", "'",  "%",   "?",  ";", "/", "é",
                                        "–",  "A",    "x",   " b", "\nc", " d", "e"};
  std::uint32_t state = 1;
  std::size_t plain = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string words;
    for (int i = 0; i < 8; ++i) {
      state = state * 1664525 + 1013904223;
      words += pieces[(state >> 16) % pieces.size()];
    }
    if (!is_plain_paragraph(words)) continue;
    ++plain;
    check(words);
  }
  CHECK(plain > 100);
  for (const char* words :
       {"",       " a",     "a ",    "a  b", "a \nb",           "a\n b",  "- a",  "1. a",
        "a\n- b", "a\n\nb", "a *b*", "a_b_", "www.example.org", "a\n---", "a: b", "a & b",
        "a < b",  "x@y.z",  "# a",   "a\\"}) {
    CAPTURE(words);
    CHECK_FALSE(is_plain_paragraph(words));
  }
}
