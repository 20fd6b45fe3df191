#include "diagram/pages/cuts.hpp"

#include <algorithm>
#include <limits>

namespace waymark::pages {
namespace {

// In lines that are cut.
constexpr double cost_of_sheet = 34;
constexpr double cost_of_second_cut = 40; ///< the reader goes to and fro between its sheets
constexpr double cost_of_free_room = 12;
constexpr double cost_of_bare_sheet = 8; ///< of which less than a third is used
constexpr double cost_of_nothing = 50;   ///< but lines that pass by

constexpr double unreachable = std::numeric_limits<double>::max();

std::int32_t sheets_across(std::int32_t length, const SheetRoom& room) {
  if (length <= room.across) return 1;
  const std::int32_t each = std::max(room.across_again, 1);
  return std::max(2, (length + each - 1) / each);
}

/// What the sheets cost on which a part of the drawing is drawn.
double cost_of_part(double used_along, const SliceLengths& lengths, const SheetRoom& room) {
  const std::int32_t across = lengths.across();
  const std::int32_t sheets = sheets_across(across, room);
  const double used_across =
      sheets > 1 ? 1 : static_cast<double>(across) / std::max(room.across, 1);
  const double free = 1 - used_along;
  const bool bare = used_along * used_across < 1.0 / 3;
  return sheets * cost_of_sheet + (sheets - 1) * cost_of_second_cut +
         cost_of_free_room * free * free + (bare ? cost_of_bare_sheet : 0) +
         (lengths.holds_nodes() ? 0 : cost_of_nothing);
}

} // namespace

std::vector<std::int32_t> choose_cuts(std::span<const CutPlace> places, SliceLengths& lengths,
                                      const SheetRoom& room) {
  std::vector<double> cost(places.size(), unreachable);
  std::vector<std::size_t> before(places.size(), 0);
  cost[0] = 0;
  for (std::size_t from = 0; from + 1 < places.size(); ++from) {
    if (cost[from] == unreachable) continue;
    lengths.begin_at(from);
    for (std::size_t to = from + 1; to < places.size(); ++to) {
      const bool is_last = to + 1 == places.size();
      const std::int32_t length = places[to].at - places[from].at;
      const std::int32_t most = room.along + (from == 0 ? room.before_first : 0);
      if (length > most + room.behind_last) break;
      lengths.extend();
      if (length > most && !is_last) continue;
      const double used = std::min(1.0, static_cast<double>(length) / std::max(most, 1));
      const double total = cost[from] + places[to].cost + cost_of_part(used, lengths, room);
      if (total < cost[to]) {
        cost[to] = total;
        before[to] = from;
      }
    }
  }
  std::vector<std::int32_t> cuts;
  for (std::size_t i = before.back(); i > 0; i = before[i]) cuts.push_back(places[i].at);
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

} // namespace waymark::pages
