#include "html/figure.hpp"
#include "html/governance.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/raci.hpp"
#include "html/steps.hpp"

#include "backends/handbook.hpp"
#include "compiler/values.hpp"

#include <fmt/format.h>

namespace waymark::html {

namespace {

Html after(const Page& page, const Workflow& workflow) {
  if (!workflow.after) {
    return {};
  }
  Html result = page.link(workflow.after->workflow);
  if (workflow.after->result.given()) {
    result += text(" ") + page.say(Word::with_result) + text(" ") +
              element("strong", text(workflow.after->result.value));
  }
  return result;
}

/// Whose work this is the detail of, each workflow once.
Html followed_by(const Page& page, DeclarationId workflow) {
  Html result;
  DeclarationId last = DeclarationId::none;
  for (const Use& use : page.site().relations.uses[index(workflow)]) {
    if (use.kind == UseKind::follows && use.workflow != last) {
      if (!result.empty()) result += text(", ");
      result += page.link(use.workflow);
      last = use.workflow;
    }
  }
  return result;
}

Html overview(const Page& page, const Workflow& workflow, const DocumentControl& control) {
  Facts facts(page);
  if (workflow.realizes) {
    facts.add(Word::serves, page.link(workflow.realizes));
  }
  facts.add(Word::owner, page.link(workflow.owner));
  facts.add(Word::trigger, workflow.trigger);
  facts.add(Word::after, after(page, workflow));
  facts.add(Word::outcome, workflow.outcome);
  facts.add(Word::leads_to, page.links(page.site().relations.after[index(workflow.self)]));
  facts.add(Word::used_in_steps, followed_by(page, workflow.self));
  if (workflow.happens) {
    facts.add(Word::happens, text(page.words().text(*workflow.happens)));
  }
  facts.add(Word::scope, workflow.scope);
  add_governance(facts, page, control);
  return facts.html();
}

Html retention(const Page& page, const Retention* kept) {
  if (kept == nullptr) {
    return {};
  }
  Html result =
      page.say(Word::kept) + text(" ") +
      (kept->duration ? text(page.words().text(*kept->duration)) : page.say(Word::kept_forever));
  if (kept->tool) {
    result += text(" ") + page.say(Word::kept_in) + text(" ") + page.link(kept->tool);
  }
  return text(" ") + element("span", {{"class", "where"}}, result);
}

void add_in_and_out(Page& page, const Outline& outline) {
  Html in;
  Html out;
  for (const InvolvedDocument& document : outline.documents) {
    if (document.handed_in) {
      in += element("li", page.link(document.document));
    }
    if (document.made) {
      out += element("li", page.link(document.document) + retention(page, document.kept));
    }
  }
  Html columns;
  const auto column = [&](Word heading, const Html& items) {
    if (!items.empty()) {
      columns += element("div", element("h3", page.say(heading)) + element("ul", items));
    }
  };
  column(Word::goes_in, in);
  column(Word::comes_out, out);
  Html tools;
  for (const DeclarationId tool : outline.tools) tools += element("li", page.link(tool));
  column(Word::tools_used, tools);
  Html followed;
  for (const DeclarationId procedure : outline.followed)
    followed += element("li", page.link(procedure));
  column(Word::follow, followed);
  if (!columns.empty()) {
    page.add_section("in-and-out", page.say(Word::in_and_out),
                     element("div", {{"class", "columns"}}, columns));
  }
}

void add_ends(Page& page, const Outline& outline) {
  Html items;
  for (const OutlineEnd& end : outline.ends) {
    Html content =
        element("strong", end.result.empty() ? page.say(Word::the_end) : text(end.result));
    Html after;
    for (const std::uint32_t item : end.items) {
      if (!after.empty()) after += text(", ");
      after += element(
          "a", {{"class", "to-item"}, href(page.to({}, page_anchor(outline.items[item - 1].key)))},
          text(fmt::format("{}", item)));
    }
    if (!after.empty()) {
      content += text(" ") + element("span", {{"class", "where"}},
                                     page.say(Word::ends_after) + text(" ") + after);
    }
    items += element("li", content);
  }
  if (!items.empty()) {
    page.add_section("ends", page.say(Word::ends), element("ul", {{"class", "ends"}}, items));
  }
}

void add_terms(Page& page, const Outline& outline) {
  Html items;
  for (const std::uint32_t at : outline.terms) {
    const Term& term = page.site().model.terms[at];
    items += element(
        "div",
        element("dt",
                element("a", {href(page.to(glossary_page, page.site().outliner.term_anchor(at)))},
                        text(term.term.value))) +
            element("dd", page.markdown(term.definition, 4)));
  }
  if (!items.empty()) {
    page.add_section("terms", page.say(Word::terms), element("dl", {{"class", "terms"}}, items));
  }
}

void add_references(Page& page, const Outline& outline) {
  Html items;
  for (const Instruction& reference : outline.references) {
    items += element("li", page.link(reference.text));
  }
  if (!items.empty()) {
    page.add_section("references", page.say(Word::see_also), element("ul", items));
  }
}

Html kind_line(const Page& page, const Workflow& workflow) {
  Html kind = page.say(workflow.is_procedure ? Word::procedure : Word::workflow);
  if (workflow.number.given()) {
    kind += text(" · ") + text(workflow.number.value);
  }
  return kind;
}

} // namespace

FinishedPage render_workflow(const Site& site, const Outline& outline, const Drawing* drawing,
                             const Drawing* narrow) {
  const Workflow& workflow = site.model.workflow(outline.workflow);
  Page page(site, site.paths.page(outline.workflow), site.title_of(outline.workflow));
  page.set_subject(outline.workflow);
  page.set_description(workflow.purpose.value);
  const DocumentControl control = document_control(site.checked, outline.workflow);
  page.add(page_header(kind_line(page, workflow), site.title_of(outline.workflow),
                       text(workflow.purpose.value), status_badges(page, control)));
  page.add(overview(page, workflow, control));
  page.add(instructions(page, outline.introduction, 3));
  if (const Html picture = figure(page, drawing, Word::diagram_text, "steps", narrow);
      !picture.empty()) {
    page.add_section("diagram", site.say(Word::diagram), picture);
  }
  page.add_section("steps", site.say(Word::steps), steps(page, outline));
  for (const OutlineSection& section : outline.sections) {
    if (!section.title.empty() && !section.continued) {
      page.add_place(page_anchor(section.key), section.title);
    }
  }
  add_raci(page, outline);
  add_in_and_out(page, outline);
  add_ends(page, outline);
  add_terms(page, outline);
  add_references(page, outline);
  add_gaps_section(page, outline.workflow);
  add_history(page, control);
  add_reviews(page, workflow);
  add_sign_off(page, outline);
  return std::move(page).finish();
}

} // namespace waymark::html
