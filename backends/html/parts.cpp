#include "html/parts.hpp"

#include "backends/percent_encoding.hpp"
#include "compiler/values.hpp"
#include "listing.hpp"

#include <fmt/format.h>

namespace waymark::html {

Html persons(const Role& role) {
  return listed(
      role.persons, [](const Text& one) { return text(one.value); }, text(", "));
}

Html permalink(const Page& page, std::string_view anchor) {
  return element("a",
                 {{"class", "permalink"},
                  {"aria-hidden", "true"},
                  {"tabindex", "-1"},
                  href(page.to({}, anchor))},
                 text("#"));
}

void Facts::add(Word label, const Html& value) {
  if (!value.empty()) {
    rows_ += element("div", element("dt", page_.say(label)) + element("dd", value));
  }
}

Html Facts::html(std::string_view style) const {
  return rows_.empty() ? Html{} : element("dl", {{"class", style}}, rows_);
}

Html page_header(const Html& kind, const Html& title, const Html& lead, const Html& badges) {
  Html content = element("p", {{"class", "kind"}}, kind) + element("h1", title);
  if (!lead.empty()) {
    content += element("p", {{"class", "lead"}}, lead);
  }
  if (!badges.empty()) {
    content += element("p", {{"class", "badges"}}, badges);
  }
  return element("header", {{"class", "page-header"}}, content);
}

Html badge(std::string_view style, const Html& content) {
  return element("span", {{"class", "badge " + std::string(style)}}, content);
}

Html who_badge(const Page& page, DeclarationId who) {
  return badge(noun(page.site().model[who].kind), page.link(who));
}

Html who_badge(const Page& page, const Named& who) {
  return who.declaration == DeclarationId::none ? badge("unknown", text(who.text))
                                                : who_badge(page, who.declaration);
}

Html table(const SpokenLabel& label, const std::vector<Column>& columns, const Html& rows) {
  Html headings;
  for (const Column& column : columns) {
    headings += element("th", {{"scope", "col"}, {"class", column.style}}, column.heading);
  }
  MarkupWriter table;
  table.open("div", {{"class", "scroll"},
                     {"role", "group"},
                     {"aria-label", label.text},
                     {"lang", label.language},
                     {"tabindex", "0"}});
  table.open("table", {{"lang", label.inside}});
  table.add(element("thead", element("tr", headings)));
  table.open("tbody");
  table.add(rows);
  return std::move(table).take();
}

Html stacked_table(const SpokenLabel& label, const std::vector<Column>& columns, const Html& rows) {
  return element("div", {{"class", "stacked"}}, table(label, columns, rows));
}

Html cell(const Html& content, std::string_view style) {
  // What the others of the row are about.
  if (style == "first") return element("th", {{"scope", "row"}, {"class", style}}, content);
  return element("td", {{"class", style}}, content);
}

Html labelled_cell(const Page& page, Word label, const Html& content) {
  const std::string before = fmt::format("{}{}", page.word(label), page.word(Word::colon));
  return element("td", {{"data-label", before}}, content);
}

Html row(const Html& cells) {
  return element("tr", cells);
}

void add_standard_section(Page& page, std::string_view anchor, Word heading, const Html& content) {
  if (!content.empty()) {
    page.add_section(anchor, page.say(heading), content);
  } else if (page.site().model.handbook.sop_strict) {
    page.add_section(anchor, page.say(heading),
                     element("p", {{"class", "absent"}}, page.say(Word::not_applicable)));
  }
}

std::optional<Link> edit_address(const Site& site, const Span& span) {
  const std::string_view pattern = site.model.handbook.edit.value;
  if (pattern.empty()) {
    return std::nullopt;
  }
  const Source& source = site.model.source(span.file);
  std::string address;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern.substr(at).starts_with("{path}")) {
      address += percent_encoded(site.sources.of(span.file));
      at += 6;
    } else if (pattern.substr(at).starts_with("{line}")) {
      address += fmt::format("{}", source.position(span.first).line);
      at += 6;
    } else {
      address += pattern[at++];
    }
  }
  const auto link = Link::from_author(address);
  return link && link->is_external() ? link : std::nullopt;
}

} // namespace waymark::html
