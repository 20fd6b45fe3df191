#include "outline_parts.hpp"

#include "grammar/keywords.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <fmt/format.h>

// One numbered item: what the statement says, in the words of a document.
namespace waymark::outline_parts {
namespace {

ItemKind kind_of(StatementKind kind) {
  switch (kind) {
  case StatementKind::decide: return ItemKind::decision;
  case StatementKind::if_: return ItemKind::condition;
  case StatementKind::wait: return ItemKind::wait;
  case StatementKind::parallel: return ItemKind::parallel;
  case StatementKind::for_each: return ItemKind::for_each;
  default: return ItemKind::step;
  }
}

std::string wait_title(const Language& language, const Statement& statement,
                       const StatedDuration* lasts) {
  if (lasts != nullptr) return language.filled(Word::wait_lasting, language.text(lasts->duration));
  if (statement.title.empty()) return std::string(language.word(Word::wait));
  const std::string title(statement.title);
  return to_lower(title).starts_with(language.word(Word::wait_begins))
             ? title
             : language.filled(Word::wait_for, title);
}

std::string title_of(const Language& language, const Statement& statement,
                     const StatedDuration* lasts, ItemKind kind) {
  switch (kind) {
  case ItemKind::wait: return wait_title(language, statement, lasts);
  case ItemKind::for_each:
    return statement.title.empty() ? std::string(language.word(Word::for_each_of_them))
                                   : language.filled(Word::for_each_of, statement.title);
  case ItemKind::parallel:
    if (statement.title.empty()) return std::string(language.word(Word::parallel));
    break;
  default: break;
  }
  return std::string(statement.title.empty() ? language.word(Word::untitled) : statement.title);
}

/// What stands behind the keyword of the `by` clause at `span`, or all of it; empty if the name is
/// missing.
std::string written_name(const View& view, const Span& span) {
  constexpr std::string_view keyword = spelling(Keyword::by);
  std::string_view text = view.checked.model.source(span.file).text(span);
  if (text == keyword) return {};
  if (text.starts_with(keyword) && text.substr(keyword.size()).starts_with(' '))
    text.remove_prefix(keyword.size() + 1);
  return std::string(text);
}

Named performer(const View& view, const Performer& who) {
  if (who.who != DeclarationId::none)
    return {who.who, std::string(view.checked.model[who.who].title)};
  if (who.source == PerformerSource::follower)
    return {DeclarationId::none, std::string(view.language().word(Word::follower))};
  if (std::string written = written_name(view, who.span); !written.empty())
    return {DeclarationId::none, std::move(written)};
  if (who.source == PerformerSource::owner && view.workflow.owner)
    return view.outliner.named(*view.workflow.owner);
  return {DeclarationId::none, std::string(view.language().word(Word::nobody_yet))};
}

std::vector<Named> list(const View& view, Range range) {
  std::vector<Named> all;
  for (const Reference& reference : view.workflow.list(range))
    all.push_back(view.outliner.named(reference));
  return all;
}

std::optional<Named> accountable(const View& view, const Work& work) {
  if (work.answerable != DeclarationId::none)
    return Named{work.answerable, std::string(view.checked.model[work.answerable].title)};
  if (const Reference* written = view.workflow.accountable(work))
    return view.outliner.named(*written);
  return std::nullopt;
}

/// One checklist, behind all that says how the step is done: it is gone through at the end.
void take_instructions(const View& view, Range range, OutlineItem& item) {
  for (const Instruction& one : view.workflow.instructions_of(range))
    (one.kind == InstructionKind::caution ? item.cautions : item.instructions).push_back(one);
  std::stable_partition(item.instructions.begin(), item.instructions.end(),
                        [](const Instruction& one) { return one.kind != InstructionKind::check; });
}

/// Without the tool that does it by itself.
std::vector<Named> tools_of(const View& view, const Work& work) {
  std::vector<Named> all = list(view, work.tools);
  const DeclarationId performer = work.performer.who;
  if (performer != DeclarationId::none)
    std::erase_if(all, [&](const Named& one) { return one.declaration == performer; });
  return all;
}

void take_work(const View& view, const Work& work, OutlineItem& item) {
  item.performer = performer(view, work.performer);
  const bool nobody = item.performer == Named{DeclarationId::none,
                                              std::string(view.language().word(Word::nobody_yet))};
  item.performer_source = nobody ? PerformerSource::nobody : work.performer.source;
  item.automated = view.checked.model.is(work.performer.who, DeclarationKind::tool);
  item.accountable = accountable(view, work);
  item.consulted = list(view, work.consults);
  item.informed = list(view, work.informs);
  item.tools = tools_of(view, work);
  item.needs = list(view, work.needs);
  item.makes = list(view, work.makes);
  item.approves = list(view, work.approves);
  if (const Reference* from = view.workflow.from(work)) item.from = view.outliner.named(*from);
  if (const auto* takes = view.workflow.takes(work))
    item.takes = view.language().text(takes->duration);
  if (const auto* within = view.workflow.within(work))
    item.within = view.language().text(within->duration);
  if (work.follow && work.follow->resolved()) item.follow = work.follow->target;
  item.optional = work.optional;
  take_instructions(view, work.instructions, item);
}

Enclosure enclosure(const View& view, StatementId statement) {
  const FlowNodeId node = view.graph.node_of[index(statement)];
  if (node == FlowNodeId::none) return {};
  const Region& region = view.graph.regions[view.graph[node].region];
  if (region.kind == RegionKind::whole || region.entry == FlowNodeId::none) return {};
  const StatementId owner = view.graph[region.entry].statement;
  Enclosure found;
  found.item = owner == StatementId::none ? 0 : view.numbers[index(owner)];
  found.statement = region.statement;
  if (region.kind == RegionKind::branch && region.statement != StatementId::none)
    found.branch = view.workflow[region.statement].title;
  return found;
}

} // namespace

OutlineItem item(const View& view, StatementId id) {
  const Statement& statement = view.workflow[id];
  const Work* work = view.workflow.work(id);
  OutlineItem made;
  made.number = view.numbers[index(id)];
  made.kind = kind_of(statement.kind);
  made.statement = id;
  made.title = title_of(view.language(), statement,
                        work != nullptr ? view.workflow.lasts(*work) : nullptr, made.kind);
  made.enclosure = enclosure(view, id);
  if (work) take_work(view, *work, made);
  made.continuations = continuations(view, id, made.kind);
  return made;
}

} // namespace waymark::outline_parts
