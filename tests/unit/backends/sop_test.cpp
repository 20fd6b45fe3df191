#include "backends/sop.hpp"

#include "golden.hpp"
#include "markdown/markdown.hpp"
#include "sop_generated.hpp"
#include "sop_paper.hpp"
#include "sop_workspace.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace waymark;

namespace {

struct Heading {
  int level = 0;
  std::string text;
};

/// What a reader of Markdown sees of a document: its headings, and raw HTML.
struct Seen {
  std::vector<Heading> headings;
  std::vector<std::string> html;
};

std::string text_of(cmark_node* node) {
  std::string text;
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(node),
                                                                    cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    const char* literal = cmark_node_get_literal(cmark_iter_get_node(iterator.get()));
    if (event == CMARK_EVENT_ENTER && literal) text += literal;
  }
  return text;
}

Seen see(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "tasklist", "autolink"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser.get()),
                                                                cmark_node_free);
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(root.get()),
                                                                    cmark_iter_free);
  Seen seen;
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iterator.get());
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
      seen.headings.push_back({cmark_node_get_heading_level(node), text_of(node)});
      break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE: seen.html.emplace_back(cmark_node_get_literal(node)); break;
    default: break;
    }
  }
  return seen;
}

bool is_ours(const std::string& html) {
  return html.starts_with("<a id=\"") || html == "</a>" || html.starts_with("<!-- -->") ||
         html.starts_with("<!-- end list -->") || html.starts_with("<!-- Made by Waymark ");
}

/// Items, stages and standard headings, in order; whatever the author writes, there are no others.
std::vector<Heading> expected_headings(const CheckedModel& checked, const Outline& outline) {
  std::vector<Heading> headings;
  const bool staged =
      std::any_of(outline.sections.begin(), outline.sections.end(),
                  [](const OutlineSection& one) { return one.stage != StatementId::none; });
  for (const OutlineSection& section : outline.sections) {
    if (staged && section.stage == StatementId::none) headings.push_back({3, "Further steps"});
    if (staged && section.stage != StatementId::none)
      headings.push_back(
          {3, paper::collapsed(section.title) + (section.continued ? " (continued)" : "")});
    for (std::uint32_t i = 0; i < section.item_count; ++i) {
      const OutlineItem& item = outline.items[section.first_item + i];
      headings.push_back(
          {staged ? 4 : 3, std::to_string(item.number) + ". " + paper::collapsed(item.title)});
    }
  }
  (void)checked;
  return headings;
}

void check_structure(const CheckedModel& checked, const Workflow& workflow) {
  const Outline made = Outliner(checked).outline(workflow.self);
  const std::string markdown = render_sop(checked, workflow.self);
  CAPTURE(markdown);
  const Seen seen = see(markdown);
  for (const std::string& html : seen.html) {
    CAPTURE(html);
    REQUIRE(is_ours(html));
  }
  REQUIRE(seen.headings.size() > 1);
  REQUIRE(seen.headings[0].text == paper::collapsed(checked.model[workflow.self].title));
  const auto steps =
      std::find_if(seen.headings.begin(), seen.headings.end(),
                   [](const Heading& one) { return one.level == 2 && one.text == "Steps"; });
  REQUIRE(steps != seen.headings.end());
  auto at = steps + 1;
  for (const Heading& heading : expected_headings(checked, made)) {
    REQUIRE(at != seen.headings.end());
    REQUIRE(at->text == heading.text);
    REQUIRE(at->level == heading.level);
    ++at;
  }
  for (; at != seen.headings.end(); ++at) REQUIRE(at->level == 2);
}

} // namespace

TEST_CASE("sop: cases") {
  for (const std::filesystem::path& folder : golden::cases("sop")) {
    const std::string name = folder.filename().string();
    SUBCASE(name.c_str()) {
      const CheckedModel checked = test::compiled(golden::read(folder / "input.way"));
      for (const OutputFile& file : render_sops(checked, {}).documents)
        golden::expect(folder / std::filesystem::path(file.path).filename(), file.bytes);
      for (const Workflow& workflow : checked.model.workflows) check_structure(checked, workflow);
    }
  }
}

TEST_CASE("sop: no text of the author's changes the structure") {
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    const std::string source = test::generated_workflow(random);
    CAPTURE(source);
    const CheckedModel checked = test::compiled(source);
    REQUIRE(checked.model.workflows.size() == 1);
    check_structure(checked, checked.model.workflows[0]);
  }
  for (const CheckedModel& checked : {test::compiled_folder("samples/event-planner"),
                                      test::compiled_folder("samples/first-workflow")})
    for (const Workflow& workflow : checked.model.workflows) check_structure(checked, workflow);
}

