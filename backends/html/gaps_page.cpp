#include "html/pages.hpp"
#include "html/parts.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace waymark::html {

namespace {

Html summary_line(const Site& site, const Summary& summary) {
  Html line;
  const auto part = [&](std::string_view style, std::size_t number, Word one, Word many) {
    if (number > 0) {
      line += badge(style, site.own(site.count(number, one, many)));
    }
  };
  part("severity-error", summary.errors, Word::error_one, Word::error_many);
  part("severity-warning", summary.warnings, Word::warning_one, Word::warning_many);
  part("severity-advice", summary.advice, Word::advice_one, Word::advice_many);
  return line;
}

Word kind_word(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::system: return Word::system;
  case DeclarationKind::process: return Word::process;
  case DeclarationKind::workflow: return Word::workflow;
  case DeclarationKind::procedure: return Word::procedure;
  case DeclarationKind::role: return Word::role;
  case DeclarationKind::party: return Word::party;
  case DeclarationKind::tool: return Word::tool;
  case DeclarationKind::document: break;
  }
  return Word::document;
}

/// The system that a declaration stands in; of a procedure, that of the work it is a part of.
DeclarationId system_of(const Site& site, DeclarationId id) {
  if (site.model.is(id, DeclarationKind::system)) return id;
  if (site.model.is(id, DeclarationKind::procedure)) {
    for (const Use& use : site.relations.uses[index(id)]) {
      if (use.kind != UseKind::follows) continue;
      id = use.workflow;
      break;
    }
  }
  const std::vector<DeclarationId> above = ancestors(site.model, id);
  for (auto one = above.rbegin(); one != above.rend(); ++one) {
    if (site.model.is(*one, DeclarationKind::system)) return *one;
  }
  return DeclarationId::none;
}

Html group(const Page& page, DeclarationId id) {
  const Site& site = page.site();
  const Html kind = element("span", {{"class", "where"}}, page.say(kind_word(site.model[id].kind)));
  return element("h3", page.link(id) + text(" ") + kind) + gap_list(page, site.gaps.of[index(id)]);
}

/// By system in the order of reading; what stands in none comes last.
void add_by_system(Page& page) {
  const Site& site = page.site();
  std::vector<std::pair<DeclarationId, Html>> sections;
  Html loose;
  for (const DeclarationId id : site.order.pages) {
    if (site.gaps.of[index(id)].empty()) continue;
    const DeclarationId system = system_of(site, id);
    if (system == DeclarationId::none) {
      loose += group(page, id);
      continue;
    }
    auto place = std::ranges::find(sections, system, &std::pair<DeclarationId, Html>::first);
    if (place == sections.end()) place = sections.insert(sections.end(), {system, Html{}});
    place->second += group(page, id);
  }
  for (const auto& [system, content] : sections) {
    page.add_section(fmt::format("system.{}", site.model[system].id), text(site.title_of(system)),
                     content);
  }
  if (!loose.empty()) {
    page.add_section("outside-systems", page.say(Word::outside_systems), loose);
  }
}

/// What belongs to no declaration, by file.
void add_elsewhere(Page& page) {
  const Site& site = page.site();
  Html content;
  std::vector<std::uint32_t> findings;
  const auto end_file = [&] {
    if (findings.empty()) return;
    const FileId file = site.checked.findings[findings.front()].span.file;
    content += element("h3", text(site.sources.of(file))) + gap_list(page, findings);
    findings.clear();
  };
  for (std::uint32_t at = 0; at < site.checked.findings.size(); ++at) {
    if (site.gaps.about[at] != DeclarationId::none) continue;
    if (!findings.empty() &&
        site.checked.findings[findings.front()].span.file != site.checked.findings[at].span.file) {
      end_file();
    }
    findings.push_back(at);
  }
  end_file();
  if (!content.empty()) page.add_section("elsewhere", page.say(Word::elsewhere), content);
}

/// A number that two documents have identifies neither. Nothing in the text forbids it.
Html shared_numbers(const Page& page) {
  const Site& site = page.site();
  Html items;
  for (const Workflow& workflow : site.model.workflows) {
    const std::vector<DeclarationId> others = site.outliner.namesakes(workflow.self);
    if (others.empty()) continue;
    const std::string_view number =
        workflow.number.given() ? workflow.number.value : site.model[workflow.self].id;
    items += element("li", page.link(workflow.self) + page.say(Word::colon) +
                               element("strong", text(number)) + text(", ") +
                               page.say(Word::number_shared) + text(" ") + page.links(others));
  }
  return items;
}

} // namespace

FinishedPage render_gaps(const Site& site) {
  Page page(site, gaps_page, site.word(Word::gaps));
  const Html numbers = shared_numbers(page);
  const bool any = !site.checked.findings.empty() || !numbers.empty();
  page.add(page_header(site.say(Word::handbook), site.say(Word::gaps),
                       any ? site.say(Word::gaps_lead) : site.say(Word::nothing_open),
                       summary_line(site, site.checked.summary)));
  add_by_system(page);
  add_elsewhere(page);
  if (!numbers.empty()) {
    page.add_section("numbers", page.say(Word::numbers_twice),
                     element("ul", {{"class", "gaps"}}, numbers));
  }
  return std::move(page).finish();
}

} // namespace waymark::html
