#include "html/steps.hpp"

#include "backends/handbook.hpp"
#include "html/parts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark::html {

namespace {

constexpr std::uint32_t deepest_indent = 4;

std::string_view style_of(const OutlineItem& item) {
  switch (item.kind) {
  case ItemKind::decision:
  case ItemKind::condition: return "decision";
  case ItemKind::wait: return "wait";
  case ItemKind::parallel: return "parallel";
  case ItemKind::for_each: return "for-each";
  case ItemKind::step: break;
  }
  return item.automated ? "step automated" : "step";
}

Html kind_badge(const Page& page, const OutlineItem& item) {
  switch (item.kind) {
  case ItemKind::decision:
  case ItemKind::condition: return badge("kind-decision", page.say(Word::decision));
  case ItemKind::wait: return badge("kind-wait", page.say(Word::wait));
  case ItemKind::parallel:
  case ItemKind::for_each:
  case ItemKind::step: break;
  }
  return item.automated ? badge("kind-automated", page.say(Word::automated)) : Html{};
}

/// Who, in what, how long: the line under the title.
Html who_line(const Page& page, const OutlineItem& item) {
  Html parts;
  const auto part = [&](const Html& content) {
    parts += element("span", {{"class", "part"}}, content);
  };
  if (item.kind != ItemKind::parallel && item.kind != ItemKind::for_each) {
    parts += who_badge(page, item.performer);
  }
  parts += kind_badge(page, item);
  if (item.optional) {
    parts += badge("optional", page.say(Word::optional));
  }
  if (item.from) {
    part(page.say(Word::waiting_for) + text(" ") + page.link(*item.from));
  }
  if (!item.tools.empty()) {
    part(page.say(Word::using_tools) + text(" ") + page.links(item.tools));
  }
  if (!item.takes.empty()) {
    part(page.say(Word::takes) + text(" ") + page.own(item.takes));
  }
  if (!item.within.empty()) {
    part(element("span", {{"class", "deadline"}},
                 page.say(Word::within) + text(" ") + page.own(item.within)));
  }
  return parts.empty() ? Html{} : element("p", {{"class", "who"}}, parts);
}

/// Does somebody answer for the step other than the workflow's owner, who stands at the top?
bool names_own_accountable(const Page& page, const Outline& outline, const OutlineItem& item) {
  const auto& owner = page.site().model.workflow(outline.workflow).owner;
  return item.accountable && item.accountable->declaration != item.performer.declaration &&
         (!owner || item.accountable->declaration != owner->target);
}

Html item_facts(const Page& page, const Outline& outline, const OutlineItem& item) {
  Facts facts(page);
  facts.add(Word::needs, page.links(item.needs));
  facts.add(Word::asks, page.links(item.consulted));
  facts.add(Word::approves, page.links(item.approves));
  facts.add(Word::makes, page.links(item.makes));
  facts.add(Word::tells, page.links(item.informed));
  if (names_own_accountable(page, outline, item)) {
    facts.add(Word::answers_for_it, page.link(*item.accountable));
  }
  if (item.follow) {
    facts.add(Word::follow, page.link(*item.follow));
  }
  return facts.html("item-facts");
}

std::string_view way_style(ContinuationKind kind) {
  switch (kind) {
  case ContinuationKind::deadline: return "way deadline";
  case ContinuationKind::exception: return "way exception";
  case ContinuationKind::answer: return "way answer";
  case ContinuationKind::branch:
  case ContinuationKind::round:
  case ContinuationKind::next: break;
  }
  return "way";
}

Html ways(const Page& page, const Outline& outline, const OutlineItem& item) {
  Html ways;
  for (const Continuation& continuation : item.continuations) {
    if (continuation.kind == ContinuationKind::next && continuation.is_next_number) continue;
    ways += element("li", {{"class", way_style(continuation.kind)}},
                    words(page, outline, continuation.words));
  }
  return ways.empty() ? Html{} : element("ul", {{"class", "ways"}}, ways);
}

Html enclosure_label(const Page& page, const OutlineItem& item) {
  if (!item.enclosure.first_inside || item.enclosure.branch.empty()) {
    return {};
  }
  return element("p", {{"class", "branch-label"}},
                 page.say(Word::branch) + page.say(Word::colon) +
                     element("strong", text(item.enclosure.branch)));
}

/// Links to the ids that an item or stage had before (`was`) still find it.
Html former_places(const Page& page, const Outline& outline, StatementId statement,
                   std::string_view key) {
  Html places;
  for (const std::string& former : former_keys(page.site().model, outline, statement, key))
    places += element("span", {{"id", page_anchor(former)}}, {});
  return places;
}

Html item_html(const Page& page, const Outline& outline, const OutlineItem& item, int level) {
  const std::string anchor = page_anchor(item.key);
  const Attributes title_attributes{{"class", "item-title"}};
  Html body = former_places(page, outline, item.statement, item.key) + enclosure_label(page, item);
  const Html title =
      element("span", {{"class", "spoken"}}, text(fmt::format("{}. ", item.number))) +
      text(item.title);
  body +=
      level == 3 ? element("h3", title_attributes, title) : element("h4", title_attributes, title);
  body += cautions(page, item.cautions);
  body += who_line(page, item);
  body += item_facts(page, outline, item);
  body += instructions(page, item.instructions, level + 1, item.title);
  if (item.kind == ItemKind::parallel) body += element("p", page.say(Word::all_start));
  body += ways(page, outline, item);
  const std::string label = fmt::format("{} {}", page.word(Word::step_link), item.number);
  return element("li",
                 {{"id", anchor},
                  {"class", fmt::format("item {} depth-{}", style_of(item),
                                        std::min(item.depth, deepest_indent))}},
                 element("a",
                         {{"class", "item-number"},
                          {"aria-label", label},
                          {"lang", page.site().our_lang()},
                          href(page.to({}, anchor))},
                         text(fmt::format("{}", item.number))) +
                     element("div", {{"class", "item-body"}}, body));
}

Html section_head(const Page& page, const Outline& outline, const OutlineSection& section) {
  if (section.title.empty()) {
    return {};
  }
  const std::string anchor = page_anchor(section.key);
  Html title = text(section.title);
  if (section.continued) {
    title += text(" ") + element("span", {{"class", "continued"}}, page.say(Word::continued));
  }
  Html head =
      former_places(page, outline, section.stage, section.key) +
      element("h3", {{"id", anchor}, {"class", "stage-title"}}, title + permalink(page, anchor));
  if (!section.continued) {
    if (!section.purpose.empty()) {
      head += element("p", {{"class", "stage-purpose"}}, page.plain_text(section.purpose));
    }
  }
  if (!section.informed.empty()) {
    Facts facts(page);
    facts.add(Word::tells, page.links(section.informed));
    head += facts.html("item-facts");
  }
  head += cautions(page, section.cautions);
  head += instructions(page, section.notes, 4);
  return head;
}

} // namespace

