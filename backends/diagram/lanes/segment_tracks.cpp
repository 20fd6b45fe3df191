#include "diagram/lanes/segment_tracks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::int64_t per_line = 1 << 16; ///< positions between two crossing lines
/// Where one line turns away and another one comes in, close behind it, both would look like one.
constexpr std::int64_t beside_a_turn = 3;
constexpr std::int32_t line_gap = 14;
constexpr std::size_t most_sorted = 60; ///< of overlapping stretches: beyond that, as they come

bool overlap(const Stretch& a, const Stretch& b) {
  return a.low <= b.high && b.low <= a.high;
}

/// The lines into which ends of segments turn, and which way.
class Turns {
public:
  void add(const SegmentEnd& end) {
    if (end.turn != 0) all_.emplace(end.crossing_line, end.turn);
  }
  /// One of them turns into the same line, the other way.
  [[nodiscard]] bool meet(const SegmentEnd& end) const {
    const auto back = static_cast<std::int8_t>(-end.turn);
    return end.turn != 0 && all_.contains({end.crossing_line, back});
  }

private:
  std::set<std::pair<std::uint32_t, std::int8_t>> all_{};
};

/// Lines that share their way: those of one fork, or of some that lead to one node. Kept so that
/// one more of a thousand need not be compared with each of them.
class SharedWay {
public:
  SharedWay(const LaneEdge& edge, const Segment& segment)
      : first_(edge) {
    note_turns(segment);
  }

  [[nodiscard]] bool may_join_from_fork(const LaneEdge& edge) const {
    return !leads_to_one_ && edge.from == first_.from && may_share(edge, first_) &&
           !apart_.contains(edge.to);
  }
  /// Lines on one another that part again, or that meet head-on, cannot be told from one another.
  [[nodiscard]] bool may_join_to_node(const LaneEdge& edge, const Segment& segment) const {
    return !comes_from_one_ && edge.from != first_.from && may_share(edge, first_) &&
           !apart_.contains(edge.from) && !low_.meet(segment.low) && !high_.meet(segment.high);
  }

  void join(const LaneEdge& edge, const Segment& segment) {
    (edge.from == first_.from ? comes_from_one_ : leads_to_one_) = true;
    apart_.insert(comes_from_one_ ? first_.to : first_.from);
    apart_.insert(comes_from_one_ ? edge.to : edge.from);
    note_turns(segment);
  }

private:
  void note_turns(const Segment& segment) {
    low_.add(segment.low);
    high_.add(segment.high);
  }

  LaneEdge first_;
  bool comes_from_one_ = false; ///< neither, as long as it is alone
  bool leads_to_one_ = false;
  std::set<std::uint32_t> apart_{}; ///< nodes at the ends at which they are not together
  Turns low_{};
  Turns high_{};
};

/// Positions along the line of a stretch between which it is drawn, without the room beside turns.
struct DrawnRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

class TrackAssigner {
public:
  TrackAssigner(const LaneGraph& graph, const Grid& grid, Segments& segments)
      : graph_(graph)
      , grid_(grid)
      , segments_(segments) {}

