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

bool owner_answers(const Outline& outline, DeclarationId owner) {
  return owner != DeclarationId::none &&
         std::ranges::any_of(outline.items, [&](const OutlineItem& item) {
           return item.accountable && item.accountable->declaration == owner &&
                  *item.accountable != item.performer;
         });
}

bool has_follower(const Outline& outline) {
  return std::ranges::any_of(outline.items, [](const OutlineItem& item) {
    return item.performer_source == PerformerSource::follower;
  });
}

namespace outline_parts {
namespace {

/// Unknown names count as the same somebody when they are spelled the same.
using Who = std::pair<DeclarationId, std::string>;

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

/// Fills the table of responsibilities, and the list of those who stand in it.
class Assignments {
public:
  explicit Assignments(Outline& outline)
      : outline_(outline) {}

  void add_row(const OutlineItem& item, const std::vector<Named>& told_by_stage) {
    if (item.performer_source != PerformerSource::nobody) {
      assign(item.performer, RaciLetters::responsible);
      Participant& performer = outline_.participants[assigned_.back().column];
      performer.performs = true;
      performer.is_follower = item.performer_source == PerformerSource::follower;
    }
    if (item.accountable) assign(*item.accountable, RaciLetters::accountable);
    for (const Named& who : item.consulted) assign(who, RaciLetters::consulted);
    for (const Named& who : item.informed) assign(who, RaciLetters::informed);
    for (const Named& who : told_by_stage) assign(who, RaciLetters::informed);
    outline_.raci.push_back({item.number, {}});
  }

  /// When all rows are there.
  void fill() {
    std::stable_sort(assigned_.begin(), assigned_.end(), [](const Letter& a, const Letter& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    for (const Letter& one : assigned_) {
      std::vector<RaciCell>& cells = outline_.raci[one.row].cells;
      const auto participant = static_cast<std::uint32_t>(one.column);
      if (cells.empty() || cells.back().participant != participant)
        cells.push_back({participant, RaciLetters::none});
      cells.back().letters = combined(cells.back().letters, one.letters);
    }
  }

private:
  struct Letter {
    std::size_t row;
    std::size_t column;
    RaciLetters letters;
  };

  void assign(const Named& who, RaciLetters letters) {
    assigned_.push_back({outline_.raci.size(), column(who), letters});
  }

  std::size_t column(const Named& who) {
    std::vector<Participant>& all = outline_.participants;
    const auto [found, added] = columns_.try_emplace({who.declaration, who.text}, all.size());
    if (added) all.push_back({who, false, false});
    return found->second;
  }

  Outline& outline_;
  std::map<Who, std::size_t> columns_{};
  std::vector<Letter> assigned_{};
};

} // namespace

void add_people(const View& view, Outline& outline) {
  Assignments assignments(outline);
  for (const OutlineSection& section : outline.sections) {
    for (std::uint32_t i = 0; i < section.item_count; ++i) {
      const OutlineItem& item = outline.items[section.first_item + i];
      if (view.workflow.work(item.statement)) assignments.add_row(item, section.informed);
    }
  }
  assignments.fill();
}

} // namespace outline_parts
} // namespace waymark
