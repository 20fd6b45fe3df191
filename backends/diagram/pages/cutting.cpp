#include "diagram/pages/cutting.hpp"

#include "diagram/pages/close_gaps.hpp"
#include "diagram/pages/connectors.hpp"
#include "diagram/pages/cuts.hpp"
#include "diagram/pages/page_heads.hpp"
#include "diagram/pages/shared_sheets.hpp"
#include "diagram/pages/split.hpp"
#include "diagram/pages/unused_lanes.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace waymark::pages {
namespace {

constexpr std::int32_t drawing_margin = 16;
constexpr std::int32_t least_part = 120; ///< along the axis
constexpr int most_tries = 12;

std::int32_t length(const Room& room, Axis axis) {
  return axis == Axis::right ? room.width : room.height;
}

/// Lanes without the room that only the rest of the drawing needs.
void tidy(Drawing& part) {
  if (std::none_of(part.frames.begin(), part.frames.end(), is_lane)) return;
  drop_unused_lanes(part);
  close_gaps(part, Axis::right);
  close_gaps(part, Axis::down);
  fit_bounds(part);
}

std::int32_t excess(const std::vector<Drawing>& parts, Axis axis, std::int32_t room) {
  std::int32_t most = 0;
  for (const Drawing& part : parts) most = std::max(most, pages::length(part.bounds, axis) - room);
  return most;
}

/// What is left of a sheet for parts of the drawing, if between letters there is `net` along the
/// axis.
SheetRoom room_for_parts(const Drawing& drawing, Axis axis, const Room& sheet, std::int32_t net) {
  const std::int32_t heads = room_for_heads(drawing, axis);
  const std::int32_t letters = room_for_letters(axis) / 2;
  const Axis across = other(axis);
  SheetRoom room;
  room.along = std::max(net - heads, least_part);
  room.before_first = std::max(net + letters - room.along, 0);
  room.behind_last = letters;
  room.across = length(sheet, across);
  room.across_again = std::max(room.across - room_for_letters(across) -
                                   room_for_heads(drawing, across) - 2 * drawing_margin,
                               least_part);
  room.shared = may_share_sheets(drawing);
  return room;
}

/// Parts of a drawing, with how far each was thought to reach across.
struct Strips {
  std::vector<Drawing> parts{};
  std::vector<KnownLength> reckoned{}; ///< of each
  Letters letters{};                   ///< after those of the strips
  std::int32_t excess = 0;
};

Strips cut_at(const Drawing& drawing, Axis axis, const Room& sheet, std::int32_t net,
              const Letters& letters, std::span<const KnownLength> known) {
  const SheetRoom room = room_for_parts(drawing, axis, sheet, net);
  const std::vector<CutPlace> places = cut_places(drawing, axis, room.along);
  SliceLengths lengths(drawing, axis, places, known);
  Strips strips;
  strips.letters = letters;
  const std::vector<std::int32_t> cuts = choose_cuts(places, lengths, room);
  strips.parts = split(drawing, axis, cuts, strips.letters);
  strips.reckoned = lengths.between(cuts);
  strips.excess = excess(strips.parts, axis, length(sheet, axis));
  return strips;
}

/// Letters and heads make a part longer by more or less; if one gets too long, all are cut shorter.
Strips cut_along(const Drawing& drawing, Axis axis, const Room& sheet, const Letters& letters,
                 std::span<const KnownLength> known = {}) {
  const std::int32_t heads = room_for_heads(drawing, axis);
  std::int32_t net = length(sheet, axis) - room_for_letters(axis) - 2 * drawing_margin;
  Strips best;
  for (int tries = 0; tries < most_tries; ++tries) {
    Strips strips = cut_at(drawing, axis, sheet, net, letters, known);
    const std::int32_t over = strips.excess;
    if (best.parts.empty() || over < best.excess) best = std::move(strips);
    if (over <= 0 || net - heads <= least_part) break;
    net -= std::max(over, 8);
  }
  return best;
}

bool is_empty(const Drawing& part) {
  return std::none_of(part.nodes.begin(), part.nodes.end(),
                      [](const DrawnNode& node) {
                        return node.heading == Heading::none && !is_connector(node);
                      }) &&
         std::all_of(part.routes.begin(), part.routes.end(),
                     [](const Route& route) { return route.label.empty(); });
}

/// Beside one another in the flow, parts are read as the text is.
class TextOrder {
public:
  explicit TextOrder(const Drawing& drawing) {
    if (std::none_of(drawing.frames.begin(), drawing.frames.end(), is_lane)) return;
    for (const DrawnNode& node : drawing.nodes) places_.try_emplace(node.id, places_.size());
  }

