#include "backends/outliner.hpp"

#include "backends/handbook.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace waymark {

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

void Outliner::index_documents() {
  const Model& model = checked_->model;
  makers_.resize(model.declarations.size());
  users_.resize(model.declarations.size());
  for (const Workflow& workflow : model.workflows) {
    const auto note = [&](std::vector<std::vector<DeclarationId>>& lists, const Reference& one) {
      if (!one.resolved()) return;
      std::vector<DeclarationId>& list = lists[index(one.target)];
      if (list.empty() || list.back() != workflow.self) list.push_back(workflow.self);
    };
    const std::vector<DeclarationId> made = made_in(workflow.self);
    const std::set<DeclarationId> own(made.begin(), made.end());
    const auto note_use = [&](const Reference& one) {
      if (!own.contains(one.target)) note(users_, one);
    };
    for (const Reference& one : workflow.list(workflow.needs)) note(users_, one);
    for (const Work& work : workflow.works) {
      for (const Reference& one : workflow.list(work.needs)) note_use(one);
      for (const Reference& one : workflow.list(work.approves)) note_use(one);
      for (const Reference& one : workflow.list(work.makes)) note(makers_, one);
    }
  }
}

void Outliner::index_numbers() {
  for (const Workflow& workflow : checked_->model.workflows)
    numbers_[workflow.number.given() ? workflow.number.value : checked_->model[workflow.self].id]
        .push_back(workflow.self);
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

std::span<const HandOff> Outliner::handoffs(DeclarationId workflow) const {
  const std::vector<HandOff>& all = checked_->handoffs();
  const auto first = std::ranges::lower_bound(all, workflow, {}, &HandOff::workflow);
  const auto last = std::ranges::upper_bound(all, workflow, {}, &HandOff::workflow);
  return {first, last};
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

std::vector<DeclarationId> Outliner::made_in(DeclarationId workflow) const {
  const Model& model = checked_->model;
  std::vector<DeclarationId> documents;
  std::set<DeclarationId> seen;
  std::vector<DeclarationId> open{workflow};
  std::set<DeclarationId> entered{workflow}; // texts may follow one another in a circle
  while (!open.empty()) {
    const Workflow& one = model.workflow(open.back());
    open.pop_back();
    for (const Work& work : one.works) {
      for (const Reference& document : one.list(work.makes))
        if (document.resolved() && seen.insert(document.target).second)
          documents.push_back(document.target);
      if (work.follow && work.follow->resolved() && entered.insert(work.follow->target).second)
        open.push_back(work.follow->target);
    }
  }
  return documents;
}

std::vector<DeclarationId> Outliner::namesakes(DeclarationId workflow) const {
  const Workflow& subject = checked_->model.workflow(workflow);
  const auto found =
      numbers_.find(subject.number.given() ? subject.number.value : checked_->model[workflow].id);
  std::vector<DeclarationId> others;
  if (found == numbers_.end()) return others;
  std::ranges::copy_if(found->second, std::back_inserter(others),
                       [&](DeclarationId one) { return one != workflow; });
  return others;
}

Named Outliner::named(const Reference& reference) const {
  if (reference.resolved())
    return {reference.target, std::string(checked_->model[reference.target].title)};
  return {DeclarationId::none,
          std::string(checked_->model.source(reference.span.file).text(reference.span))};
}

std::vector<Named> involved(const Model& model, const Outliner& outliner, const Outline& outline) {
  std::vector<Named> all;
  std::set<std::pair<DeclarationId, std::string_view>> seen;
  const auto add = [&](const Named& who) {
    if (seen.emplace(who.declaration, who.text).second) all.push_back(who);
  };
  for (const Participant& participant : outline.participants)
    if (!participant.is_follower) add(participant.who);
  if (has_follower(outline))
    for (const DeclarationId role : outliner.followers(outline.workflow))
      add({role, std::string(model[role].title)});
  for (const OutlineItem& item : outline.items)
    if (item.from) add(*item.from);
  return all;
}

} // namespace waymark
