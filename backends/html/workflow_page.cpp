#include "backends/document_control.hpp"
#include "backends/exchanges.hpp"
#include "backends/passings.hpp"
#include "html/figure.hpp"
#include "html/governance.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/raci.hpp"
#include "html/steps.hpp"
#include "html/uses.hpp"

#include "backends/handbook.hpp"
#include "compiler/values.hpp"
#include "listing.hpp"

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

/// Only if another document has the same number: then it identifies neither.
Html shared_number(const Page& page, const Workflow& workflow) {
  const std::vector<DeclarationId> others = page.site().outliner.namesakes(workflow.self);
  if (others.empty()) return {};
  return text(workflow.number.given() ? workflow.number.value
                                      : page.site().model[workflow.self].id) +
         text(" ") +
         badge("severity-warning", page.say(Word::number_shared) + text(" ") + page.links(others));
}

Html overview(const Page& page, const Workflow& workflow, const DocumentControl& control) {
  Facts facts(page);
  if (workflow.realizes) {
    facts.add(Word::serves, page.link(workflow.realizes));
  }
  const bool is_strict = page.site().model.handbook.sop_strict;
  const auto add_text = [&](Word label, const Text& author) {
    facts.add(label, author.given() || !is_strict ? page.plain_text(author.value)
                                                  : page.say(Word::not_applicable));
  };
  facts.add(Word::number, shared_number(page, workflow));
  facts.add(Word::owner, page.link(workflow.owner));
  if (is_strict && !workflow.purpose.given()) add_text(Word::purpose, workflow.purpose);
  add_text(Word::trigger, workflow.trigger);
  facts.add(workflow.trigger.given() ? Word::or_after : Word::after, after(page, workflow));
  add_text(Word::outcome, workflow.outcome);
  facts.add(Word::leads_to, page.links(page.site().relations.after[index(workflow.self)]));
  facts.add(Word::used_in_steps, followed_by(page, workflow.self));
  const Html often = how_often(page, workflow.self);
  facts.add(Word::happens, often.empty() ? page.say(Word::not_known_yet) : often);
  add_text(Word::scope, workflow.scope);
  add_governance(facts, page, control);
  return facts.html();
}

/// With what it is for.
Html tool_entry(const Page& page, DeclarationId id) {
  const Text& purpose = page.site().model.tool(id).purpose;
  Html entry = page.link(id);
  if (purpose.given()) {
    entry += element("span", {{"class", "where"}}, text(purpose.value));
  }
  return element("li", entry);
}

/// With what it is for, and what it is made from.
Html document_entry(const Page& page, DeclarationId id) {
  const auto& document = page.site().model.document(id);
  Html entry = page.link(id);
  if (page.site().outliner.file(document.template_path)) {
    entry += text(" (") + page.say(Word::template_file) + page.say(Word::colon) +
             page.link(document.template_path) + text(")");
  }
  if (document.purpose.given()) {
    entry += element("div", {{"class", "where"}}, text(document.purpose.value));
  }
  return entry;
}

Html exchanged(const Page& page, const Outline& outline, const Exchange& one) {
  if (one.document != DeclarationId::none) return document_entry(page, one.document);
  if (one.item == 0) return text(one.text);
  const OutlineItem& item = outline.items[one.item - 1];
  return element("a", {href(page.to({}, page_anchor(item.key)))},
                 text(fmt::format("{}. {}", item.number, item.title)));
}

struct ExchangeHeads {
  Word all{};
  Word what{};
  Word partner{};
};

/// What comes in and from whom, or what goes out and for whom.
Html exchange_table(const Page& page, const Outline& outline, const std::vector<Exchange>& all,
                    const ExchangeHeads& heads) {
  Html rows;
  for (const Exchange& one : all) {
    rows += row(cell(exchanged(page, outline, one)) +
                cell(one.partners.empty() ? text("–") : page.links(one.partners)));
  }
  if (rows.empty() && !page.site().model.handbook.sop_strict) return {};
  return element("h3", page.say(heads.all)) +
         (rows.empty() ? element("p", {{"class", "absent"}}, page.say(Word::not_applicable))
                       : table(page.label(heads.all),
                               {{page.say(heads.what)}, {page.say(heads.partner)}}, rows));
}

Html records(const Page& page, const Outline& outline) {
  Html rows;
  for (const InvolvedDocument& one : outline.documents) {
    if (one.kept == nullptr) continue;
    rows += row(cell(page.link(one.document)) +
                cell(one.kept->tool ? page.link(one.kept->tool) : page.say(Word::not_known_yet)) +
                cell(one.kept->duration ? page.own(page.words().text(*one.kept->duration))
                                        : page.say(Word::forever)));
  }
  if (rows.empty() && !page.site().model.handbook.sop_strict) return {};
  return element("h3", page.say(Word::records)) +
         (rows.empty() ? element("p", {{"class", "absent"}}, page.say(Word::not_applicable))
                       : table(page.label(Word::records),
                               {{page.say(Word::record)},
                                {page.say(Word::kept_where)},
                                {page.say(Word::how_long)}},
                               rows));
}

