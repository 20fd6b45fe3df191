#include "backends/handbook.hpp"

#include "grammar/unicode.hpp"
#include "handbook_site.hpp"
#include "html/colour.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fmt/format.h>

#include <cctype>
#include <set>
#include <string>

using namespace waymark;
using namespace waymark::test;

namespace {

/// Text that tries to break out of every place where it may stand.
constexpr std::string_view hostile_workspace = R"way(
handbook "</title><script>alert(1)</script>" {
  company "\"><img src=x onerror=alert(1)>"
  site "https://example.org/" edit "javascript:alert(1)//{path}#{line}"
}
role r "<b onmouseover=alert(1)>R</b>" person "</p><script>x</script>" purpose "\" onfocus=\"alert(1)" {
  in "<i>" handle "'><u>"
}
party p "<p>" purpose "</main>"
tool t "<svg onload=alert(1)>" owner r url "javascript:alert(1)" kind "&lt;b&gt;" purpose "]]>"
document d "<!--" kept forever in t owner r purpose "-->"
term "<dt>" "[x](javascript:alert(1)) <script>alert(1)</script>"
system s "</li></ul>" purpose "<hr>" { owner r
  process q "\"'<>&" { trigger "<t>" outcome "</o>" stage a "<s>" purpose "</section>" stage b "B" }
}
workflow w "<w>" {
  realizes q owner r purpose "</header>" trigger "<x>" outcome "<y>" see "javascript:alert(1)"
  """
  <script>alert(1)</script> [x](javascript:alert(1)) ![i](https://example.org/i.png)
  """
  stage a {
    step one "<script>alert(1)</script>" by r using t makes d follow proc {
      caution "</div><script>" note "<n>" check "<input>" see "//example.org/x"
      on "</q><script>" -> two
      """
      > <b>bold</b> <a href="javascript:x">y</a>
      """
    }
    decide "<d>" by r { when "</li><script>" { step "</ol>" by p informs r } otherwise continue }
  }
  stage b {
    step two "</article>" by t needs d
    wait "<wait>" by r from p within 2 days else -> end "</wait>"
    end "</end><script>"
  }
}
procedure proc "<pr>" { owner r step "</html>" by r { """
 text
 """ } }
)way";

std::string many_tools(int tools, int workflows) {
  std::string text = "role founder \"Founder\" person \"Ana\"\n";
  for (int at = 0; at < tools; ++at) text += fmt::format("tool t{:05} owner founder\n", at);
  for (int at = 0; at < workflows; ++at) {
    text +=
        fmt::format("workflow w{0:05} {{ owner founder by founder\n"
                    "  step \"Do {0}\" using t00000\n  step \"Check {0}\" informs founder\n}}\n",
                    at);
  }
  return text;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}

std::size_t total_size(const Publication& publication) {
  std::size_t size = 0;
  for (const OutputFile& document : publication.documents) size += document.bytes.size();
  return size;
}

} // namespace

TEST_CASE("handbook of the sample: every link leads somewhere, every page is well-formed") {
  const CheckedModel checked = compiled_folder("samples/event-planner");
  const Publication site = render_handbook(checked, {});
  CHECK(site.documents.size() > checked.model.declarations.size());
  CHECK(joined(broken_links(site)) == "");
  CHECK(joined(faults(site)) == "");
}

TEST_CASE("handbook of the sample: every diagram is on paper, whole or in sheets") {
  const Publication site = render_handbook(compiled_folder("samples/event-planner"), {});
  std::size_t on_side = 0;
  for (const OutputFile& page : site.documents) {
    if (!page.path.ends_with(".html")) continue;
    CAPTURE(page.path);
    constexpr std::string_view begin = "<figure class=\"diagram\">";
    for (std::size_t at = page.bytes.find(begin); at != std::string::npos;
         at = page.bytes.find(begin, at + 1)) {
      const std::string figure = page.bytes.substr(at, page.bytes.find("</figure>", at) - at);
      CHECK(count_of(figure, "<div class=\"canvas") > count_of(figure, " off-paper\""));
      on_side += count_of(figure, " on-side\"");
    }
  }
  CHECK(on_side > 0);
}

