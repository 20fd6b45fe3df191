#include "diagram/pages/cutting.hpp"

#include "diagram/pages/close_gaps.hpp"
#include "diagram/pages/connectors.hpp"
#include "diagram/pages/cuts.hpp"
#include "diagram/pages/page_heads.hpp"
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

/// Letters and heads make a part longer by more or less; if one gets too long, all are cut shorter.
std::vector<Drawing> cut_along(const Drawing& drawing, Axis axis, std::int32_t room,
                               Letters& letters) {
  if (pages::length(drawing.bounds, axis) <= room) return {drawing};
  const std::int32_t heads = room_for_heads(drawing, axis);
  std::int32_t net = room - room_for_letters(axis) - 2 * drawing_margin;
  std::vector<Drawing> best;
  std::int32_t least_excess = 0;
  Letters letters_of_best;
  for (int tries = 0; tries < most_tries; ++tries) {
    const std::int32_t behind_heads = std::max(net - heads, least_part);
    Letters tried = letters;
    std::vector<Drawing> parts =
        split(drawing, axis, choose_cuts(drawing, axis, behind_heads, std::max(net, behind_heads)),
              tried);
    const std::int32_t over = excess(parts, axis, room);
    if (best.empty() || over < least_excess) {
      best = std::move(parts);
      least_excess = over;
      letters_of_best = tried;
    }
    if (over <= 0 || net - heads <= least_part) break;
    net -= std::max(over, 8);
  }
  letters = letters_of_best;
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

/// Where the first of its nodes stands in the text.
std::size_t place_in_text(const Drawing& part,
                          const std::map<std::string_view, std::size_t>& order) {
  std::size_t first = order.size();
  for (const DrawnNode& node : part.nodes) {
    const auto found = order.find(node.id);
    if (found != order.end()) first = std::min(first, found->second);
  }
  return first;
}

/// Beside one another in the flow, parts are read as the text is.
void sort_by_text(std::vector<Drawing>& parts, const Drawing& drawing) {
  if (parts.size() < 2 || std::none_of(drawing.frames.begin(), drawing.frames.end(), is_lane))
    return;
  std::map<std::string_view, std::size_t> order;
  for (const DrawnNode& node : drawing.nodes) order.try_emplace(node.id, order.size());
  std::stable_sort(parts.begin(), parts.end(), [&](const Drawing& a, const Drawing& b) {
    return place_in_text(a, order) < place_in_text(b, order);
  });
}

std::vector<Drawing> cut_both_ways(const Drawing& drawing, const Room& room, Axis first) {
  Letters letters;
  std::vector<Drawing> parts;
  for (Drawing& strip : cut_along(drawing, first, length(room, first), letters)) {
    tidy(strip);
    std::vector<Drawing> pieces =
        cut_along(strip, other(first), length(room, other(first)), letters);
    sort_by_text(pieces, drawing);
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