void add_in_and_out(Page& page, const Outline& outline) {
  const Exchanges all = exchanges(page.site().checked, page.site().outliner, outline);
  Html content =
      exchange_table(page, outline, all.inputs, {Word::inputs, Word::input, Word::supplier}) +
      exchange_table(page, outline, all.outputs, {Word::outputs, Word::output, Word::customer});
  if (!all.inputs.empty() || !all.outputs.empty()) {
    content = element("p", {{"class", "where"}}, page.say(Word::in_and_out_lead)) + content;
  }
  content += records(page, outline);
  Html columns;
  const auto column = [&](Word heading, const Html& items) {
    if (!items.empty()) {
      columns += element("div", element("h3", page.say(heading)) + element("ul", items));
    }
  };
  Html tools;
  for (const DeclarationId tool : outline.tools) tools += tool_entry(page, tool);
  if (tools.empty() && page.site().model.handbook.sop_strict)
    tools = element("li", {{"class", "absent"}}, page.say(Word::not_applicable));
  column(Word::tools_used, tools);
  Html followed;
  for (const DeclarationId procedure : outline.followed)
    followed += element("li", page.link(procedure));
  column(Word::follow, followed);
  if (!columns.empty()) content += element("div", {{"class", "columns"}}, columns);
  if (!content.empty()) {
    page.add_section("in-and-out", page.say(Word::in_and_out), content);
  }
}

/// Where work passes from one to another.
void add_handoffs(Page& page, const Outline& outline) {
  Html rows;
  const Site& site = page.site();
  for (const Passing& one : site.relations.passings[site.model[outline.workflow].index]) {
    const OutlineItem& item = outline.items[one.item - 1];
    Html with = page.links(one.documents);
    if (with.empty() && !one.always_silent) {
      with = element("span", {{"class", "absent"}}, page.own(without_document(page.words(), one)));
    }
    if (const std::string silent = silence(page.words(), one); !silent.empty()) {
      if (!with.empty()) with += text(" ");
      with += badge("severity-warning", page.own(silent));
    }
    rows += row(labelled_cell(page, Word::handoff_from, who_badge(page, one.from)) +
                labelled_cell(page, Word::handoff_to, who_badge(page, one.to)) +
                labelled_cell(page, Word::handoff_at,
                              element("a", {href(page.to({}, page_anchor(item.key)))},
                                      text(fmt::format("{}. {}", item.number, item.title)))) +
                labelled_cell(page, Word::handoff_with, with));
  }
  add_standard_section(page, "handoffs", Word::handoffs,
                       rows.empty() ? Html{}
                                    : stacked_table(page.label(Word::handoffs),
                                                    {{page.say(Word::handoff_from)},
                                                     {page.say(Word::handoff_to)},
                                                     {page.say(Word::handoff_at)},
                                                     {page.say(Word::handoff_with)}},
                                                    rows));
}

/// How to read the steps.
Html introduction(const Page& page, const Outline& outline) {
  Html lines;
  const auto line = [&](std::string_view said) {
    lines += element("p", {{"class", "where"}}, page.own(said));
  };
  if (outline.items.size() > 1) line(page.word(Word::take_in_order));
  if (has_follower(outline)) line(page.word(Word::step_for_you));
  const auto& owner = page.site().model.workflow(outline.workflow).owner;
  if (owner && owner_answers(outline, owner->target))
    line(page.words().filled(Word::owner_answers, page.site().title_of(owner->target)));
  return lines;
}

void add_ends(Page& page, const Outline& outline) {
  Html items;
  for (const OutlineEnd& end : outline.ends) {
    Html content =
        element("strong", end.result.empty() ? page.say(Word::the_end) : text(end.result));
    const auto link = [&](std::uint32_t item) {
      return element(
          "a", {{"class", "to-item"}, href(page.to({}, page_anchor(outline.items[item - 1].key)))},
          text(fmt::format("{}", item)));
    };
    const Html after = listed(end.items, link, text(", "));
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
  add_standard_section(page, "terms", Word::definitions,
                       items.empty() ? Html{} : element("dl", {{"class", "terms"}}, items));
}

void add_references(Page& page, const Outline& outline) {
  Html items;
  for (const Instruction& reference : outline.references) {
    items += element("li", page.link(reference.text));
  }
  add_standard_section(page, "references", Word::references,
                       items.empty() ? Html{} : element("ul", items));
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
  page.add(page_header(kind_line(page, workflow), text(page.site().title_of(outline.workflow)),
                       page.plain_text(workflow.purpose.value), status_badges(page, control)));
  page.add(element("p", {{"class", "to-steps"}},
                   element("a", {href(page.to({}, "steps"))}, page.say(Word::to_the_steps))));
  page.add(overview(page, workflow, control));
  page.add(instructions(page, outline.introduction, 3));
  if (const Html picture = figure(page, drawing, Word::diagram_text, "steps", narrow);
      !picture.empty()) {
    page.add_section("diagram", site.say(Word::diagram), picture);
  }
  page.add_section("steps", site.say(Word::steps),
                   introduction(page, outline) + steps(page, outline));
  for (const OutlineSection& section : outline.sections) {
    if (!section.title.empty() && !section.continued) {
      page.add_place(page_anchor(section.key), section.title);
    }
  }
  add_raci(page, outline);
  add_handoffs(page, outline);
  add_in_and_out(page, outline);
  add_ends(page, outline);
  add_terms(page, outline);
  add_references(page, outline);
  add_gaps_section(page, outline.workflow);
  add_history(page, control, site.model[outline.workflow].span.file);
  add_reviews(page, workflow);
  add_sign_off(page, outline);
  return std::move(page).finish();
}

} // namespace waymark::html
