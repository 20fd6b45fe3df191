#include "html/figure.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "backends/handbook.hpp"
#include "compiler/identity.hpp"

#include <set>

#include <fmt/format.h>

namespace waymark::html {

namespace {

struct StageWork {
  DeclarationId workflow{};
  std::uint32_t first_item = 0;
  std::uint32_t items = 0;
};

/// By stage of the process: the workflows with work for it, and where that begins.
std::vector<std::vector<StageWork>> work_by_stage(const Site& site, const Process& process) {
  std::vector<std::vector<StageWork>> result(process.stages.size());
  for (const DeclarationId id : workflows_in(site, process.self)) {
    const Workflow& workflow = site.model.workflow(id);
    const auto& items = site.relations.items[site.model[id].index];
    for (std::uint32_t at = 0; at < items.size(); ++at) {
      const StatementId block = workflow[items[at].statement].stage;
      if (block == StatementId::none || workflow.block(block) == nullptr) {
        continue;
      }
      const std::uint32_t stage = workflow.block(block)->stage;
      if (stage >= result.size()) {
        continue;
      }
      auto& work = result[stage];
      if (work.empty() || work.back().workflow != id) {
        work.push_back({id, at + 1, 0});
      }
      ++work.back().items;
    }
  }
  return result;
}

Html stage_card(const Page& page, const ProcessStage& stage, std::size_t at,
                const std::string& anchor, const std::vector<StageWork>& works) {
  const Site& site = page.site();
  Html content = element("h3", text(stage.title.empty() ? stage.id : stage.title));
  if (stage.purpose.given()) {
    content += element("p", text(stage.purpose.value));
  }
  if (stage.by) {
    content += element("p", {{"class", "who"}}, who_badge(page, site.outliner.named(*stage.by)));
  }
  Html items;
  for (const StageWork& work : works) {
    items += element(
        "li", page.link_item(work.workflow, work.first_item, text(site.title_of(work.workflow))) +
                  element("span", {{"class", "where"}},
                          text(count(work.items, Word::step, Word::steps_plural))));
  }
  content += items.empty() ? element("p", {{"class", "absent"}}, say(Word::stage_uncovered))
                           : element("ul", items);
  return element("li", {{"class", "stage-card"}, {"id", anchor}},
                 element("span", {{"class", "stage-number"}}, text(fmt::format("{}", at + 1))) +
                     content);
}

Html overview(const Page& page, const Process& process) {
  Facts facts;
  if (process.parent) facts.add(Word::part_of, page.link(process.parent));
  facts.add(Word::owner, process.owner || process.accountable == DeclarationId::none
                             ? page.link(process.owner)
                             : page.link(process.accountable));
  facts.add(Word::trigger, process.trigger);
  facts.add(Word::outcome, process.outcome);
  facts.add(Word::scope, process.scope);
  return facts.html();
}

} // namespace

FinishedPage render_process(const Site& site, DeclarationId id, const Drawing* drawing) {
  const Process& process = site.model.process(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(process.purpose.value);
  page.add(page_header(say(Word::process), site.title_of(id), text(process.purpose.value)));
  page.add(overview(page, process));
  if (!process.stages.empty()) {
    const auto works = work_by_stage(site, process);
    Html cards;
    std::set<std::string> anchors;
    for (std::size_t at = 0; at < process.stages.size(); ++at) {
      std::string anchor = page_anchor(key(site.model, id, at));
      if (!anchors.insert(anchor).second) {
        anchor += fmt::format(".{}", at + 1); // declared twice (an error)
      }
      cards += stage_card(page, process.stages[at], at, anchor, works[at]);
    }
    page.add_section("stages", say(Word::stages), element("ol", {{"class", "stage-cards"}}, cards));
  }
  const Html workflows = workflow_cards(page, workflows_in(site, id));
  page.add_section("workflows", say(Word::how_it_is_done),
                   workflows.empty()
                       ? element("p", {{"class", "absent"}}, say(Word::nothing_realizes))
                       : workflows);
  if (const Html map = figure(page, drawing, Word::map_text, "stages");
      !map.empty() && !process.stages.empty()) {
    page.add_section("map", say(Word::map), map);
  }
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
