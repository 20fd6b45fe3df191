#include "format_rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace waymark {
namespace {

bool is_performer(NodeRef clause) {
  return clause.kind() == Kind::by;
}

/// A role called `by` reads as the keyword written twice wherever a clause follows it.
bool may_move(NodeRef performer) {
  const NodeRef reference = performer.child(Kind::reference);
  return !reference || reference.text() != spelling(Keyword::by);
}

auto find_performer(std::vector<NodeRef>& clauses) {
  return std::find_if(clauses.begin(), clauses.end(), is_performer);
}

/// The first of the comments that stand directly above a row, or the row itself.
std::size_t with_comments_above(const ClauseRows& rows, std::size_t row) {
  while (row > 0 && rows[row - 1].is_comment() && !rows[row].blank_before) --row;
  return row;
}

std::size_t first_row_with_clauses(const ClauseRows& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [](const ClauseRow& row) { return !row.is_comment(); });
  return static_cast<std::size_t>(found - rows.begin());
}

/// Moves the rows from `first` up to `last` to `target`, which lies before them. A blank line that
/// stood before the rows at either place stays there.
void move_rows(ClauseRows& rows, std::size_t target, std::size_t first, std::size_t last) {
  if (target == first) return;
  if (last < rows.size()) rows[last].blank_before |= rows[first].blank_before;
  rows[first].blank_before = std::exchange(rows[target].blank_before, false);
  const auto at = [&](std::size_t row) { return rows.begin() + static_cast<std::ptrdiff_t>(row); };
  std::rotate(at(target), at(first), at(last));
}

} // namespace

void put_performer_first(std::vector<NodeRef>& clauses) {
  const auto performer = find_performer(clauses);
  if (performer == clauses.end() || !may_move(*performer)) return;
  std::rotate(clauses.begin(), performer, performer + 1);
}

void put_performer_first(ClauseRows& rows) {
  const std::size_t front = first_row_with_clauses(rows);
  std::size_t row = front;
  while (row < rows.size() && find_performer(rows[row].clauses) == rows[row].clauses.end()) ++row;
  if (row == rows.size()) return;

  std::vector<NodeRef>& clauses = rows[row].clauses;
  const auto performer = find_performer(clauses);
  if (!may_move(*performer)) return;
  const std::size_t target = with_comments_above(rows, front);
  if (row == front) {
    std::rotate(clauses.begin(), performer, performer + 1);
  } else if (clauses.size() == 1) {
    move_rows(rows, target, with_comments_above(rows, row), row + 1);
  } else {
    ClauseRow moved;
    moved.clauses.push_back(*performer);
    moved.blank_before = std::exchange(rows[target].blank_before, false);
    clauses.erase(performer);
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(target), std::move(moved));
  }
}

} // namespace waymark