Html words(const Page& page, const Outline& outline, const Sentence& sentence) {
  Html result;
  for (const Phrase& phrase : sentence) {
    switch (phrase.kind) {
    case PhraseKind::plain: result += page.own(phrase.text); break;
    case PhraseKind::quoted: result += element("strong", text(phrase.text)); break;
    case PhraseKind::item:
      result += element("a",
                        {{"class", "to-item"},
                         href(page.to({}, page_anchor(outline.items[phrase.item - 1].key)))},
                        text(phrase.text));
      break;
    }
  }
  return result;
}

Html steps(const Page& page, const Outline& outline) {
  MarkupWriter writer;
  if (outline.start) {
    writer.add(element("p", {{"class", "start-way"}}, words(page, outline, outline.start->words)));
  }
  for (const OutlineSection& section : outline.sections) {
    const int level = section.title.empty() ? 3 : 4;
    writer.open("div", {{"class", section.title.empty() ? "stage loose" : "stage"}});
    writer.add(section_head(page, outline, section));
    writer.open("ol", {{"class", "items"}});
    for (std::uint32_t at = 0; at < section.item_count; ++at) {
      writer.add(item_html(page, outline, outline.items[section.first_item + at], level));
    }
    writer.close();
    writer.close();
  }
  Html result = std::move(writer).take();
  if (result.empty()) return element("p", {{"class", "absent"}}, page.say(Word::no_steps));
  return result;
}

} // namespace waymark::html