  void sort(std::vector<Drawing>& parts) const {
    if (parts.size() < 2 || places_.empty()) return;
    std::vector<std::pair<std::size_t, std::size_t>> order; // by the place in the text
    for (const Drawing& part : parts) order.emplace_back(first_of(part), order.size());
    std::sort(order.begin(), order.end());
    std::vector<Drawing> sorted;
    sorted.reserve(parts.size());
    for (const auto& [place, number] : order) sorted.push_back(std::move(parts[number]));
    parts = std::move(sorted);
  }

private:
  /// Where the first of its nodes stands.
  [[nodiscard]] std::size_t first_of(const Drawing& part) const {
    std::size_t first = places_.size();
    for (const DrawnNode& node : part.nodes) {
      const auto found = places_.find(node.id);
      if (found != places_.end()) first = std::min(first, found->second);
    }
    return first;
  }

  std::map<std::string_view, std::size_t> places_{};
};

/// That the strips need, as they are; those to cut again count for more, for the reader goes to and
/// fro between their sheets.
std::size_t count_sheets(const std::vector<Drawing>& strips, Axis across, std::int32_t room) {
  constexpr std::size_t of_second_cut = 3;
  std::size_t sheets = 0;
  std::int32_t left = 0;
  for (const Drawing& strip : strips) {
    const std::int32_t length = pages::length(strip.bounds, across);
    const bool fits = length <= left && may_share_sheets(strip);
    if (!fits) sheets += length > room ? of_second_cut : 1;
    left = fits ? left - length : std::max(room - length, 0);
  }
  return sheets;
}

/// The strips of the first cut, tidied. How far each then reaches across is known beforehand only
/// roughly; where it is further, that is learnt from.
Strips tidy_strips(const Drawing& drawing, const Room& room, Axis axis) {
  constexpr int tries = 4;
  const Axis across = other(axis);
  std::vector<KnownLength> known;
  Strips best;
  std::size_t fewest = 0;
  for (int i = 0; i < tries; ++i) {
    Strips strips = cut_along(drawing, axis, room, {}, known);
    bool learnt = false;
    for (std::size_t k = 0; k < strips.parts.size(); ++k) {
      tidy(strips.parts[k]);
      KnownLength part = strips.reckoned[k];
      const std::int32_t length = pages::length(strips.parts[k].bounds, across);
      learnt = learnt || length > part.across;
      part.across = length;
      known.push_back(part);
    }
    const std::size_t sheets = count_sheets(strips.parts, across, length(room, across));
    if (best.parts.empty() || sheets < fewest) {
      best = std::move(strips);
      fewest = sheets;
    }
    if (!learnt) break;
  }
  return best;
}

std::vector<Drawing> cut_both_ways(const Drawing& drawing, const Room& room, Axis first) {
  const bool fits = drawing.bounds.width <= room.width && drawing.bounds.height <= room.height;
  if (fits) return {drawing};
  const Axis second = other(first);
  const TextOrder order(drawing);
  Strips strips = tidy_strips(drawing, room, first);
  Letters letters = strips.letters;
  std::vector<Drawing> parts;
  for (const Drawing& strip : strips.parts) {
    std::vector<Drawing> pieces{strip};
    if (pages::length(strip.bounds, second) > length(room, second)) {
      Strips again = cut_along(strip, second, room, letters);
      pieces = std::move(again.parts);
      letters = again.letters;
    }
    order.sort(pieces);
    std::move(pieces.begin(), pieces.end(), std::back_inserter(parts));
  }
  join_passing(parts);
  if (std::any_of(parts.begin(), parts.end(), [](const Drawing& p) { return !is_empty(p); })) {
    std::erase_if(parts, is_empty);
  }
  for (Drawing& part : parts) {
    tidy(part);
    fit_bounds(part);
  }
  return parts;
}

} // namespace

std::vector<Drawing> cut_to(const Drawing& drawing, const Room& room, Axis first) {
  Drawing tidied = drawing;
  tidy(tidied);
  std::vector<Drawing> best;
  std::int32_t least_excess = 0;
  // Letters of the second cut may hang over the ends of the first.
  Room tried = room;
  for (int tries = 0; tries < 4; ++tries) {
    std::vector<Drawing> parts = cut_both_ways(tidied, tried, first);
    const std::int32_t over_width = std::max(0, excess(parts, Axis::right, room.width));
    const std::int32_t over_height = std::max(0, excess(parts, Axis::down, room.height));
    const std::int32_t over = std::max(over_width, over_height);
    if (best.empty() || over < least_excess) {
      best = std::move(parts);
      least_excess = over;
    }
    if (over <= 0) break;
    tried.width -= over_width;
    tried.height -= over_height;
    if (tried.width < 2 * least_part || tried.height < 2 * least_part) break;
  }
  return best;
}

} // namespace waymark::pages
