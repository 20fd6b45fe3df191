#include "html/figure.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"

#include "compiler/handoffs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include <fmt/format.h>

// From whom to whom work passes, in which step, and with which documents.
namespace waymark::html {

namespace {

/// A page names the first few places of a pair; the workflows have all.
constexpr std::size_t most_places = 12;

/// A step to which work comes, in whatever ways.
struct Place {
  DeclarationId workflow{};
  StatementId step{};
  std::vector<DeclarationId> documents{};
  bool silent = false; ///< one of the ways
};

struct Pair {
  DeclarationId from{};
  DeclarationId to{};
  std::vector<Place> places{};
  double per_month = 0;

  void add(const HandOff& one) {
    per_month += one.per_month;
    // Those of a step follow one another.
    if (places.empty() || places.back().workflow != one.workflow ||
        places.back().step != one.second) {
      places.push_back({one.workflow, one.second});
    }
    Place& place = places.back();
    place.silent = place.silent || one.silent;
    for (const DeclarationId document : one.documents) {
      if (std::ranges::find(place.documents, document) == place.documents.end()) {
        place.documents.push_back(document);
      }
    }
  }
};

/// Those with the most places first, else as they come in the text.
std::vector<Pair> pairs_of(std::span<const HandOff> handoffs) {
  std::vector<Pair> pairs;
  std::map<std::pair<DeclarationId, DeclarationId>, std::size_t> known;
  for (const HandOff& one : handoffs) {
    const auto [found, added] = known.try_emplace({one.from, one.to}, pairs.size());
    if (added) pairs.push_back({one.from, one.to, {}});
    pairs[found->second].add(one);
  }
  std::ranges::stable_sort(
      pairs, [](const Pair& a, const Pair& b) { return a.places.size() > b.places.size(); });
  return pairs;
}

Html place_entry(const Page& page, const Place& one) {
  const Site& site = page.site();
  const auto& items = site.relations.items[site.model[one.workflow].index];
  const auto item = std::ranges::lower_bound(
      items, index(one.step), {}, [](const ItemFacts& facts) { return index(facts.statement); });
  Html result = page.link(one.workflow);
  if (item != items.end() && item->statement == one.step) {
    const auto number = static_cast<std::uint32_t>(item - items.begin()) + 1;
    result +=
        page.say(Word::colon) +
        page.link_item(one.workflow, number, text(fmt::format("{}. {}", number, item->title)));
  }
  if (!one.documents.empty()) {
    result += element("span", {{"class", "where"}},
                      page.say(Word::handoff_with) + text(" ") + page.links(one.documents));
  }
  if (one.silent) {
    result += text(" ") + badge("severity-warning", page.say(Word::handoff_silent));
  }
  return element("li", result);
}

/// "12.5 a month".
std::string a_month(const Language& words, double often) {
  const double shown = std::round(often * 10) / 10;
  return words.filled(Word::drawn_per_month,
                      shown > 0 ? words.text(shown)
                                : words.filled(Word::drawn_under, words.text(0.1)));
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
    to += element("span", {{"class", "where"}}, page.own(a_month(page.words(), pair.per_month)));
  }
  return row(labelled_cell(page, Word::handoff_from, who_badge(page, pair.from)) +
             labelled_cell(page, Word::handoff_to, to) +
             cell(element("ul", {{"class", "plain"}}, places), "first"));
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
  for (const Pair& pair : pairs_of(handoffs)) rows += pair_row(page, pair);
  if (!rows.empty()) {
    page.add_section("places", site.say(Word::handoffs),
                     stacked_table(site.word(Word::handoffs),
                                   {{site.say(Word::handoff_from)},
                                    {site.say(Word::handoff_to)},
                                    {site.say(Word::handoff_at), "first"}},
                                   rows));
  }
  return std::move(page).finish();
}

} // namespace waymark::html
