#include "outline_parts.hpp"

#include <algorithm>
#include <map>

// Who takes part in what: participants in order of appearance, and the RACI table.
namespace waymark {

std::string_view letters(RaciLetters cell) {
  switch (cell) {
  case RaciLetters::responsible: return "R";
  case RaciLetters::accountable: return "A";
  case RaciLetters::both: return "A";
  case RaciLetters::consulted: return "C";
  case RaciLetters::informed: return "I";
  case RaciLetters::none: break;
  }
  return "";
}

namespace outline_parts {
namespace {

/// Unknown names count as the same somebody when they are spelled the same.
using Who = std::pair<DeclarationId, std::string>;

class Participants {
public:
  explicit Participants(std::vector<Participant>& all)
      : all_(all) {}

  std::size_t column(const Named& who) {
    const auto [found, added] = columns_.try_emplace({who.declaration, who.text}, all_.size());
    if (added) all_.push_back({who, false, false});
    return found->second;
  }

private:
  std::vector<Participant>& all_;
  std::map<Who, std::size_t> columns_;
};

/// One letter per cell: doing and answering outweigh being asked, which outweighs being told.
RaciLetters combined(RaciLetters old, RaciLetters added) {
  if (old == RaciLetters::none) return added;
  const auto done = [](RaciLetters one) {
    return one == RaciLetters::responsible || one == RaciLetters::accountable ||
           one == RaciLetters::both;
  };
  if (done(old) && done(added)) return old == added ? old : RaciLetters::both;
  if (done(old) || done(added)) return done(old) ? old : added;
  return old == RaciLetters::consulted ? old : added;
}

struct Assignment {
  std::size_t row;
  std::size_t column;
  RaciLetters cell;
};

void assign_row(const OutlineItem& item, const std::vector<Named>& told_by_stage, std::size_t row,
                Participants& participants, std::vector<Participant>& all,
                std::vector<Assignment>& assignments) {
  const auto assign = [&](const Named& who, RaciLetters cell) {
    assignments.push_back({row, participants.column(who), cell});
  };
  if (item.performer_source != PerformerSource::nobody) {
    assign(item.performer, RaciLetters::responsible);
    Participant& performer = all[assignments.back().column];
    performer.performs = true;
    performer.is_follower = item.performer_source == PerformerSource::follower;
  }
  if (item.accountable) assign(*item.accountable, RaciLetters::accountable);
  for (const Named& who : item.consulted) assign(who, RaciLetters::consulted);
  for (const Named& who : item.informed) assign(who, RaciLetters::informed);
  for (const Named& who : told_by_stage) assign(who, RaciLetters::informed);
}

void fill(std::vector<Assignment>& assignments, Outline& outline) {
  std::stable_sort(assignments.begin(), assignments.end(),
                   [](const Assignment& a, const Assignment& b) {
                     return std::pair(a.row, a.column) < std::pair(b.row, b.column);
                   });
  for (const Assignment& one : assignments) {
    std::vector<RaciCell>& cells = outline.raci[one.row].cells;
    const auto participant = static_cast<std::uint32_t>(one.column);
    if (cells.empty() || cells.back().participant != participant)
      cells.push_back({participant, RaciLetters::none});
    cells.back().letters = combined(cells.back().letters, one.cell);
  }
}

} // namespace

void add_people(const View& view, Outline& outline) {
  Participants participants(outline.participants);
  std::vector<Assignment> assignments;
  for (const OutlineSection& section : outline.sections) {
    for (std::uint32_t i = 0; i < section.item_count; ++i) {
      const OutlineItem& item = outline.items[section.first_item + i];
      if (!view.workflow.work(item.statement)) continue;
      assign_row(item, section.informed, outline.raci.size(), participants, outline.participants,
                 assignments);
      outline.raci.push_back({item.number, {}});
    }
  }
  fill(assignments, outline);
}

} // namespace outline_parts
} // namespace waymark
