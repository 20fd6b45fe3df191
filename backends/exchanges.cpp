#include "backends/exchanges.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>

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

} // namespace waymark
