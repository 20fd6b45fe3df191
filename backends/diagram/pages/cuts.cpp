#include "diagram/pages/cuts.hpp"

#include <algorithm>
#include <cstddef>

namespace waymark::pages {
namespace {

// In lines that are cut.
constexpr double cost_of_sheet = 34;
constexpr double cost_of_second_cut = 40; ///< the reader goes to and fro between its sheets
constexpr double cost_of_free_room = 12;
constexpr double cost_of_bare_sheet = 8; ///< of which less than a third is used
constexpr double cost_of_nothing = 50;   ///< but lines that pass by
constexpr std::size_t most_ways = 4;     ///< that are followed from one place

/// To cut all before a place.
struct Way {
  double cost = 0;
  std::int32_t used = 0;  ///< of the last sheet, across
  double area = 1;        ///< of it that is used; all of it before the first part
  std::size_t before = 0; ///< the place at which the last part begins
  std::size_t way = 0;    ///< to there
};

/// What is drawn between two places.
struct Part {
  std::int32_t across = 0;
  double used_along = 0;
  bool holds_nodes = false;
};

std::int32_t sheets_across(std::int32_t length, const SheetRoom& room) {
  if (length <= room.across) return 1;
  const std::int32_t each = std::max(room.across_again, 1);
  return std::max(2, (length + each - 1) / each);
}

class Cutting {
public:
  Cutting(std::span<const CutPlace> places, SliceLengths& lengths, const SheetRoom& room)
      : places_(places)
      , lengths_(lengths)
      , room_(room)
      , ways_(places.size()) {}

  std::vector<std::int32_t> best() {
    ways_.front().push_back({0, full()});
    for (std::size_t from = 0; from + 1 < places_.size(); ++from) {
      if (!ways_[from].empty()) follow_from(from);
    }
    for (Way& way : ways_.back()) way.cost += cost_of_end(way.area);
    const auto least = std::min_element(ways_.back().begin(), ways_.back().end(),
                                        [](const Way& a, const Way& b) { return a.cost < b.cost; });
    std::vector<std::int32_t> cuts;
    Way way = *least;
    while (way.before > 0) {
      cuts.push_back(places_[way.before].at);
      way = ways_[way.before][way.way];
    }
    std::reverse(cuts.begin(), cuts.end());
    return cuts;
  }

private:
  /// Nothing more fits onto such a sheet.
  [[nodiscard]] std::int32_t full() const { return room_.across; }

  void follow_from(std::size_t from) {
    lengths_.begin_at(from);
    for (std::size_t to = from + 1; to < places_.size(); ++to) {
      const bool is_last = to + 1 == places_.size();
      const std::int32_t length = places_[to].at - places_[from].at;
      const std::int32_t most = room_.along + (from == 0 ? room_.before_first : 0);
      if (length > most + room_.behind_last) break;
      lengths_.extend();
      if (length > most && !is_last) continue;
      const double used = std::min(1.0, static_cast<double>(length) / std::max(most, 1));
      const Part part{lengths_.across(), used, lengths_.holds_nodes()};
      for (std::size_t way = 0; way < ways_[from].size(); ++way) {
        Way next = with(ways_[from][way], part);
        next.cost += places_[to].cost;
        next.before = from;
        next.way = way;
        keep(ways_[to], next);
      }
    }
  }

  [[nodiscard]] Way with(const Way& way, const Part& part) const {
    const std::int32_t sheets = sheets_across(part.across, room_);
    const double free = 1 - part.used_along;
    const double share =
        sheets > 1 ? 1 : std::min(1.0, static_cast<double>(part.across) / std::max(full(), 1));
    Way next = way;
    next.cost += cost_of_free_room * free * free * (room_.shared ? share : 1) +
                 (part.holds_nodes ? 0 : cost_of_nothing);
    const double area = part.used_along * share;
    if (room_.shared && sheets == 1 && way.used + part.across <= full()) {
      next.used += part.across;
      next.area += area;
      return next;
    }
    next.cost += cost_of_end(way.area) + sheets * cost_of_sheet + (sheets - 1) * cost_of_second_cut;
    next.used = room_.shared && sheets == 1 ? part.across : full();
    next.area = area;
    return next;
  }

  [[nodiscard]] static double cost_of_end(double area) {
    return area < 1.0 / 3 ? cost_of_bare_sheet : 0;
  }

  /// Unless another way costs no more and leaves as much room.
  static void keep(std::vector<Way>& ways, const Way& way) {
    const auto no_worse = [](const Way& a, const Way& b) {
      return a.cost <= b.cost && a.used <= b.used;
    };
    if (std::any_of(ways.begin(), ways.end(), [&](const Way& a) { return no_worse(a, way); }))
      return;
    std::erase_if(ways, [&](const Way& a) { return no_worse(way, a); });
    ways.push_back(way);
    if (ways.size() <= most_ways) return;
    ways.erase(std::max_element(ways.begin(), ways.end(),
                                [](const Way& a, const Way& b) { return a.cost < b.cost; }));
  }

  std::span<const CutPlace> places_;
  SliceLengths& lengths_;
  const SheetRoom& room_;
  std::vector<std::vector<Way>> ways_; ///< to each place
};

} // namespace

std::vector<std::int32_t> choose_cuts(std::span<const CutPlace> places, SliceLengths& lengths,
                                      const SheetRoom& room) {
  return Cutting(places, lengths, room).best();
}

} // namespace waymark::pages
