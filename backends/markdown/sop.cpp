#include "backends/sop.hpp"

#include "backends/handbook.hpp"
#include "backends/percent_encoding.hpp"
#include "listing.hpp"
#include "markdown.hpp"
#include "site_links.hpp"
#include "sop_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace waymark {
namespace sop_parts {

void section(Sop& sop, int level, Word heading, const std::vector<std::string>& rows) {
  if (rows.empty() && !sop.strict) return;
  sop.page.heading(level, sop.word(heading));
  if (rows.empty())
    sop.page.block(sop.word(Word::not_applicable));
  else
    sop.page.rows(rows);
}

void add_columns(const Sop& sop, std::initializer_list<Word> columns,
                 std::vector<std::string>& rows) {
  std::string head = "|";
  std::string rule = "|";
  for (const Word column : columns) {
    head += fmt::format(" {} |", sop.word(column));
    rule += "---|";
  }
  rows.insert(rows.begin(), {head, rule});
}

std::string sentence(const Sop& sop, const Sentence& words) {
  std::string text;
  for (const Phrase& phrase : words) {
    switch (phrase.kind) {
    case PhraseKind::plain: text += phrase.text; break;
    case PhraseKind::quoted: {
      const std::string quoted = markdown::strong(phrase.text);
      text += quoted.empty() ? "**…**" : quoted; // never a hole in the sentence
      break;
    }
    case PhraseKind::item: {
      const std::string anchor = sop_anchor(sop.outline.items[phrase.item - 1].key);
      text += markdown::link(phrase.text, "#" + anchor);
      break;
    }
    }
  }
  return text;
}

std::string names(const std::vector<Named>& all) {
  return listed(all, [](const Named& one) { return markdown::escape(one.text); });
}

std::string names(const std::vector<Text>& persons) {
  return listed(persons, [](const Text& one) { return markdown::escape(one.value); });
}

std::string sop_link(const Sop& sop, DeclarationId workflow) {
  return markdown::link(sop.checked.model[workflow].title,
                        markdown::encode_path(sop_file_name(sop.checked, workflow)));
}

std::string sop_links(const Sop& sop, const std::vector<DeclarationId>& workflows) {
  return listed(workflows, [&](DeclarationId one) { return sop_link(sop, one); });
}

std::string author_link(const Sop& sop, const Text& target) {
  if (const auto file = sop.outliner.file(target)) {
    const std::size_t mark = std::min(target.value.find('#'), target.value.size());
    const std::string_view path = std::string_view(target.value).substr(0, mark);
    return markdown::link(
        std::string_view(target.value).substr(path.rfind('/') + 1),
        "../" + markdown::encode_path(file->to) +
            markdown::encode_address(std::string_view(target.value).substr(mark)));
  }
  if (markdown::is_web_address(target.value))
    return markdown::link(target.value, markdown::encode_address(target.value));
  return markdown::escape(target.value);
}

namespace {

/// Of the document's terms, those that no text above has linked.
std::vector<markdown::LinkedWords> new_terms(Sop& sop, std::string_view words) {
  std::vector<markdown::LinkedWords> links;
  if (sop.outline.terms.empty()) return links;
  for (const TermPlace& place : sop.outliner.places_of_terms(words))
    if (std::ranges::binary_search(sop.outline.terms, place.term) &&
        sop.linked_terms.insert(place.term).second)
      links.push_back({place.first, place.last, "#" + sop.outliner.term_anchor(place.term)});
  return links;
}

} // namespace

std::string plain_text(Sop& sop, std::string_view text) {
  return markdown::escape(text, new_terms(sop, text));
}

std::string plain_text_block(Sop& sop, std::string_view text) {
  std::vector<markdown::LinkedWords> links = new_terms(sop, text);
  return links.empty() ? markdown::escape_block(text)
                       : markdown::escape_line_start(markdown::escape(text, links));
}

std::string partners(const Sop& sop, const std::vector<Named>& all) {
  return listed(all, [&](const Named& one) {
    const bool has_page = sop.checked.model.is(one.declaration, DeclarationKind::workflow) ||
                          sop.checked.model.is(one.declaration, DeclarationKind::procedure);
    return has_page ? sop_link(sop, one.declaration) : markdown::escape(one.text);
  });
}

std::string item_link(const Sop& sop, std::uint32_t item) {
  const OutlineItem& one = sop.outline.items[item - 1];
  return markdown::link(fmt::format("{}. {}", item, one.title), "#" + sop_anchor(one.key));
}

namespace {

/// Texts are written for the page of the handbook: what is beside it is another page of the same
/// kind, whose SOP is beside this one.
std::optional<std::string> link_beside(const Sop& sop, std::string_view path) {
  constexpr std::string_view ending = ".html";
  if (!path.ends_with(ending) || path.find('/') != std::string_view::npos) return std::nullopt;
  const std::string name = percent_decoded(path.substr(0, path.size() - ending.size()));
  const Model& model = sop.checked.model;
  const DeclarationKind kind = model[sop.workflow.self].kind;
  const DeclarationId found = model.find(name);
  if (model.is(found, kind) && sop_file_name(sop.checked, found) == name + ".md") {
    return markdown::encode_path(name + ".md");
  }
  const std::string here = page_path(kind, name);
  return fmt::format("../{}{}", here.substr(0, here.find('/') + 1), path);
}

/// Of its items, stages and terms, under all names that they have had.
std::set<std::string> anchors_of(const Sop& sop) {
  std::set<std::string> anchors;
  const auto add = [&](const std::string& key, StatementId statement) {
    anchors.insert(sop_anchor(key));
    for (const std::string& former : former_keys(sop.checked.model, sop.outline, statement, key))
      anchors.insert(sop_anchor(former));
  };
  for (const OutlineItem& one : sop.outline.items) add(one.key, one.statement);
  for (const OutlineSection& one : sop.outline.sections)
    if (one.stage != StatementId::none) add(one.key, one.stage);
  for (const std::uint32_t term : sop.outline.terms) anchors.insert(sop.outliner.term_anchor(term));
  return anchors;
}

bool has_place(Sop& sop, const std::string& anchor) {
  if (!sop.anchors) sop.anchors = anchors_of(sop);
  return sop.anchors->contains(anchor);
}

} // namespace

std::string author_text(Sop& sop, const Text& text) {
  const auto relative = [&](std::string_view address) -> std::optional<std::string> {
    const std::size_t end = std::min(address.find_first_of("?#"), address.size());
    const std::string_view path = address.substr(0, end);
    if (path.empty()) { // a place of this document
      const std::string anchor = percent_decoded(address.substr(std::min(address.size(), end + 1)));
      return has_place(sop, anchor) ? site_link(address) : std::nullopt;
    }
    const auto file = sop.outliner.file(text.span.file, path);
    if (file) return "../" + markdown::encode_path(file->to) + std::string(address.substr(end));
    auto way = site_link(address);
    if (!way) return std::nullopt;
    const std::string_view beside = std::string_view(*way).substr(0, way->find_first_of("?#"));
    auto link = link_beside(sop, beside);
    const std::string to(link ? std::string_view(*link) : beside);
    if (to.starts_with("../") && sop.outliner.is_missing_page(percent_decoded(to.substr(3))))
      return std::nullopt; // the handbook says so
    if (!link) return way;
    link->append(*way, beside.size());
    return link;
  };
  const auto terms = [&](std::string_view words) { return new_terms(sop, words); };
  return markdown::embed(text.value, relative, terms);
}

std::string author_image(const Sop& sop, const Instruction& image) {
  const auto file = sop.outliner.file(image.text);
  if (!file) return author_link(sop, image.text);
  return markdown::image(image.alternative.value, "../" + markdown::encode_path(file->to));
}

std::string with_purpose(const Sop& sop, std::string name, const Text& purpose) {
  const std::string escaped = markdown::escape(purpose.value);
  return escaped.empty() ? name : fmt::format("{}{}{}", name, sop.word(Word::colon), escaped);
}

} // namespace sop_parts

