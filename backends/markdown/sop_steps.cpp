#include "markdown.hpp"
#include "sop_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

// The work itself: numbered steps by stage. An arrow at the start of a line is where the flow goes.
namespace waymark::sop_parts {
namespace {

using markdown::escape;
using markdown::strong;

std::string fact(std::string_view name, std::string_view value) {
  return fmt::format("* **{}:** {}", name, value);
}

std::string_view performer_label(ItemKind kind) {
  switch (kind) {
  case ItemKind::decision:
  case ItemKind::condition: return "Who decides";
  case ItemKind::wait: return "Who keeps watch";
  default: return "Who";
  }
}

void add_performer(const OutlineItem& item, std::vector<std::string>& facts) {
  if (item.performer_source == PerformerSource::follower) return;
  if (item.kind == ItemKind::wait && item.performer_source == PerformerSource::nobody) return;
  facts.push_back(fact(performer_label(item.kind),
                       escape(item.performer.text) + (item.automated ? " (automatic)" : "")));
}

/// The owner answers for what names nobody else: said once, above the steps.
DeclarationId owner(const Sop& sop) {
  return sop.workflow.owner ? sop.workflow.owner->target : DeclarationId::none;
}

std::vector<std::string> facts(const Sop& sop, const OutlineItem& item) {
  std::vector<std::string> rows;
  if (!sop.workflow.work(item.statement)) return rows;
  const auto add_names = [&](std::string_view name, const std::vector<Named>& all) {
    if (!all.empty()) rows.push_back(fact(name, names(all)));
  };
  add_performer(item, rows);
  if (item.accountable && *item.accountable != item.performer &&
      item.accountable->declaration != owner(sop))
    rows.push_back(fact("Accountable", escape(item.accountable->text)));
  if (item.from) rows.push_back(fact("Waiting for", escape(item.from->text)));
  add_names("Ask first", item.consulted);
  add_names("Inform", item.informed);
  add_names("Tools", item.tools);
  add_names("Needs", item.needs);
  add_names("Approves", item.approves);
  add_names("Makes", item.makes);
  if (!item.takes.empty()) rows.push_back(fact("Takes", item.takes));
  if (!item.within.empty()) rows.push_back(fact("Deadline", "within " + item.within));
  if (item.follow) rows.push_back(fact("How", "follow " + sop_link(sop, *item.follow)));
  if (item.optional) rows.push_back(fact("Optional", "may be left out"));
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
  const std::string line = "* [ ] " + escape(text);
  if (!first) return sop.page.row(line);
  sop.page.block("**Check:**");
  sop.page.block(line);
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
    case InstructionKind::note: sop.page.block("> **Note:** " + escape(one.text.value)); break;
    case InstructionKind::image: sop.page.block(author_image(sop, one)); break;
    case InstructionKind::see: sop.page.block("**See:** " + author_link(sop, one.text)); break;
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
  sop.page.block(item.enclosure.branch.empty()
                     ? fmt::format("*In each round of {}:*", number)
                     : fmt::format("*Part of {} – {}:*", number, escape(item.enclosure.branch)));
}

void add_anchored(Sop& sop, std::string_view key, const std::vector<Instruction>& cautions,
                  std::string_view before, int level, const std::string& title) {
  sop.page.block(fmt::format("<a id=\"{}\"></a>", sop_anchor(key)));
  for (const Instruction& caution : cautions)
    sop.page.block(fmt::format("> **Caution before {}:** {}", before, escape(caution.text.value)));
  sop.page.heading(level, title);
}

void add_item(Sop& sop, const OutlineItem& item, int level) {
  add_place(sop, item);
  add_anchored(sop, item.key, item.cautions, fmt::format("step {}", item.number), level,
               fmt::format("{}. {}", item.number, escape(item.title)));
  const std::vector<std::string> known = facts(sop, item);
  sop.page.rows(known);
  add_instructions(sop, item.instructions, !known.empty());
  if (item.kind == ItemKind::parallel) sop.page.block("All of these start at the same time:");
  add_ways_on(sop, item);
}

void add_stage(Sop& sop, const OutlineSection& section) {
  if (section.stage == StatementId::none) {
    sop.page.heading(3, "Further steps");
    return;
  }
  const std::string title = escape(section.title) + (section.continued ? " (continued)" : "");
  add_anchored(sop, section.key, section.cautions, "this stage", 3, title);
  if (!section.continued && !section.purpose.empty())
    sop.page.block("**Purpose:** " + escape(section.purpose));
  add_instructions(sop, section.notes, false);
  if (!section.informed.empty())
    sop.page.block(fmt::format("Inform in each step: {}", names(section.informed)));
}

void add_introduction(Sop& sop) {
  const std::string_view id = sop.checked.model[sop.outline.workflow].id;
  if (sop.options.diagrams) {
    sop.page.block(
        markdown::image(fmt::format("Flow of {}", sop.checked.model[sop.outline.workflow].title),
                        "../diagrams/" + markdown::encode_path(id) + ".svg"));
  }
  if (sop.outline.items.size() > 1) {
    sop.page.block("Take the steps in the order of their numbers, unless an arrow (→) sends you "
                   "elsewhere.");
  }
  const bool has_follower =
      std::any_of(sop.outline.items.begin(), sop.outline.items.end(), [](const OutlineItem& item) {
        return item.performer_source == PerformerSource::follower;
      });
  if (has_follower)
    sop.page.block("A step that names nobody is for you, the one who follows this procedure.");
  const bool owner_answers =
      std::any_of(sop.outline.items.begin(), sop.outline.items.end(), [&](const OutlineItem& item) {
        return item.accountable && item.accountable->declaration == owner(sop) &&
               *item.accountable != item.performer;
      });
  if (owner_answers && owner(sop) != DeclarationId::none)
    sop.page.block(fmt::format("Where a step names nobody as accountable, {} answers for it.",
                               strong(sop.checked.model[owner(sop)].title)));
  if (sop.outline.start) sop.page.block("→ " + sentence(sop, sop.outline.start->words));
}

} // namespace

void add_steps(Sop& sop) {
  sop.page.heading(2, "Steps");
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
