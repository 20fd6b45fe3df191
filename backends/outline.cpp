#include "backends/outline.hpp"

#include "backends/handbook.hpp"

#include "compiler/identity.hpp"
#include "outline_parts.hpp"

#include <set>

#include <algorithm>
#include <array>

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

Outliner::Outliner(const CheckedModel& checked)
    : checked_(&checked)
    , language_(checked.model.handbook.language.value) {
  index_terms();
  index_paths();
  index_uses();
  index_documents();
  index_numbers();
  index_pages();
}

void Outliner::index_pages() {
  for (const Declaration& one : checked_->model.declarations) {
    pages_.insert(page_path(one.kind, one.id));
    for (const std::string_view former : one.former_ids) pages_.insert(page_path(one.kind, former));
  }
}

bool Outliner::is_missing_page(std::string_view path) const {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !path.ends_with(".html") || pages_.contains(path))
    return false;
  constexpr std::array kinds{DeclarationKind::system,   DeclarationKind::process,
                             DeclarationKind::workflow, DeclarationKind::procedure,
                             DeclarationKind::role,     DeclarationKind::party,
                             DeclarationKind::tool,     DeclarationKind::document};
  return std::ranges::any_of(kinds, [&](DeclarationKind kind) {
    return page_path(kind, "x").starts_with(path.substr(0, slash + 1));
  });
}

void Outliner::index_uses() {
  const Model& model = checked_->model;
  const auto is_workflow = [&](const Reference& reference) {
    return model.is(reference.target, DeclarationKind::workflow) ||
           model.is(reference.target, DeclarationKind::procedure);
  };
  used_in_.resize(model.workflows.size());
  successors_.resize(model.workflows.size());
  followed_by_.resize(model.workflows.size());
  for (const Workflow& workflow : model.workflows) {
    if (workflow.after && is_workflow(workflow.after->workflow))
      successors_[model[workflow.after->workflow.target].index].push_back(
          {workflow.self, workflow.after->result.value});
    for (const Work& work : workflow.works) {
      if (!work.follow || !is_workflow(*work.follow)) continue;
      if (work.performer.source == PerformerSource::follower ||
          model.is(work.performer.who, DeclarationKind::role))
        followed_by_[model[work.follow->target].index].emplace_back(workflow.self,
                                                                    work.performer.who);
      std::vector<DeclarationId>& users = used_in_[model[work.follow->target].index];
      if (users.empty() || users.back() != workflow.self) users.push_back(workflow.self);
    }
  }
}

const std::vector<DeclarationId>& Outliner::used_in(DeclarationId workflow) const {
  return used_in_[checked_->model[workflow].index];
}

std::vector<DeclarationId> Outliner::followers(DeclarationId procedure) const {
  std::vector<DeclarationId> roles;
  std::set<DeclarationId> seen;
  std::vector<DeclarationId> open{procedure};
  std::set<DeclarationId> entered{procedure}; // texts may follow one another in a circle
  while (!open.empty()) {
    const DeclarationId one = open.back();
    open.pop_back();
    for (const auto& [workflow, who] : followed_by_[checked_->model[one].index]) {
      if (who != DeclarationId::none) {
        if (seen.insert(who).second) roles.push_back(who);
      } else if (entered.insert(workflow).second) {
        open.push_back(workflow);
      }
    }
  }
  return roles;
}

double Outliner::monthly_runs(DeclarationId workflow) const {
  return checked_->monthly_runs[checked_->model[workflow].index];
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

Named Outliner::named(const Reference& reference) const {
  if (reference.resolved())
    return {reference.target, std::string(checked_->model[reference.target].title)};
  return {DeclarationId::none,
          std::string(checked_->model.source(reference.span.file).text(reference.span))};
}

} // namespace waymark