TEST_CASE("handbook of the sample: no page asks another host for anything") {
  const Publication site =
      render_handbook(compiled_folder("samples/event-planner"), without_diagrams);
  for (const OutputFile& page : site.documents) {
    CAPTURE(page.path);
    CHECK(page.bytes.find("src=\"http") == std::string::npos);
    CHECK(page.bytes.find("@import") == std::string::npos);
    CHECK(page.bytes.find("url(") == std::string::npos);
    CHECK(page.bytes.find("<link rel=\"stylesheet\" href=\"http") == std::string::npos);
  }
}

TEST_CASE("handbook: hostile text stays text") {
  const CheckedModel checked = compiled(std::string(hostile_workspace));
  for (const bool diagrams : {false, true}) {
    const Publication site = render_handbook(checked, {.diagrams = diagrams});
    CHECK(joined(faults(site)) == "");
    CHECK(joined(broken_links(site)) == "");
    for (const OutputFile& page : site.documents) {
      if (!page.path.ends_with(".html")) continue;
      CAPTURE(page.path);
      const std::size_t script = page.bytes.find("<script");
      if (page.path != "404.html") // which looks for the site's own in several places
        CHECK(page.bytes.find("<script", script + 1) == std::string::npos);
      CHECK(page.bytes.find("<script>") == std::string::npos);
      CHECK(page.bytes.find("=\"javascript:") == std::string::npos);
      CHECK(page.bytes.find("<img src=\"x") == std::string::npos);
      CHECK(page.bytes.find("https://example.org/i.png\" alt") == std::string::npos);
    }
  }
}

TEST_CASE("handbook: the same bytes, whatever the order of the files") {
  std::vector<std::pair<std::string, std::string>> files{
      {"a.way", "role a \"A\"\ntool t owner a\n"},
      {"b.way", "workflow w { owner a by a step one using t step two }\n"},
      {"c.way", "document d kept 1 year in t\n"}};
  const Publication one = render_handbook(compiled(files), {});
  std::swap(files[0], files[2]);
  const Publication two = render_handbook(compiled(files), {});
  CHECK(files_of(one) == files_of(two));
}

TEST_CASE("handbook: a page's frame does not depend on the number of pages") {
  const auto few = files_of(render_handbook(compiled(many_tools(5, 1)), without_diagrams));
  const auto many = files_of(render_handbook(compiled(many_tools(500, 1)), without_diagrams));
  for (const char* page :
       {"roles/founder.html", "workflows/w00000.html", "glossary.html", "tools/t00001.html"}) {
    // The founder's page lists the tools that the founder answers for: its own content.
    if (std::string_view(page) == "roles/founder.html") continue;
    CAPTURE(page);
    CHECK(few.at(page).size() == many.at(page).size());
  }
  const std::size_t half =
      total_size(render_handbook(compiled(many_tools(5, 300)), without_diagrams));
  const std::size_t whole =
      total_size(render_handbook(compiled(many_tools(5, 600)), without_diagrams));
  CHECK(static_cast<double>(whole) / static_cast<double>(half) < 2.05);
}

TEST_CASE("file names: safe, unique where case is folded, never reserved") {
  const CheckedModel checked =
      compiled("role con\nrole NUL\nrole Com1\nrole founder\nrole Founder\n"
               "role FOUNDER\nrole ärztin\nrole über\nrole 日本\nrole 中国\n"
               "role " +
               std::string(300, 'x') + "\nrole index\n");
  const SitePaths paths(checked.model);
  std::set<std::string> folded;
  for (std::uint32_t at = 0; at < checked.model.declarations.size(); ++at) {
    const std::string& path = paths.page(DeclarationId{at});
    CAPTURE(path);
    CHECK(path.size() < 120);
    CHECK(path.starts_with("roles/"));
    CHECK(folded.insert(to_lower(path)).second);
    const std::string name = path.substr(6, path.size() - 6 - 5);
    for (const char letter : name) {
      CHECK((std::islower(static_cast<unsigned char>(letter)) ||
             std::isdigit(static_cast<unsigned char>(letter)) || letter == '-' || letter == '_'));
    }
    CHECK(name != "con");
    CHECK(name != "nul");
    CHECK(name != "com1");
  }
  CHECK(folded.size() == 12);
  CHECK(paths.page(checked.model.find("founder")) == "roles/founder.html");
}

