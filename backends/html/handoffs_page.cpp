#include "backends/passings.hpp"
#include "html/figure.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"

#include "compiler/handoffs.hpp"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

// From whom to whom work passes, in which step, and with which documents.
namespace waymark::html {

namespace {

/// A page names the first few places of a pair; the workflows have all.
constexpr std::size_t most_places = 12;

struct Pair {
  /// A step to which work comes.
  struct Place {
    DeclarationId workflow{};
    const Passing* passing = nullptr;
  };
  DeclarationId from{};
  DeclarationId to{};
  std::vector<Place> places{};
  double per_month = 0;
};

/// Those with the most places first, else as they come in the text.
std::vector<Pair> pairs_of(const Site& site) {
  std::vector<Pair> pairs;
  std::map<std::pair<DeclarationId, DeclarationId>, std::size_t> known;
  for (const Workflow& workflow : site.model.workflows) {
    for (const Passing& one : site.relations.passings[site.model[workflow.self].index]) {
      const auto [found, added] = known.try_emplace({one.from, one.to}, pairs.size());
      if (added) pairs.push_back({one.from, one.to, {}});
      pairs[found->second].places.push_back({workflow.self, &one});
    }
  }
  for (const HandOff& one : site.outliner.handoffs()) {
    const auto pair = known.find({one.from, one.to});
    if (pair != known.end()) pairs[pair->second].per_month += one.per_month;
  }
  std::ranges::stable_sort(
      pairs, [](const Pair& a, const Pair& b) { return a.places.size() > b.places.size(); });
  return pairs;
}

Html place_entry(const Page& page, const Pair::Place& place) {
  const Site& site = page.site();
  const Passing& one = *place.passing;
  const ItemFacts& item = site.relations.items[site.model[place.workflow].index][one.item - 1];
  Html result =
      page.link(place.workflow) + page.say(Word::colon) +
      page.link_item(place.workflow, one.item, text(fmt::format("{}. {}", one.item, item.title)));
  if (!one.documents.empty()) {
    result += element("span", {{"class", "where"}},
                      page.say(Word::handoff_with) + text(" ") + page.links(one.documents));
  }
  if (one.documents.empty() && !one.always_silent) {
    result += element("span", {{"class", "where"}}, page.own(without_document(page.words(), one)));
  }
  if (const std::string silent = silence(page.words(), one); !silent.empty()) {
    result += text(" ") + badge("severity-warning", page.own(silent));
  }
  return element("li", result);
}

Html pair_row(const Page& page, const Pair& pair) {
  Html places;
  for (std::size_t at = 0; at < std::min(pair.places.size(), most_places); ++at) {
    places += place_entry(page, pair.places[at]);
  }
  if (pair.places.size() > most_places) {
    places += element("li", text(fmt::format("… +{}", pair.places.size() - most_places)));
  }
  Html to = who_badge(page, pair.to);
  if (pair.per_month > 0) {
    to += element("span", {{"class", "where"}}, page.own(page.words().a_month(pair.per_month)));
  }
  return row(labelled_cell(page, Word::handoff_from, who_badge(page, pair.from)) +
             labelled_cell(page, Word::handoff_to, to) +
             cell(element("ul", {{"class", "plain"}}, places), "places"));
}

} // namespace

FinishedPage render_handoffs(const Site& site, const Drawing* drawing) {
  Page page(site, handoffs_page, site.word(Word::handoffs));
  const std::span<const HandOff> handoffs = site.outliner.handoffs();
  page.add(page_header(site.say(Word::handbook), site.say(Word::handoffs),
                       site.say(handoffs.empty() ? Word::no_handoffs : Word::handoffs_lead)));
  if (const Html picture = figure(page, drawing, Word::handoffs_text, "places"); !picture.empty()) {
    page.add_section("map", site.say(Word::map), picture);
  }
  Html rows;
  for (const Pair& pair : pairs_of(site)) rows += pair_row(page, pair);
  if (!rows.empty()) {
    page.add_section("places", site.say(Word::handoffs),
                     stacked_table(page.label(Word::handoffs),
                                   {{site.say(Word::handoff_from)},
                                    {site.say(Word::handoff_to)},
                                    {site.say(Word::handoff_at), "places"}},
                                   rows));
  }
  return std::move(page).finish();
}

} // namespace waymark::html
