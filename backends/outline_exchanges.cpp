#include "backends/outline.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>

// What passes between people, and between one workflow and the others.
namespace waymark {
namespace {

/// More of them say nothing to a reader, and the page would grow with the workspace.
constexpr std::size_t most_partners = 12;

std::vector<Named> partners_of(const Model& model, const std::vector<DeclarationId>& all,
                               DeclarationId self) {
  std::vector<Named> partners;
  for (const DeclarationId one : all) {
    if (one == self) continue;
    if (partners.size() == most_partners) break;
    partners.push_back({one, std::string(model[one].title)});
  }
  return partners;
}

/// A document that nobody else makes is handed over by those whose work this is a part of.
Exchange document_input(const Model& model, const Outliner& outliner, const Outline& outline,
                        DeclarationId document) {
  Exchange one{document, 0, {}, partners_of(model, outliner.makers(document), outline.workflow)};
  if (one.partners.empty()) one.partners = partners_of(model, outline.used_in, outline.workflow);
  return one;
}

/// What comes from outside: a party makes it, or it is what a wait brings.
using Brought = std::map<DeclarationId, std::vector<Named>>;

Brought brought_from_outside(const Model& model, const Outline& outline) {
  Brought brought;
  std::set<DeclarationId> own;
  for (const OutlineItem& item : outline.items) {
    const bool by_party = model.is(item.performer.declaration, DeclarationKind::party);
    for (const Named& document : item.makes) {
      if (!model.is(document.declaration, DeclarationKind::document)) continue;
      if (!item.from && !by_party) {
        own.insert(document.declaration);
        continue;
      }
      std::vector<Named>& from = brought[document.declaration];
      const Named& who = item.from ? *item.from : item.performer;
      if (std::ranges::find(from, who) == from.end()) from.push_back(who);
    }
  }
  std::erase_if(brought, [&](const auto& one) { return own.contains(one.first); });
  return brought;
}

std::string_view first_given(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts)
    if (!text.empty()) return text;
  return {};
}

void add_beginning(const Model& model, const Outliner& outliner, const Workflow& workflow,
                   std::vector<Exchange>& inputs) {
  if (!workflow.after) return;
  const Reference& before = workflow.after->workflow;
  const std::string_view outcome =
      before.resolved() ? model.workflow(before.target).outcome.value : std::string_view();
  const std::string_view text =
      first_given({workflow.after->result.value, outcome, workflow.trigger.value});
  if (!text.empty()) inputs.push_back({DeclarationId::none, 0, text, {outliner.named(before)}});
}

void add_endings(const Model& model, const Workflow& workflow, const Outline& outline,
                 std::vector<Exchange>& outputs) {
  for (const Successor& successor : outline.successors) {
    const std::string_view text = first_given({successor.result, workflow.outcome.value});
    if (text.empty()) continue;
    const auto known = std::ranges::find(outputs, text, &Exchange::text);
    Exchange& one = known != outputs.end()
                        ? *known
                        : outputs.emplace_back(Exchange{DeclarationId::none, 0, text, {}});
    if (one.partners.size() < most_partners)
      one.partners.push_back({successor.workflow, std::string(model[successor.workflow].title)});
  }
}

} // namespace

Exchanges exchanges(const CheckedModel& checked, const Outliner& outliner, const Outline& outline) {
  const Model& model = checked.model;
  const Workflow& workflow = model.workflow(outline.workflow);
  Exchanges all;
  add_beginning(model, outliner, workflow, all.inputs);
  const Brought brought = brought_from_outside(model, outline);
  for (const InvolvedDocument& one : outline.documents) {
    const auto outside = brought.find(one.document);
    if (outside != brought.end())
      all.inputs.push_back({one.document, 0, {}, outside->second});
    else if (one.handed_in)
      all.inputs.push_back(document_input(model, outliner, outline, one.document));
    if (!one.made) continue;
    Exchange output{
        one.document, 0, {}, partners_of(model, outliner.users(one.document), outline.workflow)};
    if (outside == brought.end() || !output.partners.empty())
      all.outputs.push_back(std::move(output));
  }
  for (const OutlineItem& item : outline.items) {
    const bool brings_document = std::ranges::any_of(
        item.makes, [&](const Named& one) { return brought.contains(one.declaration); });
    if (item.from && !brings_document)
      all.inputs.push_back({DeclarationId::none, item.number, {}, {*item.from}});
    Exchange told{DeclarationId::none, item.number, {}, {}};
    for (const Named& who : item.informed)
      if (model.is(who.declaration, DeclarationKind::party)) told.partners.push_back(who);
    if (!told.partners.empty()) all.outputs.push_back(std::move(told));
  }
  add_endings(model, workflow, outline, all.outputs);
  return all;
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

bool owner_answers(const Outline& outline, DeclarationId owner) {
  return owner != DeclarationId::none &&
         std::ranges::any_of(outline.items, [&](const OutlineItem& item) {
           return item.accountable && item.accountable->declaration == owner &&
                  *item.accountable != item.performer;
         });
}

bool has_follower(const Outline& outline) {
  return std::ranges::any_of(outline.items, [](const OutlineItem& item) {
    return item.performer_source == PerformerSource::follower;
  });
}

std::span<const HandOff> Outliner::handoffs(DeclarationId workflow) const {
  const std::vector<HandOff>& all = checked_->handoffs();
  const auto first = std::ranges::lower_bound(all, workflow, {}, &HandOff::workflow);
  const auto last = std::ranges::upper_bound(all, workflow, {}, &HandOff::workflow);
  return {first, last};
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

} // namespace waymark
