#include "backends/passings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

// What goes along when work passes from one to another.
namespace waymark {

HandedOver::HandedOver(const Model& model, const Outliner& outliner, const Outline& outline)
    : model_(model)
    , outliner_(outliner)
    , outline_(outline) {
  for (const OutlineItem& item : outline.items) {
    const DeclarationId who = item.performer.declaration;
    if (who == DeclarationId::none) continue;
    for (const DeclarationId document : wanted(item)) held_.push_back({who, document, item.number});
    for (const DeclarationId document : brought(item)) {
      sources_.push_back({item.from ? item.from->declaration : who, document, item.number});
      held_.push_back({who, document, item.number});
      given_.push_back({who, document, item.number});
    }
  }
  for (std::vector<Holding>* all : {&held_, &given_}) {
    std::ranges::sort(*all);
    all->erase(std::unique(all->begin(), all->end()), all->end());
  }
  std::ranges::stable_sort(sources_, {},
                           [](const Holding& one) { return std::pair(one.document, one.item); });
}

DeclarationId HandedOver::source(DeclarationId document, std::uint32_t item) const {
  const auto begin = std::ranges::lower_bound(sources_, document, {}, &Holding::document);
  const auto end =
      std::ranges::upper_bound(begin, sources_.end(), document, {}, &Holding::document);
  if (begin == end) return DeclarationId::none;
  const auto behind = std::ranges::lower_bound(begin, end, item, {}, &Holding::item);
  // What only a later item brings came in an earlier round.
  return std::prev(behind == begin ? end : behind)->who;
}

std::vector<DeclarationId> HandedOver::wanted(const OutlineItem& item) const {
  std::vector<DeclarationId> documents;
  const auto add = [&](DeclarationId one) {
    if (model_.is(one, DeclarationKind::document) &&
        std::ranges::find(documents, one) == documents.end())
      documents.push_back(one);
  };
  for (const Named& one : item.needs) add(one.declaration);
  for (const Named& one : item.approves) add(one.declaration);
  if (item.follow) {
    const Workflow& followed = model_.workflow(*item.follow);
    for (const Reference& one : followed.list(followed.needs))
      if (one.resolved()) add(one.target);
  }
  return documents;
}

/// What it makes, approves, or gets from whom it waits for.
std::vector<DeclarationId> HandedOver::brought(const OutlineItem& item) const {
  std::vector<DeclarationId> documents;
  const auto add = [&](DeclarationId one) {
    if (model_.is(one, DeclarationKind::document)) documents.push_back(one);
  };
  for (const Named& one : item.makes) add(one.declaration);
  for (const Named& one : item.approves) add(one.declaration);
  if (item.follow)
    for (const DeclarationId one : outliner_.made_in(*item.follow)) add(one);
  return documents;
}

/// The last item up to `limit`, other than `apart`, at which that one had the document; 0: none.
/// Decisions and waits behind `passed_after` do not count: the work passes through them.
std::uint32_t HandedOver::last_of(const std::vector<Holding>& all, const Holding& limit,
                                  std::uint32_t apart, std::uint32_t passed_after) const {
  auto behind = std::ranges::upper_bound(all, limit);
  const auto is_other = [&](const Holding& one) {
    return one.who != limit.who || one.document != limit.document;
  };
  while (behind != all.begin() && !is_other(*std::prev(behind))) {
    --behind;
    const ItemKind kind = outline_.items[behind->item - 1].kind;
    const bool is_passed = kind != ItemKind::step && behind->item > passed_after;
    if (behind->item != apart && !is_passed) return behind->item;
  }
  return 0;
}

std::vector<DeclarationId> HandedOver::documents(DeclarationId from, DeclarationId to,
                                                 std::uint32_t first, std::uint32_t second) const {
  const bool goes_back = second < first;
  const std::uint32_t limit =
      goes_back ? static_cast<std::uint32_t>(outline_.items.size()) : second;
  const std::uint32_t apart = goes_back ? 0 : second;
  const std::vector<DeclarationId> all = wanted(outline_.items[second - 1]);
  // The text does not say what is taken up: it is what was done just before.
  if (all.empty()) {
    const OutlineItem& giver = outline_.items[first - 1];
    return giver.performer.declaration == from ? brought(giver) : std::vector<DeclarationId>{};
  }
  std::vector<DeclarationId> passed;
  for (const DeclarationId one : all) {
    const std::uint32_t had = last_of(held_, {to, one, limit}, apart, first);
    const std::uint32_t given = last_of(given_, {from, one, limit}, apart, limit);
    const bool first_seen = had == 0 && last_of(held_, {from, one, limit}, apart, limit) != 0;
    if (given > had || first_seen) passed.push_back(one);
  }
  return passed;
}

std::string without_document(const Language& words, const Passing& passing) {
  if (passing.told_from.empty()) return std::string(words.word(Word::handoff_nothing));
  // Where it is silent is said besides, so it is told on the other ways.
  if (passing.always_told || !passing.silent_from.empty())
    return std::string(words.word(Word::handoff_told));
  return words.filled(Word::handoff_told_from,
                      fmt::format("{}", fmt::join(passing.told_from, ", ")));
}

std::string silence(const Language& words, const Passing& passing) {
  if (passing.silent_from.empty()) return {};
  if (passing.always_silent)
    return std::string(
        words.word(passing.documents.empty() ? Word::handoff_silent : Word::handoff_untold));
  return words.filled(Word::handoff_silent_from,
                      fmt::format("{}", fmt::join(passing.silent_from, ", ")));
}

std::vector<Passing> passings(const Outliner& outliner, const Outline& outline,
                              const HandedOver& handed_over) {
  std::vector<Passing> all;
  std::size_t first_of_item = 0; // those of a step follow one another
  for (const HandOff& one : outliner.handoffs(outline.workflow)) {
    const std::uint32_t item = outline.item_of[index(one.second)];
    if (all.empty() || all.back().item != item) first_of_item = all.size();
    auto place = std::find_if(
        all.begin() + static_cast<std::ptrdiff_t>(first_of_item), all.end(),
        [&](const Passing& other) { return other.from == one.from && other.to == one.to; });
    if (place == all.end()) {
      all.push_back({one.from, one.to, item, {}, {}});
      place = all.end() - 1;
    }
    const std::uint32_t first = outline.item_of[index(one.first)];
    if (one.silent) place->silent_from.push_back(first);
    place->always_silent = place->always_silent && one.silent;
    const OutlineItem& before = outline.items[first - 1];
    const bool is_told = std::ranges::any_of(
        std::array{&before.informed, &before.consulted}, [&](const std::vector<Named>* told) {
          return std::ranges::find(*told, one.to, &Named::declaration) != told->end();
        });
    if (is_told) place->told_from.push_back(first);
    place->always_told = place->always_told && is_told;
    for (const DeclarationId document : handed_over.documents(one.from, one.to, first, item))
      if (std::ranges::find(place->documents, document) == place->documents.end())
        place->documents.push_back(document);
  }
  return all;
}

} // namespace waymark
