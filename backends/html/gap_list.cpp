#include "html/message.hpp"
#include "html/parts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

// Findings as readers of the handbook see them: what is open, in their own words; what the compiler
// says, and where, is for those who write the text.
namespace waymark::html {

namespace {

constexpr std::array plain_words{
#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds) Word::gap_##name,
#include "compiler/checks.def"
#undef WAYMARK_CHECK
};

Html severity_badge(const Page& page, Severity severity) {
  switch (severity) {
  case Severity::error: return badge("severity-error", page.say(Word::error));
  case Severity::warning: return badge("severity-warning", page.say(Word::warning));
  case Severity::advice: break;
  }
  return badge("severity-advice", page.say(Word::advice));
}

/// The number of the item that the statement is or stands in; 0: in none.
std::uint32_t item_around(const Site& site, DeclarationId workflow, StatementId statement) {
  while (statement != StatementId::none) {
    const auto& items = site.relations.items[site.model[workflow].index];
    const auto found = std::ranges::lower_bound(
        items, index(statement), {}, [](const ItemFacts& item) { return index(item.statement); });
    if (found != items.end() && found->statement == statement) {
      return static_cast<std::uint32_t>(found - items.begin()) + 1;
    }
    statement = site.model.workflow(workflow)[statement].parent;
  }
  return 0;
}

/// The place in the handbook.
Html place_of(const Page& page, std::uint32_t index_of_finding, GapSubject subject) {
  const Site& site = page.site();
  const DeclarationId about = site.gaps.about[index_of_finding];
  Html place;
  if (subject == GapSubject::named && about != DeclarationId::none) place = page.link(about);
  if (const std::uint32_t number =
          item_around(site, about, site.gaps.statement[index_of_finding])) {
    const ItemFacts& item = site.relations.items[site.model[about].index][number - 1];
    if (!place.empty()) place += page.say(Word::colon);
    place += page.link_item(about, number, text(fmt::format("{}. {}", number, item.title)));
  }
  return place;
}

Html for_authors(const Page& page, const Finding& finding) {
  const Site& site = page.site();
  const auto [found, way_out] = parts_of_message(finding.message);
  Html message = page.message(found);
  if (!way_out.empty()) message += text(" ") + page.message(way_out);
  const Source& source = site.model.source(finding.span.file);
  const auto place = fmt::format("{}, {} {}", site.sources.of(finding.span.file),
                                 page.word(Word::line), source.position(finding.span.first).line);
  const auto edit = edit_address(site, finding.span);
  return element(
      "details", {{"class", "for-authors"}},
      element("summary", page.say(Word::for_authors)) + element("p", message) +
          element("p", edit ? element("a", {{"rel", "noreferrer"}, href(*edit)}, page.own(place))
                            : page.own(place)));
}

Html gap_item(const Page& page, std::uint32_t index_of_finding, GapSubject subject) {
  const Finding& finding = page.site().checked.findings[index_of_finding];
  const Word said = plain_words[static_cast<std::size_t>(finding.check)];
  Html content = severity_badge(page, finding.severity) + text(" ") +
                 element("span", {{"class", "message"}}, page.say(said));
  if (const Html place = place_of(page, index_of_finding, subject); !place.empty()) {
    content += element("span", {{"class", "where"}}, place);
  }
  return element("li", content + for_authors(page, finding));
}

} // namespace

Html gap_list(const Page& page, const std::vector<std::uint32_t>& findings, GapSubject subject) {
  Html items;
  for (const std::uint32_t finding : findings) items += gap_item(page, finding, subject);
  return element("ul", {{"class", "gaps"}}, items);
}

void add_gaps_section(Page& page, DeclarationId subject) {
  const auto& findings = page.site().gaps.of[index(subject)];
  if (!findings.empty()) {
    page.add_section("gaps", page.say(Word::known_gaps), gap_list(page, findings));
  }
}

} // namespace waymark::html