std::string sop_file_name(const CheckedModel& checked, DeclarationId workflow) {
  return page_name(checked.model[workflow].id) + ".md";
}

/// "workflow/nurture_lead/step/call" is "step.call" within its own file. No id has a dot.
std::string sop_anchor(std::string_view key) {
  for (int segment = 0; segment < 2; ++segment) {
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos) break;
    key.remove_prefix(slash + 1);
  }
  std::string anchor(key);
  for (char& c : anchor)
    if (c == '/') c = '.';
  return anchor;
}

std::string render_sop(const CheckedModel& checked, const Outliner& outliner,
                       const Outline& outline, const SopOptions& options) {
  sop_parts::Sop sop{checked, outliner,
                     outline, checked.model.workflow(outline.workflow),
                     options, checked.model.handbook.sop_strict};
  sop_parts::add_head(sop);
  sop_parts::add_roles(sop);
  sop_parts::add_things(sop);
  sop_parts::add_steps(sop);
  sop_parts::add_back(sop);
  sop_parts::add_records(sop);
  sop.page.block(fmt::format(
      "<!-- Made by Waymark from the {} {}. Change the source, not this file. -->",
      sop.workflow.is_procedure ? "procedure" : "workflow", checked.model[outline.workflow].id));
  return sop.page.take();
}

std::string render_sop(const CheckedModel& checked, DeclarationId workflow,
                       const SopOptions& options) {
  const Outliner outliner(checked);
  return render_sop(checked, outliner, outliner.outline(workflow), options);
}

namespace {

/// Whoever has a link to the name that a document had before (`was`) finds the new one.
void add_moved(const CheckedModel& checked, const Outliner& outliner, Publication& publication) {
  std::set<std::string> taken;
  for (const OutputFile& document : publication.documents) taken.insert(document.path);
  for (const Workflow& workflow : checked.model.workflows) {
    const Declaration& named = checked.model[workflow.self];
    const std::string link =
        markdown::link(named.title, markdown::encode_path(sop_file_name(checked, workflow.self)));
    for (const std::string_view former : named.former_ids) {
      std::string path = fmt::format("sop/{}.md", page_name(former));
      if (!taken.insert(path).second) continue; // something else has that name now
      publication.documents.push_back(
          {std::move(path), fmt::format("# {}\n\n{}\n", markdown::escape(named.title),
                                        outliner.language().filled(Word::sop_moved, link))});
    }
  }
}

} // namespace

Publication render_sops(const CheckedModel& checked, const PublishOptions& options) {
  Publication publication;
  const Outliner outliner(checked);
  std::set<std::string> copied;
  for (const Workflow& workflow : checked.model.workflows) {
    const Outline outline = outliner.outline(workflow.self);
    publication.documents.push_back({"sop/" + sop_file_name(checked, workflow.self),
                                     render_sop(checked, outliner, outline, {options.diagrams})});
    for (const OutlineFile& file : outline.files)
      if (copied.insert(file.to).second) publication.copies.push_back({file.from, file.to});
  }
  add_moved(checked, outliner, publication);
  return publication;
}

} // namespace waymark