  Tracks assign() {
    result_.on_upright.assign(grid_.width, 0);
    result_.on_level.assign(grid_.height, 0);
    find_bundles();
    // Gutters first: then it is known how far lines through cells reach into them.
    for (const bool gutters : {true, false}) {
      for (const bool level : {false, true}) assign_all(gutters, level);
    }
    return std::move(result_);
  }

private:
  void assign_all(bool gutters, bool level) {
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = 0; i < segments_.all.size(); ++i) {
      const Segment& segment = segments_.all[i];
      if (segment.level == level && grid_.is_gutter(level, segment.line) == gutters)
        chosen.push_back(i);
    }
    std::stable_sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Segment& left = segments_.all[a];
      const Segment& right = segments_.all[b];
      if (left.line != right.line) return left.line < right.line;
      return position(left, left.low, true) < position(right, right.low, true);
    });
    for (std::size_t i = 0; i < chosen.size();) {
      std::size_t end = i;
      const std::uint32_t line = segments_.all[chosen[i]].line;
      while (end < chosen.size() && segments_.all[chosen[end]].line == line) ++end;
      assign_line({chosen.begin() + static_cast<std::ptrdiff_t>(i),
                   chosen.begin() + static_cast<std::ptrdiff_t>(end)});
      i = end;
    }
  }

  [[nodiscard]] std::int64_t position(const Segment& segment, const SegmentEnd& end,
                                      bool is_low) const {
    const std::int64_t base = per_line * end.crossing_line;
    if (end.turn == 0) return is_low ? base + per_line - 1 : base;
    const Segment& next = segments_.all[end.next];
    if (!grid_.is_gutter(!segment.level, end.crossing_line) || !placed(end.next)) {
      return base + per_line / 2;
    }
    return base + 1 + result_.stretches[next.stretch].track;
  }

  [[nodiscard]] bool placed(std::uint32_t segment) const {
    return segment < placed_.size() && placed_[segment];
  }

  void assign_line(const std::vector<std::uint32_t>& chosen) {
    const std::size_t first = result_.stretches.size();
    reaching_.clear();
    for (const std::uint32_t segment : chosen) join_stretch(segment);
    std::vector<std::size_t> group;
    std::int64_t reach = std::numeric_limits<std::int64_t>::min();
    std::vector<std::size_t> order(result_.stretches.size() - first);
    std::iota(order.begin(), order.end(), first);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return result_.stretches[a].low < result_.stretches[b].low;
    });
    for (const std::size_t stretch : order) {
      if (!group.empty() && result_.stretches[stretch].low > reach) {
        assign_group(group);
        group.clear();
      }
      group.push_back(stretch);
      reach = std::max(group.size() == 1 ? std::numeric_limits<std::int64_t>::min() : reach,
                       result_.stretches[stretch].high);
    }
    assign_group(group);
    placed_.resize(segments_.all.size(), false);
    for (const std::uint32_t segment : chosen) placed_[segment] = true;
  }

  /// Lines that end at one side of one node, all of which may share their way: with others, which
  /// may share it with some of these alone, they would run together, and part again before the end.
  void find_bundles() {
    struct Bundle {
      std::uint32_t number = 0;
      SharedWay way;
    };
    bundle_.resize(graph_.edges.size());
    std::vector<std::vector<Bundle>> bundles(4 * graph_.nodes.size());
    for (std::uint32_t number = 0; number < graph_.edges.size(); ++number) {
      const LaneEdge& edge = graph_.edges[number];
      bundle_[number] = number; // that of its first line
      if (!shares_its_end(edge)) continue;
      auto& there = bundles[4 * std::size_t{edge.to} + static_cast<std::size_t>(enters_by(number))];
      const Segment& last = last_segment(number);
      const auto bundle = std::find_if(there.begin(), there.end(), [&](const Bundle& other) {
        return other.way.may_join_to_node(edge, last);
      });
      if (bundle == there.end()) {
        there.push_back({number, SharedWay(edge, last)});
      } else {
        bundle->way.join(edge, last);
        bundle_[number] = bundle->number;
      }
    }
  }

  /// With any other line at all.
  [[nodiscard]] static bool shares_its_end(const LaneEdge& edge) {
    LaneEdge other;
    other.from = edge.from + 1;
    other.to = edge.to;
    return may_share(edge, other);
  }

  [[nodiscard]] const Segment& last_segment(std::uint32_t edge) const {
    return segments_.all[segments_.last(edge)];
  }

  [[nodiscard]] Side enters_by(std::uint32_t edge) const {
    return last_port(graph_, grid_, segments_, edge).side;
  }

  /// The first stretch all of whose segments may share their line with this one, or a new one.
  void join_stretch(std::uint32_t number) {
    Segment& segment = segments_.all[number];
    const bool in_gutter = grid_.is_gutter(segment.level, segment.line);
    const auto reach = [&](const SegmentEnd& end) {
      return in_gutter || end.turn == 0 ? 0 : beside_a_turn;
    };
    const std::int64_t begin = position(segment, segment.low, true);
    const std::int64_t end = position(segment, segment.high, false);
    const std::int64_t low = begin - reach(segment.low);
    const std::int64_t high = end + reach(segment.high);
    // Segments come in the order of their beginnings: what ends before this one is done with.
    std::erase_if(reaching_, [&](std::uint32_t stretch) {
      return result_.stretches[stretch].high < begin - beside_a_turn;
    });
    for (const std::uint32_t i : reaching_) {
      Stretch& stretch = result_.stretches[i];
      if (stretch.high < low || stretch.low > high || !may_lie_on(i, segment)) continue;
      ways_[i].join(graph_.edges[segment.edge], segment);
      stretch.segments.push_back(number);
      stretch.low = std::min(stretch.low, low);
      stretch.high = std::max(stretch.high, high);
      drawn_[i] = {std::min(drawn_[i].low, begin), std::max(drawn_[i].high, end)};
      segment.stretch = i;
      return;
    }
    segment.stretch = static_cast<std::uint32_t>(result_.stretches.size());
    reaching_.push_back(segment.stretch);
    result_.stretches.push_back({{number}, segment.line, segment.level, low, high});
    ways_.emplace_back(graph_.edges[segment.edge], segment);
    drawn_.push_back({begin, end});
  }

  [[nodiscard]] bool may_lie_on(std::uint32_t stretch, const Segment& segment) const {
    const LaneEdge& edge = graph_.edges[segment.edge];
    const SharedWay& way = ways_[stretch];
    if (way.may_join_from_fork(edge)) return true;
    const Segment& first = segments_.all[result_.stretches[stretch].segments.front()];
    return bundle_[segment.edge] == bundle_[first.edge] && way.may_join_to_node(edge, segment);
  }

  /// Stretches that overlap, directly or through others.
  void assign_group(const std::vector<std::size_t>& group) {
    std::vector<std::size_t> order;
    for (const std::size_t stretch : group) insert_where_it_crosses_least(order, stretch);
    const Stretch& any = result_.stretches[group.front()];
    if (grid_.is_gutter(any.level, any.line)) {
      number_tracks(order);
    } else {
      space_out(order);
    }
  }

  void insert_where_it_crosses_least(std::vector<std::size_t>& order, std::size_t stretch) const {
    if (order.size() > most_sorted) return order.push_back(stretch);
    std::int32_t cost = 0; // of standing before all others, compared with that
    std::int32_t best_cost = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      cost += crossings(order[i], stretch) - crossings(stretch, order[i]);
      if (cost <= best_cost) {
        best_cost = cost;
        best = i + 1;
      }
    }
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(best), stretch);
  }

  /// How often they cross if `first` lies left of (above) `second`.
  [[nodiscard]] std::int32_t crossings(std::size_t first, std::size_t second) const {
    return ends_within(first, 1, second) + ends_within(second, -1, first);
  }

  [[nodiscard]] std::int32_t ends_within(std::size_t stretch, std::int8_t turn,
                                         std::size_t other) const {
    std::int32_t count = 0;
    for (const std::uint32_t number : result_.stretches[stretch].segments) {
      const Segment& segment = segments_.all[number];
      for (const bool is_low : {true, false}) {
        const SegmentEnd& end = is_low ? segment.low : segment.high;
        if (end.turn != turn) continue;
        const std::int64_t at = position(segment, end, is_low);
        if (at >= drawn_[other].low && at <= drawn_[other].high) ++count;
      }
    }
    return count;
  }

  void number_tracks(const std::vector<std::size_t>& order) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      Stretch& stretch = result_.stretches[order[i]];
      for (std::size_t k = 0; k < i; ++k) {
        const Stretch& before = result_.stretches[order[k]];
        if (overlap(before, stretch)) stretch.track = std::max(stretch.track, before.track + 1);
      }
      std::int32_t& count = (stretch.level ? result_.on_level : result_.on_upright)[stretch.line];
      count = std::max(count, stretch.track + 1);
    }
  }

  /// Labels stand above level lines and to the right of upright ones; of the leftmost to its left.
  void space_out(const std::vector<std::size_t>& order) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      Stretch& stretch = result_.stretches[order[i]];
      for (std::size_t k = 0; k < i; ++k) {
        const Stretch& before = result_.stretches[order[k]];
        if (!overlap(before, stretch)) continue;
        if (!stretch.level && k == 0) result_.stretches[order[0]].label_left = true;
        const std::int32_t room =
            !stretch.level && k == 0 ? 0 : label_room(stretch.level ? stretch : before);
        stretch.offset = std::max(stretch.offset, before.offset + std::max(line_gap, room + 6));
      }
    }
    const std::size_t middle =
        *std::min_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
          return importance(a) < importance(b);
        });
    const std::int32_t shift = result_.stretches[middle].offset;
    for (const std::size_t stretch : order) result_.stretches[stretch].offset -= shift;
  }

  [[nodiscard]] std::int32_t label_room(const Stretch& stretch) const {
    std::int32_t room = 0;
    for (const std::uint32_t number : stretch.segments) {
      const LaneEdge& edge = graph_.edges[segments_.all[number].edge];
      if (edge.label_width == 0) continue;
      const Port at = labelled_port(graph_, grid_, segments_, segments_.all[number].edge);
      if (at.segment != number) continue;
      room = std::max(room, stretch.level ? edge.label_height : edge.label_width);
    }
    return room;
  }

  /// Smaller stays in the middle: straight from node to node, then in text order.
  [[nodiscard]] std::pair<int, std::uint32_t> importance(std::size_t number) const {
    const Stretch& stretch = result_.stretches[number];
    std::pair<int, std::uint32_t> least{3, 0};
    for (const std::uint32_t at : stretch.segments) {
      const Segment& segment = segments_.all[at];
      const bool straight = segment.low.turn == 0 && segment.high.turn == 0;
      const bool ordinary = leads_on(graph_, graph_.edges[segment.edge]);
      least = std::min(least, {straight ? 0 : ordinary ? 1 : 2, segment.edge});
    }
    return least;
  }

  const LaneGraph& graph_;
  const Grid& grid_;
  Segments& segments_;
  std::vector<bool> placed_{};
  std::vector<std::uint32_t> bundle_{};   ///< by edge
  std::vector<SharedWay> ways_{};         ///< by stretch
  std::vector<DrawnRange> drawn_{};       ///< by stretch
  std::vector<std::uint32_t> reaching_{}; ///< stretches that later segments may still join
  Tracks result_{};
};

} // namespace

Tracks assign_tracks(const LaneGraph& graph, const Grid& grid, Segments& segments) {
  return TrackAssigner(graph, grid, segments).assign();
}

} // namespace waymark::swimlanes
