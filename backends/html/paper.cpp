#include "html/paper.hpp"

#include "backends/document_control.hpp"
#include "html/governance.hpp"
#include "html/parts.hpp"
#include "html/relocated.hpp"

#include "compiler/values.hpp"
#include "grammar/ascii.hpp"

#include <utility>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// A string of a style sheet, in quotes.
std::string style_string(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else {
      out += static_cast<unsigned char>(letter) < 0x20 || letter == '\x7f' ? ' ' : letter;
    }
  }
  return out + "\"";
}

/// A hyphen between digits breaks no line: half a date says nothing.
std::string unbroken_dates(std::string_view text) {
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && is_ascii_digit(text[at]);
  };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-' && at > 0 && is_digit(at - 1) && is_digit(at + 1))
      out += "\u2011";
    else
      out += text[at];
  }
  return out;
}

/// Number and title; version or last change, from when it holds, and what keeps from relying on it.
std::string sheet_head(const Site& site, DeclarationId workflow) {
  const DocumentControl control = document_control(site.checked, workflow);
  std::string left(control.number);
  if (!left.empty()) left += " · ";
  left += site.title_of(workflow);
  std::string right = revision_name(site.words, control);
  const auto add = [&right](std::string_view words) {
    if (!right.empty()) right += " · ";
    right += words;
  };
  const auto add_day = [&](Word words, const Date& day) {
    add(fmt::format("{} {}", site.word(words), site.words.text(day)));
  };
  if (control.effective)
    add_day(control.not_in_force ? Word::not_in_force : Word::effective, *control.effective);
  if (control.approved == nullptr) {
    add(site.word(Word::draft));
  } else {
    add_day(Word::approved, control.approved->date);
    if (control.changed_since_approval) add(site.word(Word::changed_after));
    if (control.changes_since_not_known) add(site.word(Word::later_changes_not_known));
  }
  if (control.review_overdue) add_day(Word::review_overdue, *control.next_review);
  return fmt::format("@top-left {{ content: {}; }} @top-right {{ content: {}; }}",
                     style_string(left), style_string(unbroken_dates(right)));
}

/// Of what stands in no system or process.
Word heading_of(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::system: return Word::systems;
  case DeclarationKind::process: return Word::processes;
  case DeclarationKind::workflow: return Word::workflows;
  case DeclarationKind::procedure: return Word::procedures;
  case DeclarationKind::role: return Word::roles;
  case DeclarationKind::party: return Word::parties;
  case DeclarationKind::tool: return Word::tools;
  case DeclarationKind::document: break;
  }
  return Word::documents;
}

bool is_work(const Site& site, DeclarationId subject) {
  return subject != DeclarationId::none && (site.model[subject].kind == DeclarationKind::workflow ||
                                            site.model[subject].kind == DeclarationKind::procedure);
}

} // namespace

std::string paper_rules(const Site& site) {
  return fmt::format(
      "@page {{ @bottom-left {{ white-space: nowrap; content: {}; }} "
      "@bottom-center {{ white-space: nowrap; content: {}; }} "
      "@bottom-right {{ white-space: nowrap; content: {} counter(page) {} counter(pages); }} }}\n",
      style_string(site.word(Word::as_printed)),
      style_string(fmt::format("{} · {} {}", site.title, site.word(Word::as_of),
                               site.words.text(site.checked.today))),
      style_string(fmt::format("{} ", site.word(Word::page_number))),
      style_string(fmt::format(" {} ", site.word(Word::page_of))));
}

std::string paper_style_of(std::string_view page) {
  page.remove_suffix(std::string_view(".html").size());
  return fmt::format("{}.css", page);
}

OutputFile paper_style(const Site& site, DeclarationId workflow) {
  return {paper_style_of(site.paths.page(workflow)),
          fmt::format("@page {{ {} }}\n", sheet_head(site, workflow))};
}

WholeHandbook::WholeHandbook(const Site& site)
    : site_(site) {
  std::size_t number = 0;
  for (const DeclarationId id : site.order.pages) {
    prefixes_.emplace(site.paths.page(id), fmt::format("p{}.", ++number));
  }
  for (const std::string_view page : {glossary_page, gaps_page, reviews_page, handoffs_page}) {
    prefixes_.emplace(page, fmt::format("p{}.", ++number));
  }
}

void WholeHandbook::add(const FinishedPage& page) {
  const auto prefix_of = [&](const std::string& path) -> std::optional<std::string_view> {
    const auto found = prefixes_.find(path);
    if (found == prefixes_.end()) return std::nullopt;
    return found->second;
  };
  const auto prefix = prefix_of(page.file.path);
  if (!prefix) {
    return;
  }
  const std::string name(prefix->substr(0, prefix->size() - 1));
  const std::string anchor = std::string(*prefix) + "top";
  const std::string_view kind = page.subject == DeclarationId::none
                                    ? std::string_view("list")
                                    : noun(site_.model[page.subject].kind);
  articles_.push_back(
      element("article", {{"id", anchor}, {"class", fmt::format("{} {}", name, kind)}},
              relocated(page.content, {page.file.path, whole_page, *prefix, prefix_of})));
  const bool loose =
      page.subject != DeclarationId::none && ancestors(site_.model, page.subject).empty();
  if (loose && site_.model[page.subject].kind != group_) {
    group_ = site_.model[page.subject].kind;
    contents_ += element("li", {{"class", "group"}}, site_.say(heading_of(*group_)));
  }
  contents_ += element(
      "li", {{"class", fmt::format("{}{}", kind, loose ? " loose" : "")}},
      element("a", {href(Link::between(whole_page, whole_page, anchor))}, text(page.title)));
  if (is_work(site_, page.subject)) {
    rules_ += fmt::format(".{0} {{ page: {0}; }} @page {0} {{ {1} }}\n", name,
                          sheet_head(site_, page.subject));
  }
}

FinishedPage WholeHandbook::page() && {
  Page page(site_, whole_page, site_.word(Word::whole_handbook));
  page.add_style(whole_style);
  const Text& company = site_.model.handbook.company;
  page.add(page_header(company.given() ? text(company.value) : site_.say(Word::handbook),
                       text(site_.title), site_.say(Word::print_lead)));
  page.add(element("section", {{"class", "whole-contents"}},
                   element("h2", site_.say(Word::contents)) + element("ol", contents_)));
  page.add_group("whole", articles_);
  return std::move(page).finish();
}

OutputFile WholeHandbook::style() const {
  return {std::string(whole_style), rules_};
}

} // namespace waymark::html
