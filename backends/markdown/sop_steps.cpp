#include "backends/handbook.hpp"
#include "markdown.hpp"
#include "sop_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

// The work itself: numbered steps by stage. An arrow at the start of a line is where the flow goes.
namespace waymark::sop_parts {
namespace {

using markdown::escape;
using markdown::strong;

/// The colon belongs to the label: in French a space stands before it.
std::string label(const Sop& sop, std::string_view name) {
  std::string_view colon = sop.word(Word::colon);
  colon.remove_suffix(1);
  return fmt::format("**{}{}**", name, colon);
}

std::string fact(const Sop& sop, Word name, std::string_view value) {
  return fmt::format("* {} {}", label(sop, sop.word(name)), value);
}

Word performer_label(ItemKind kind) {
  switch (kind) {
  case ItemKind::decision:
  case ItemKind::condition: return Word::who_decides;
  case ItemKind::wait: return Word::who_watches;
  default: return Word::who;
  }
}

void add_performer(const Sop& sop, const OutlineItem& item, std::vector<std::string>& facts) {
  if (item.performer_source == PerformerSource::follower) return;
  if (item.kind == ItemKind::wait && item.performer_source == PerformerSource::nobody) return;
  std::string who = escape(item.performer.text);
  if (item.automated) who += sop.word(Word::automatic);
  facts.push_back(fact(sop, performer_label(item.kind), who));
}

/// The owner answers for what names nobody else: said once, above the steps.
DeclarationId answering_owner(const Sop& sop) {
  return sop.workflow.owner ? sop.workflow.owner->target : DeclarationId::none;
}

std::vector<std::string> facts(const Sop& sop, const OutlineItem& item) {
  std::vector<std::string> rows;
  if (!sop.workflow.work(item.statement)) return rows;
  const auto add = [&](Word name, std::string_view value) {
    rows.push_back(fact(sop, name, value));
  };
  const auto add_names = [&](Word name, const std::vector<Named>& all) {
    if (!all.empty()) add(name, names(all));
  };
  add_performer(sop, item, rows);
  if (item.accountable && *item.accountable != item.performer &&
      item.accountable->declaration != answering_owner(sop))
    add(Word::answers_for_it, escape(item.accountable->text));
  if (item.from) add(Word::waits_for, escape(item.from->text));
  add_names(Word::asks, item.consulted);
  add_names(Word::tells, item.informed);
  add_names(Word::tools, item.tools);
  add_names(Word::needs, item.needs);
  add_names(Word::approves, item.approves);
  add_names(Word::makes, item.makes);
  if (!item.takes.empty()) add(Word::takes_time, item.takes);
  if (!item.within.empty()) add(Word::deadline, sop.filled(Word::within_time, item.within));
  if (item.follow) add(Word::follow, sop_link(sop, *item.follow));
  if (item.optional) add(Word::optional, sop.word(Word::may_be_left_out));
  return rows;
}

/// A list of the author's must not go on a list that stands before it.
void add_text(Sop& sop, const Text& text, bool behind_list) {
  const std::string block = author_text(sop, text);
  const bool is_list = block.find_first_of(" 0123456789") == 0;
  if (behind_list && is_list) sop.page.block("<!-- -->");
  sop.page.block(block);
}

/// Checks that follow one another are one list.
void add_check(Sop& sop, std::string_view text, bool first) {
  const std::string line = "* [ ] " + plain_text(sop, text);
  if (!first) return sop.page.row(line);
  sop.page.block(label(sop, sop.word(Word::checklist)));
  sop.page.block(line);
}

/// Quotes that follow one another are one: some take two for one, and say so.
void add_quote(Sop& sop, std::string_view name, const Instruction& quoted, bool first) {
  const std::string text = plain_text(sop, quoted.text.value);
  const std::string line = fmt::format("> {} {}", label(sop, name), text);
  if (first) return sop.page.block(line);
  sop.page.row(">");
  sop.page.row(line);
}

void add_instructions(Sop& sop, const std::vector<Instruction>& instructions, bool behind_list) {
  InstructionKind before = behind_list ? InstructionKind::check : InstructionKind::note;
  bool first = true;
  for (const Instruction& one : instructions) {
    const bool again = !first && one.kind == before;
    switch (one.kind) {
    case InstructionKind::text:
      add_text(sop, one.text, before == InstructionKind::text || before == InstructionKind::check);
      break;
    case InstructionKind::check: add_check(sop, one.text.value, !again); break;
    case InstructionKind::caution: break; // stands before the step
    case InstructionKind::note: add_quote(sop, sop.word(Word::note), one, !again); break;
    case InstructionKind::image: sop.page.block(author_image(sop, one)); break;
    case InstructionKind::see:
      sop.page.block(
          fmt::format("{} {}", label(sop, sop.word(Word::see_also)), author_link(sop, one.text)));
      break;
    }
    before = one.kind;
    first = false;
  }
}

void add_ways_on(Sop& sop, const OutlineItem& item) {
  for (const Continuation& one : item.continuations) {
    if (one.kind == ContinuationKind::next && one.is_next_number &&
        item.kind != ItemKind::parallel && item.kind != ItemKind::for_each)
      continue;
    sop.page.block("→ " + sentence(sop, one.words));
  }
}

void add_place(Sop& sop, const OutlineItem& item) {
  if (!item.enclosure.first_inside) return;
  const std::string number =
      markdown::link(fmt::format("{}", item.enclosure.item),
                     "#" + sop_anchor(sop.outline.items[item.enclosure.item - 1].key));
  sop.page.block(fmt::format(
      "*{}*", item.enclosure.branch.empty()
                  ? sop.filled(Word::in_each_round, number)
                  : sop.filled(Word::part_of_branch, number, escape(item.enclosure.branch))));
}

/// The place itself, and those of the ids that it had before (`was`).
std::string anchors(const Sop& sop, StatementId statement, std::string_view key) {
  std::string all = fmt::format("<a id=\"{}\"></a>", sop_anchor(key));
  for (const std::string& former : former_keys(sop.checked.model, sop.outline, statement, key))
    all += fmt::format("<a id=\"{}\"></a>", sop_anchor(former));
  return all;
}

/// A step or stage that others link to.
struct LinkedPart {
  StatementId statement{};
  std::string_view key{};
  const std::vector<Instruction>& cautions; ///< to be read before it
  std::string called{};                     ///< what they say that it is: "step 3"
};

void add_heading(Sop& sop, const LinkedPart& part, int level, const std::string& title) {
  sop.page.block(anchors(sop, part.statement, part.key));
  for (const Instruction& caution : part.cautions)
    add_quote(sop, sop.filled(Word::caution_before, part.called), caution,
              &caution == part.cautions.data());
  sop.page.heading(level, title);
}

void add_item(Sop& sop, const OutlineItem& item, int level) {
  add_place(sop, item);
  add_heading(
      sop, {item.statement, item.key, item.cautions, sop.filled(Word::step_numbered, item.number)},
      level, fmt::format("{}. {}", item.number, escape(item.title)));
  const std::vector<std::string> known = facts(sop, item);
  sop.page.rows(known);
  add_instructions(sop, item.instructions, !known.empty());
  if (item.kind == ItemKind::parallel) sop.page.block(sop.word(Word::all_start));
  add_ways_on(sop, item);
}

void add_stage(Sop& sop, const OutlineSection& section) {
  if (section.stage == StatementId::none) {
    sop.page.heading(3, sop.word(Word::further_steps));
    return;
  }
  std::string title = escape(section.title);
  if (section.continued) title = sop.filled(Word::stage_continued, title);
  add_heading(
      sop, {section.stage, section.key, section.cautions, std::string(sop.word(Word::this_stage))},
      3, title);
  if (!section.continued && !section.purpose.empty())
    sop.page.block(fmt::format("{} {}", label(sop, sop.word(Word::purpose)),
                               plain_text(sop, section.purpose)));
  add_instructions(sop, section.notes, false);
  if (!section.informed.empty())
    sop.page.block(sop.filled(Word::inform_in_each, names(section.informed)));
}

void add_introduction(Sop& sop) {
  const std::string_view id = sop.checked.model[sop.outline.workflow].id;
  if (sop.options.diagrams) {
    sop.page.block(
        markdown::image(sop.filled(Word::flow_of, sop.checked.model[sop.outline.workflow].title),
                        "../" + drawing_path(id)));
  }
  if (sop.outline.items.size() > 1) {
    sop.page.block(sop.word(Word::take_in_order));
  }
  if (has_follower(sop.outline)) sop.page.block(sop.word(Word::step_for_you));
  if (owner_answers(sop.outline, answering_owner(sop)))
    sop.page.block(
        sop.filled(Word::owner_answers, strong(sop.checked.model[answering_owner(sop)].title)));
  if (sop.outline.start) sop.page.block("→ " + sentence(sop, sop.outline.start->words));
}

} // namespace

void add_steps(Sop& sop) {
  sop.page.heading(2, sop.word(Word::steps));
  add_introduction(sop);
  const std::vector<OutlineSection>& sections = sop.outline.sections;
  const bool staged = std::any_of(sections.begin(), sections.end(), [](const OutlineSection& one) {
    return one.stage != StatementId::none;
  });
  for (const OutlineSection& section : sections) {
    if (staged) add_stage(sop, section);
    for (std::uint32_t i = 0; i < section.item_count; ++i)
      add_item(sop, sop.outline.items[section.first_item + i], staged ? 4 : 3);
  }
}

} // namespace waymark::sop_parts
