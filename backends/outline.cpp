#include "compiler/identity.hpp"
#include "outline_parts.hpp"

#include <set>
#include <utility>

namespace waymark {
namespace {

using outline_parts::View;

bool deepens(StatementKind kind) {
  return kind == StatementKind::answer || kind == StatementKind::branch ||
         kind == StatementKind::for_each || kind == StatementKind::if_;
}

std::vector<std::uint32_t> number_items(const Workflow& workflow) {
  std::vector<std::uint32_t> numbers(workflow.statements.size(), 0);
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < workflow.statements.size(); ++i)
    if (is_numbered(workflow.statements[i].kind)) numbers[i] = ++last;
  return numbers;
}

/// Parents stand before their children, so one pass is enough.
std::vector<std::uint32_t> depths(const Workflow& workflow) {
  std::vector<std::uint32_t> depth(workflow.statements.size(), 0);
  for (std::size_t i = 0; i < workflow.statements.size(); ++i) {
    const StatementId parent = workflow.statements[i].parent;
    if (parent == StatementId::none) continue;
    depth[i] = depth[index(parent)] + (deepens(workflow[parent].kind) ? 1 : 0);
  }
  return depth;
}

void add_items(const View& view, Outline& outline) {
  const std::vector<std::uint32_t> depth = depths(view.workflow);
  const std::vector<std::string> keys = statement_keys(view.checked.model, view.workflow.self);
  std::set<StatementId> entered;
  for (std::size_t i = 0; i < view.workflow.statements.size(); ++i) {
    if (view.numbers[i] == 0) continue;
    OutlineItem item = outline_parts::item(view, StatementId{static_cast<std::uint32_t>(i)});
    item.key = keys[i];
    item.depth = depth[i];
    if (item.enclosure.item != 0)
      item.enclosure.first_inside = entered.insert(item.enclosure.statement).second;
    outline.items.push_back(std::move(item));
  }
}

const Process* realized(const View& view) {
  const auto& realizes = view.workflow.realizes;
  const bool known = realizes && view.checked.model.is(realizes->target, DeclarationKind::process);
  return known ? &view.checked.model.process(realizes->target) : nullptr;
}

void describe_stage(const View& view, StatementId stage, OutlineSection& section) {
  section.title = view.workflow[stage].title;
  const Block* block = view.workflow.block(stage);
  if (!block) return;
  const Process* process = realized(view);
  if (process && block->stage < process->stages.size()) {
    section.title = process->stages[block->stage].title;
    section.purpose = process->stages[block->stage].purpose.value;
  }
  for (const Reference& reference : view.workflow.list(block->informs))
    section.informed.push_back(view.outliner.named(reference));
  for (const Instruction& one : view.workflow.instructions_of(block->instructions))
    (one.kind == InstructionKind::caution ? section.cautions : section.notes).push_back(one);
}

void add_sections(const View& view, Outline& outline) {
  const std::vector<std::string> keys = statement_keys(view.checked.model, view.workflow.self);
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < outline.items.size(); ++i) {
    const StatementId stage = view.workflow[outline.items[i].statement].stage;
    if (outline.sections.empty() || outline.sections.back().stage != stage) {
      OutlineSection section;
      section.stage = stage;
      section.first_item = i;
      if (stage != StatementId::none) {
        section.key = keys[index(stage)];
        section.continued = !seen.insert(view.workflow[stage].id).second;
        describe_stage(view, stage, section);
      }
      outline.sections.push_back(std::move(section));
    }
    ++outline.sections.back().item_count;
  }
}

void add_introduction(const View& view, Outline& outline) {
  for (const Instruction& one : view.workflow.instructions_of(view.workflow.instructions))
    (one.kind == InstructionKind::see ? outline.references : outline.introduction).push_back(one);
}

} // namespace

bool is_numbered(StatementKind kind) {
  switch (kind) {
  case StatementKind::step:
  case StatementKind::decide:
  case StatementKind::if_:
  case StatementKind::wait:
  case StatementKind::parallel:
  case StatementKind::for_each: return true;
  default: return false;
  }
}

Outline Outliner::outline(DeclarationId workflow) const {
  Outline made;
  made.workflow = workflow;
  made.key = key(checked_->model, workflow);
  const Workflow& source = checked_->model.workflow(workflow);
  made.item_of = number_items(source);
  const View view{*checked_, source, checked_->flow(workflow), *this, made.item_of};
  add_items(view, made);
  add_sections(view, made);
  add_introduction(view, made);
  if (Continuation first = outline_parts::start(view); !first.is_next_number)
    made.start = std::move(first);
  made.used_in = used_in_[checked_->model[workflow].index];
  made.successors = successors_[checked_->model[workflow].index];
  outline_parts::add_ends(made);
  outline_parts::add_people(view, made);
  outline_parts::add_things(view, made);
  return made;
}

} // namespace waymark
