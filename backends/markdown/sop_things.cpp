#include "backends/exchanges.hpp"
#include "markdown.hpp"
#include "sop_parts.hpp"

#include <fmt/format.h>

// What the work is done with, what goes in and comes out, and what stays; definitions, references.
namespace waymark::sop_parts {
namespace {

using markdown::escape;

std::vector<std::string> tools(const Sop& sop) {
  std::vector<std::string> rows;
  for (const DeclarationId id : sop.outline.tools) {
    const Tool& tool = sop.checked.model.tool(id);
    const std::string_view title = sop.checked.model[id].title;
    const std::string name = markdown::is_web_address(tool.url.value)
                                 ? markdown::link(title, markdown::encode_address(tool.url.value))
                                 : markdown::escape_block(title);
    rows.push_back("* " + with_purpose(sop, name, tool.purpose));
  }
  return rows;
}

std::string document_cell(const Sop& sop, DeclarationId id) {
  const Document& document = sop.checked.model.document(id);
  std::string text = with_purpose(sop, escape(sop.checked.model[id].title), document.purpose);
  if (const auto file = sop.outliner.file(document.template_path))
    text += sop.filled(Word::with_template, author_link(sop, document.template_path));
  return text;
}

std::string exchanged(const Sop& sop, const Exchange& one) {
  if (one.document != DeclarationId::none) return document_cell(sop, one.document);
  return one.item != 0 ? item_link(sop, one.item) : escape(one.text);
}

/// What comes in and from whom, or what goes out and for whom.
std::vector<std::string> exchange_rows(const Sop& sop, const std::vector<Exchange>& all, Word what,
                                       Word partner) {
  std::vector<std::string> rows;
  for (const Exchange& one : all)
    rows.push_back(fmt::format("| {} | {} |", exchanged(sop, one),
                               one.partners.empty() ? "–" : partners(sop, one.partners)));
  if (!rows.empty()) add_columns(sop, {what, partner}, rows);
  return rows;
}

std::vector<std::string> records(const Sop& sop) {
  std::vector<std::string> rows;
  for (const InvolvedDocument& one : sop.outline.documents) {
    if (!one.kept) continue;
    if (rows.empty()) add_columns(sop, {Word::record, Word::kept_where, Word::how_long}, rows);
    const std::string where = one.kept->tool ? escape(sop.outliner.named(*one.kept->tool).text)
                                             : std::string(sop.word(Word::not_known_yet));
    rows.push_back(fmt::format(
        "| {} | {} | {} |", escape(sop.checked.model[one.document].title), where,
        one.kept->duration ? sop.text(*one.kept->duration) : std::string(sop.word(Word::forever))));
  }
  return rows;
}

std::vector<std::string> definitions(const Sop& sop) {
  std::vector<std::string> rows;
  for (const std::uint32_t index : sop.outline.terms) {
    const Term& term = sop.checked.model.terms[index];
    rows.push_back(fmt::format("* <a id=\"{}\"></a>{}{}{}", sop.outliner.term_anchor(index),
                               markdown::strong(term.term.value), sop.word(Word::colon),
                               markdown::embed_inline(term.definition.value)));
  }
  return rows;
}

std::vector<std::string> references(const Sop& sop) {
  std::vector<std::string> rows;
  for (const DeclarationId followed : sop.outline.followed)
    rows.push_back("* " + sop_link(sop, followed));
  for (const DeclarationId user : sop.outline.used_in)
    rows.push_back(fmt::format("* {}", sop.filled(Word::used_in, sop_link(sop, user))));
  for (const Instruction& one : sop.outline.references)
    rows.push_back("* " + author_link(sop, one.text));
  return rows;
}

} // namespace

void add_things(Sop& sop) {
  section(sop, 2, Word::tools_used, tools(sop));
  const Exchanges all = exchanges(sop.checked, sop.outliner, sop.outline);
  const bool any = !all.inputs.empty() || !all.outputs.empty() || !sop.outline.documents.empty();
  if (any || sop.strict) sop.page.heading(2, sop.word(Word::in_and_out));
  section(sop, 3, Word::inputs, exchange_rows(sop, all.inputs, Word::input, Word::supplier));
  section(sop, 3, Word::outputs, exchange_rows(sop, all.outputs, Word::output, Word::customer));
  section(sop, 3, Word::records, records(sop));
}

void add_back(Sop& sop) {
  section(sop, 2, Word::definitions, definitions(sop));
  section(sop, 2, Word::references, references(sop));
}

} // namespace waymark::sop_parts
