#include "html/figure.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "backends/handbook.hpp"
#include "compiler/identity.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace waymark::html {

namespace {

struct StageWork {
  DeclarationId workflow{};
  std::uint32_t first_item = 0;
  std::uint32_t steps = 0; ///< without decisions and waits, as everywhere
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
      if (items[at].kind == ItemKind::step) ++work.back().steps;
    }
  }
  return result;
}

/// Links to the ids that the stage had before (`was`) still find it, unless another has them now.
Html former_places(const Page& page, const Process& process, const ProcessStage& stage) {
  const std::string key_of_process = key(page.site().model, process.self);
  Html places;
  for (const std::string_view former : stage.former_ids) {
    const bool taken = std::ranges::any_of(process.stages, [&](const ProcessStage& other) {
      return other.id == former ||
             (&other < &stage && std::ranges::count(other.former_ids, former) > 0);
    });
    const std::string anchor = page_anchor(fmt::format("{}/stage/{}", key_of_process, former));
    if (!taken) places += element("span", {{"id", anchor}}, {});
  }
  return places;
}

Html stage_card(const Page& page, const Process& process, std::size_t at, const std::string& anchor,
                const std::vector<StageWork>& works) {
  const ProcessStage& stage = process.stages[at];
  const Site& site = page.site();
  Html content = former_places(page, process, stage) +
                 element("h3", text(stage.title.empty() ? stage.id : stage.title));
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
                          page.own(page.count(work.steps, Word::step, Word::steps_plural))));
  }
  content += items.empty() ? element("p", {{"class", "absent"}}, page.say(Word::stage_uncovered))
                           : element("ul", items);
  return element("li", {{"class", "stage-card"}, {"id", anchor}},
                 element("span", {{"class", "stage-number"}}, text(fmt::format("{}", at + 1))) +
                     content);
}

Html overview(const Page& page, const Process& process) {
  Facts facts(page);
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
  page.add(
      page_header(site.say(Word::process), text(site.title_of(id)), text(process.purpose.value)));
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
      cards += stage_card(page, process, at, anchor, works[at]);
    }
    page.add_section("stages", site.say(Word::stages),
                     element("ol", {{"class", "stage-cards"}}, cards));
  }
  const Html workflows = workflow_cards(page, workflows_in(site, id));
  page.add_section("workflows", site.say(Word::how_it_is_done),
                   workflows.empty()
                       ? element("p", {{"class", "absent"}}, site.say(Word::nothing_realizes))
                       : workflows);
  if (const Html map = figure(page, drawing, Word::map_text, "stages");
      !map.empty() && !process.stages.empty()) {
    page.add_section("map", site.say(Word::map), map);
  }
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
