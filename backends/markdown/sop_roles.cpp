#include "backends/passings.hpp"
#include "markdown.hpp"
#include "sop_parts.hpp"

#include "grammar/unicode.hpp"
#include "listing.hpp"

#include <fmt/format.h>

#include <algorithm>

// Who takes part, and with which letter in which step.
namespace waymark::sop_parts {
namespace {

using markdown::escape;

/// A wider table does not fit on a page; then each step lists names instead.
constexpr std::size_t widest_matrix = 8;

/// Names stay as written; only our own words begin with a capital.
std::string shown(const Participant& participant) {
  return participant.is_follower ? capitalize(participant.who.text) : participant.who.text;
}

std::string persons(const Sop& sop, const Role& role) {
  const std::string text = names(role.persons);
  return text.empty() ? std::string(sop.word(Word::nobody)) : text;
}

std::string role_row(const Sop& sop, const Named& named) {
  const DeclarationId who = named.declaration;
  const std::string name = escape(named.text);
  const Model& model = sop.checked.model;
  if (model.is(who, DeclarationKind::party))
    return fmt::format("| {} | {} | |", name, sop.word(Word::party));
  if (model.is(who, DeclarationKind::tool))
    return fmt::format("| {} | {} | |", name, sop.word(Word::a_tool));
  if (!model.is(who, DeclarationKind::role)) return fmt::format("| {} | | |", name);
  const Role& role = model.role(who);
  const std::string backup =
      role.backup ? escape(sop.outliner.named(*role.backup).text) : std::string();
  return fmt::format("| {} | {} | {} |", name, persons(sop, role), backup);
}

std::vector<std::string> role_table(const Sop& sop) {
  std::vector<std::string> rows;
  for (const Named& who : involved(sop.checked.model, sop.outliner, sop.outline))
    rows.push_back(role_row(sop, who));
  if (!rows.empty()) add_columns(sop, {Word::role, Word::who, Word::backup}, rows);
  return rows;
}

std::string step_cell(const Sop& sop, const RaciRow& row) {
  const OutlineItem& item = sop.outline.items[row.item - 1];
  return fmt::format("{}. {}", item.number, escape(item.title));
}

std::vector<std::string> matrix(const Sop& sop) {
  std::string head = fmt::format("| {} |", sop.word(Word::step_kind));
  std::string rule = "|---|";
  for (const Participant& participant : sop.outline.participants) {
    head += " " + escape(shown(participant)) + " |";
    rule += ":-:|";
  }
  std::vector<std::string> rows = {head, rule};
  for (const RaciRow& raci : sop.outline.raci) {
    std::vector<RaciLetters> cells(sop.outline.participants.size(), RaciLetters::none);
    for (const RaciCell& cell : raci.cells) cells[cell.participant] = cell.letters;
    std::string line = "| " + step_cell(sop, raci) + " |";
    for (const RaciLetters cell : cells)
      line += cell == RaciLetters::none ? " |" : fmt::format(" {} |", letters(cell));
    rows.push_back(std::move(line));
  }
  return rows;
}

std::string holders(const Sop& sop, const RaciRow& row, RaciLetters one, RaciLetters other) {
  std::string text;
  for (const RaciCell& cell : row.cells) {
    if (cell.letters != one && cell.letters != other) continue;
    const Participant& who = sop.outline.participants[cell.participant];
    text += (text.empty() ? " " : ", ") + escape(shown(who));
  }
  return text;
}

std::vector<std::string> name_table(const Sop& sop) {
  std::vector<std::string> rows;
  add_columns(sop,
              {Word::step_kind, Word::responsible_column, Word::accountable_column,
               Word::consulted_column, Word::informed_column},
              rows);
  for (const RaciRow& row : sop.outline.raci) {
    rows.push_back(fmt::format("| {} |{} |{} |{} |{} |", step_cell(sop, row),
                               holders(sop, row, RaciLetters::responsible, RaciLetters::both),
                               holders(sop, row, RaciLetters::accountable, RaciLetters::both),
                               holders(sop, row, RaciLetters::consulted, RaciLetters::none),
                               holders(sop, row, RaciLetters::informed, RaciLetters::none)));
  }
  return rows;
}

void add_matrix(Sop& sop) {
  if (sop.outline.raci.empty() || sop.outline.participants.empty()) return;
  if (sop.outline.participants.size() > widest_matrix) {
    sop.page.block(sop.word(Word::raci_names));
    sop.page.rows(name_table(sop));
    return;
  }
  sop.page.block(sop.word(Word::raci_letters));
  sop.page.rows(matrix(sop));
}

std::vector<std::string> handoffs(const Sop& sop) {
  std::vector<std::string> rows;
  const Model& model = sop.checked.model;
  const HandedOver handed_over(model, sop.outliner, sop.outline);
  for (const Passing& one : passings(sop.outliner, sop.outline, handed_over)) {
    if (rows.empty())
      add_columns(sop, {Word::handoff_from, Word::handoff_to, Word::handoff_at, Word::handoff_with},
                  rows);
    std::string with = listed(
        one.documents, [&](DeclarationId document) { return escape(model[document].title); });
    if (with.empty() && !one.always_silent) with = without_document(sop.language(), one);
    if (const std::string silent = silence(sop.language(), one); !silent.empty())
      with += fmt::format("{}*{}*", with.empty() ? "" : "; ", silent);
    rows.push_back(fmt::format("| {} | {} | {} | {} |", escape(model[one.from].title),
                               escape(model[one.to].title), item_link(sop, one.item), with));
  }
  return rows;
}

} // namespace

void add_roles(Sop& sop) {
  section(sop, 2, Word::roles_heading, role_table(sop));
  add_matrix(sop);
  section(sop, 3, Word::handoffs, handoffs(sop));
}

} // namespace waymark::sop_parts