TEST_CASE("anchors come from keys") {
  CHECK(page_anchor("workflow/x/step/call") == "step.call");
  CHECK(page_anchor("workflow/x/decide/opened/jump/1") == "decide.opened.jump.1");
  CHECK(page_anchor("process/x/stage/capture~2") == "stage.capture~2");
  CHECK(page_anchor("role/founder") == "");
}

TEST_CASE("copies: below files/, safe, unique where case is folded, only of what is there") {
  const CheckedModel checked = compiled({{"flows/a.way", R"way(
handbook "H" { logo "../../outside/Logo.PNG" }
role r "R"
document d "D" owner r template "../con/NUL.txt"
document e "E" owner r template "../A b?.pdf"
workflow w { owner r by r see "../a-b-.pdf"
  step one makes d, e { image "pictures/x.png" "X" """
  ![again](pictures/x.png) and ![a picture](pictures/none.png)
  """ }
}
)way"}});
  const Publication site = render_handbook(checked, without_diagrams);
  std::set<std::string> targets;
  for (const FileCopy& copy : site.copies) {
    CAPTURE(copy.to);
    CHECK(copy.to.starts_with("files/"));
    CHECK(copy.to.find("..") == std::string::npos);
    CHECK(targets.insert(to_lower(copy.to)).second);
    CHECK(copy.to.find(' ') == std::string::npos);
    CHECK(copy.to.find("/con/") == std::string::npos);
  }
  CHECK(site.copies.size() == 5);
  CHECK(joined(broken_links(site)) == "");
  const std::string page = files_of(site).at("workflows/w.html");
  CHECK(page.find("alt=\"again\"") != std::string::npos);
  CHECK(page.find("none.png") == std::string::npos);
}

TEST_CASE("the accent is readable whatever the author chose") {
  using namespace waymark::html;
  for (const char* chosen :
       {"#ffffff", "#000000", "#ffff00", "#b8326b", "#808080", "#00ff00", "#0000ff"}) {
    CAPTURE(chosen);
    const Colour ground{241, 243, 247};
    const Colour colour = readable(*parse_colour(chosen), ground, {0, 0, 0});
    CHECK(contrast(colour, ground) >= 4.5);
    CHECK(accent_variables(parse_colour(chosen)).light.find(to_text(*parse_colour("#12151c"))) ==
          std::string::npos);
  }
  CHECK_FALSE(parse_colour("red; } body { display: none").has_value());
  CHECK_FALSE(parse_colour("#12345g").has_value());
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
}

TEST_CASE("a handbook of a damaged or empty workspace exists") {
  CHECK(render_handbook(compiled(""), {}).documents.size() >= 7);
  const CheckedModel damaged = compiled(
      "system a in b\nsystem b in a\nworkflow w { step \"x\" by nobody using nothing -> gone\n"
      "role\nrole r r r {\nprocess p { stage a stage a }\nworkflow { step }\nprocedure \"\" {}");
  const Publication site = render_handbook(damaged, without_diagrams);
  CHECK(joined(broken_links(site)) == "");
  CHECK(joined(faults(site)) == "");
  const Publication drawn = render_handbook(damaged, {});
  const auto drawings = std::ranges::count_if(
      drawn.documents, [](const OutputFile& file) { return file.path.starts_with("diagrams/"); });
  CHECK(drawings > 0);
  CHECK(drawn.documents.size() == site.documents.size() + static_cast<std::size_t>(drawings));
}
