#include "backends/outline.hpp"

#include <algorithm>

// Links to what an item or stage was called before still find it.
namespace waymark {
namespace {

/// Of the process's stage that a stage block works for; without those that another stage has now.
std::vector<std::string_view> former_stage_ids(const Model& model, const Workflow& workflow,
                                               StatementId statement) {
  std::vector<std::string_view> ids;
  if (workflow[statement].kind != StatementKind::stage || !workflow.realizes ||
      !model.is(workflow.realizes->target, DeclarationKind::process))
    return ids;
  const Process& process = model.process(workflow.realizes->target);
  const Block* block = workflow.block(statement);
  if (!block || block->stage >= process.stages.size()) return ids;
  for (const std::string_view former : process.stages[block->stage].former_ids)
    if (std::ranges::find(process.stages, former, &ProcessStage::id) == process.stages.end())
      ids.push_back(former);
  return ids;
}

bool is_taken(const Outline& outline, std::string_view key) {
  return std::ranges::any_of(outline.items,
                             [&](const OutlineItem& item) { return item.key == key; }) ||
         std::ranges::any_of(outline.sections,
                             [&](const OutlineSection& section) { return section.key == key; });
}

} // namespace

std::vector<std::string> former_keys(const Model& model, const Outline& outline,
                                     StatementId statement, std::string_view key) {
  const Workflow& workflow = model.workflow(outline.workflow);
  std::vector<std::string> keys;
  const auto add = [&](std::string_view former) {
    std::string old(key.substr(0, key.rfind('/') + 1));
    old += former;
    if (!is_taken(outline, old) && std::ranges::find(keys, old) == keys.end())
      keys.push_back(std::move(old));
  };
  for (const auto& [renamed, former] : workflow.former_ids)
    if (renamed == statement) add(former);
  for (const std::string_view former : former_stage_ids(model, workflow, statement)) add(former);
  return keys;
}

} // namespace waymark