TEST_CASE("sop: files that are shown or linked are copied, each once, below files/") {
  const CheckedModel checked =
      test::compiled({{"home/me/tools.way", "tool t \"T\""}, {"home/me/flows/a.way", R"(
role boss "Boss"
document d "D" kept 1 year in t template "../../outside/d x.md"
procedure p "P" {
  owner boss
  step "A" makes d { image "../pictures/a.png" "A" }
  step "B" { image "../pictures/a.png" "A again" }
  see "notes.md"
  see "https://example.org/x"
}
)"}});
  const Publication publication = render_sops(checked, {});
  std::vector<std::string> copies;
  for (const FileCopy& copy : publication.copies) copies.push_back(copy.from + " > " + copy.to);
  std::sort(copies.begin(), copies.end());
  CHECK(copies == std::vector<std::string>{"home/me/flows/notes.md > files/flows/notes.md",
                                           "home/me/pictures/a.png > files/pictures/a.png",
                                           "home/outside/d x.md > files/up/outside/d-x.md"});
  REQUIRE(publication.documents.size() == 1);
  const std::string& markdown = publication.documents[0].bytes;
  CHECK(publication.documents[0].path == "sop/p.md");
  CHECK(markdown.find("![A](../files/pictures/a.png)") != std::string::npos);
  CHECK(markdown.find("(../files/up/outside/d-x.md)") != std::string::npos);
  CHECK(markdown.find("[https://example.org/x](https://example.org/x)") != std::string::npos);
}

TEST_CASE("sop: a diagram is shown only where there is one") {
  const CheckedModel checked =
      test::compiled("role boss \"Boss\"\nworkflow w \"W\" { owner boss; step \"A\" by boss }");
  const DeclarationId id = checked.model.workflows.at(0).self;
  CHECK(render_sop(checked, id).find("../diagrams/w.svg") != std::string::npos);
  CHECK(render_sop(checked, id, {.diagrams = false}).find("diagrams") == std::string::npos);
}

TEST_CASE("sop: a change of one fact changes one line") {
  const auto render = [](const std::string& takes) {
    const CheckedModel checked = test::compiled(
        "role boss \"Boss\"\nworkflow w \"W\" { owner boss; by boss; step \"A\" takes " + takes +
        "; step \"B\" }");
    return render_sop(checked, checked.model.workflows.at(0).self);
  };
  const std::string before = render("5 min");
  const std::string after = render("6 min");
  std::size_t changed = 0;
  for (std::size_t a = 0, b = 0; a < before.size();) {
    const std::size_t end_a = before.find('\n', a);
    const std::size_t end_b = after.find('\n', b);
    REQUIRE(end_b != std::string::npos);
    changed += before.substr(a, end_a - a) != after.substr(b, end_b - b);
    a = end_a + 1;
    b = end_b + 1;
  }
  CHECK(changed == 1);
}

TEST_CASE("markdown: marks are escaped only where they mean something") {
  using markdown::escape;
  using markdown::escape_block;
  CHECK(escape("a_b c") == "a_b c");
  CHECK(escape("_a_") == "\\_a\\_");
  CHECK(escape("AT&T &amp; Q&A") == "AT&T \\&amp; Q&A");
  CHECK(escape("3.2") == "3.2");
  CHECK(escape_block("3.2") == "3\\.2");
  CHECK(escape_block("10) x") == "10\\) x");
  CHECK(escape_block("- x") == "\\- x");
  CHECK(escape(" a \n\t b ") == "a b");
  CHECK(escape("C# #1") == "C# \\#1");
  CHECK(markdown::strong(" ").empty());
  CHECK(markdown::encode_path("a b/(ü).md") == "a%20b/%28ü%29.md");
  CHECK_FALSE(markdown::is_web_address("javascript:alert(1)"));
}

TEST_CASE("markdown: the author's blocks stand at the margin and close what they open") {
  CHECK(markdown::embed("# A **b** c") == "**A b c:**");
  CHECK(markdown::embed("# Why?") == "**Why?**");
  CHECK(markdown::embed("```\nopen") == "``` text\nopen\n```");
  CHECK(markdown::embed("[x](javascript:a)") == "x");
  const auto copies = [](std::string_view path) -> std::optional<std::string> {
    return path == "a.md" ? std::optional<std::string>("../files/a.md") : std::nullopt;
  };
  CHECK(markdown::embed("[x](a.md) [y](b.md)", copies) == "[x](../files/a.md) y");
  CHECK(markdown::embed("![x](a.md) ![y](b.md)", copies) == "![x](../files/a.md) y");
  CHECK(markdown::embed("![x](https://e.example/x.png)") == "[x](https://e.example/x.png)");
  CHECK(markdown::embed("[![x](http://e.example/x)](http://e.example)") == "[x](http://e.example)");
  CHECK(markdown::embed("[x](#step.a) [y](../../b.md)") == "[x](#step.a) y");
  CHECK(markdown::embed("a <b>c</b>") == "a `<b>`c`</b>`");
  CHECK(markdown::embed_inline("two\nlines") == "two lines");
  CHECK(markdown::embed_inline("- a\n- b") == "- a - b");
}
