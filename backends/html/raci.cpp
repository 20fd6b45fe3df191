#include "html/raci.hpp"

#include "backends/handbook.hpp"
#include "html/parts.hpp"
#include "listing.hpp"

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// More columns than this nobody can read, and the table would grow with steps times people.
constexpr std::size_t most_columns = 16;
/// A sheet of paper has room for so many heads side by side; more are turned.
constexpr std::size_t most_upright = 5;

struct LetterFacts {
  std::string_view style;
  Word meaning;
};

LetterFacts facts_of(RaciLetters cell) {
  switch (cell) {
  case RaciLetters::responsible: return {"raci-r", Word::responsible};
  case RaciLetters::accountable: return {"raci-a", Word::accountable};
  case RaciLetters::both: return {"raci-a", Word::accountable_responsible};
  case RaciLetters::consulted: return {"raci-c", Word::consulted};
  case RaciLetters::informed: return {"raci-i", Word::informed};
  case RaciLetters::none: break;
  }
  return {};
}

Html raci_cell(const Page& page, RaciLetters cell_letters) {
  const std::string_view shown = letters(cell_letters);
  if (shown.empty()) {
    return element("td", Html{});
  }
  const LetterFacts facts = facts_of(cell_letters);
  return cell(element("abbr",
                      {{"class", facts.style},
                       {"title", page.word(facts.meaning)},
                       {"lang", page.site().our_lang()}},
                      text(shown)),
              "letter");
}

/// One column for each participant.
Html matrix_cells(const Page& page, const Outline& outline, const RaciRow& raci) {
  Html cells;
  std::size_t next = 0;
  for (std::uint32_t participant = 0; participant < outline.participants.size(); ++participant) {
    if (next < raci.cells.size() && raci.cells[next].participant == participant) {
      cells += raci_cell(page, raci.cells[next++].letters);
    } else {
      cells += element("td", Html{});
    }
  }
  return cells;
}

/// All in one cell: "R Planner, I Founder".
Html listed_cells(const Page& page, const Outline& outline, const RaciRow& raci) {
  const auto entry = [&](const RaciCell& one) {
    return element("strong", text(letters(one.letters))) + text(" ") +
           page.link(outline.participants[one.participant].who);
  };
  return cell(listed(raci.cells, entry, text(", ")));
}

Html item_heading(const Page& page, const OutlineItem& item) {
  return element("th", {{"scope", "row"}},
                 element("span", {{"class", "count"}}, text(fmt::format("{}", item.number))) +
                     text(" ") +
                     element("a", {href(page.to({}, page_anchor(item.key)))}, text(item.title)));
}

} // namespace

namespace {

Html persons_of(const Page& page, const Role& role) {
  const Html names = persons(role);
  return names.empty() ? element("span", {{"class", "absent"}}, page.say(Word::nobody)) : names;
}

/// Who takes part, who that is, and who stands in.
Html people_table(const Page& page, const Outline& outline) {
  const Model& model = page.site().model;
  Html rows;
  for (const Named& who : involved(model, page.site().outliner, outline)) {
    Html persons;
    Html backup;
    if (model.is(who.declaration, DeclarationKind::role)) {
      const Role& role = model.role(who.declaration);
      persons = persons_of(page, role);
      if (role.backup) backup = page.link(role.backup);
    } else if (model.is(who.declaration, DeclarationKind::party)) {
      persons = page.say(Word::party);
    } else if (model.is(who.declaration, DeclarationKind::tool)) {
      persons = page.say(Word::a_tool);
    }
    rows += row(cell(page.link(who)) + cell(persons) + cell(backup));
  }
  return rows.empty()
             ? Html{}
             : table(page.label(Word::roles_heading),
                     {{page.say(Word::role)}, {page.say(Word::who)}, {page.say(Word::backup)}},
                     rows);
}

Html raci_table(const Page& page, const Outline& outline) {
  if (outline.raci.empty() || outline.participants.empty()) {
    return {};
  }
  const bool is_matrix = outline.participants.size() <= most_columns;
  std::vector<Column> columns{{page.say(Word::my_step), "first"}};
  if (is_matrix) {
    for (const Participant& participant : outline.participants) {
      columns.push_back({page.link(participant.who), "letter"});
    }
  } else {
    columns.push_back({page.say(Word::people)});
  }
  Html rows;
  for (const RaciRow& raci : outline.raci) {
    rows +=
        row(item_heading(page, outline.items[raci.item - 1]) +
            (is_matrix ? matrix_cells(page, outline, raci) : listed_cells(page, outline, raci)));
  }
  return element("p", {{"class", "legend"}}, page.say(Word::raci_legend)) +
         element("div",
                 {{"class", outline.participants.size() > most_upright ? "raci many" : "raci"}},
                 table(page.label(Word::raci), columns, rows));
}

} // namespace

void add_raci(Page& page, const Outline& outline) {
  add_standard_section(page, "raci", Word::roles_heading,
                       people_table(page, outline) + raci_table(page, outline));
}

} // namespace waymark::html
