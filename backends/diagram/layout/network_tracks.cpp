#include "diagram/layout/network_tracks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace waymark::network {
namespace {

constexpr std::int32_t least_gap = 12;
constexpr std::int32_t between_heads = 4;
constexpr std::int32_t half_line = 3;
constexpr std::int32_t room_at_label = 15; ///< off its own line, and further from the next one
constexpr int most_rounds_of_order = 6;

constexpr std::int32_t unknown = -1;

/// Orders the segments of all lines of the grid; `rank` is the place of each in its own.
class TrackOrder {
public:
  explicit TrackOrder(const Segments& segments)
      : segments_(segments.all)
      , rank_(segments.all.size(), unknown) {
    // Gutters first: in cells lines end at nodes, in any order.
    std::map<std::tuple<bool, bool, std::int32_t>, std::vector<std::uint32_t>> lines;
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
      const Segment& segment = segments_[i];
      lines[{segment.line % 2 != 0, segment.level, segment.line}].push_back(i);
    }
    for (auto& [which, line] : lines) lines_.push_back(std::move(line));
  }

  std::vector<std::vector<std::uint32_t>> find() {
    for (auto& line : lines_) {
      improve(line);
      number(line);
    }
    for (int round = 0; round < most_rounds_of_order; ++round) {
      bool changed = false;
      for (auto& line : lines_) changed = improve(line) || changed;
      if (!changed) break;
    }
    return std::move(lines_);
  }

private:
  void number(const std::vector<std::uint32_t>& line) {
    for (std::size_t i = 0; i < line.size(); ++i) rank_[line[i]] = static_cast<std::int32_t>(i);
  }

  /// How often they cross if `first` lies left of (above) `second`.
  [[nodiscard]] std::int32_t crossings(std::uint32_t first, std::uint32_t second) const {
    return ends_within(first, 1, second) + ends_within(second, -1, first);
  }

  [[nodiscard]] std::int32_t ends_within(std::uint32_t one, std::int8_t turn,
                                         std::uint32_t other) const {
    const Segment& segment = segments_[one];
    std::int32_t count = 0;
    for (const SegmentEnd& end : {segment.low, segment.high}) {
      if (end.turn == turn && is_within(end, segments_[other])) ++count;
    }
    return count;
  }

  /// As far as is known; where both turn at one line, their order there decides.
  [[nodiscard]] bool is_within(const SegmentEnd& end, const Segment& other) const {
    const std::int32_t at = end.crossing_line;
    if (at < other.low.crossing_line || at > other.high.crossing_line) return false;
    const auto goes_past = [&](const SegmentEnd& limit, bool low) {
      if (at != limit.crossing_line) return true;
      if (limit.next == no_segment) return false;
      const std::int32_t mine = rank_[end.next];
      const std::int32_t others = rank_[limit.next];
      if (mine == unknown || others == unknown) return false;
      return low ? others <= mine : others >= mine;
    };
    return goes_past(other.low, true) && goes_past(other.high, false);
  }

  /// Each goes where it crosses least among the others.
  bool improve(std::vector<std::uint32_t>& line) {
    bool changed = false;
    const std::vector<std::uint32_t> each = line;
    for (const std::uint32_t segment : each) {
      const auto old =
          static_cast<std::size_t>(std::find(line.begin(), line.end(), segment) - line.begin());
      line.erase(line.begin() + static_cast<std::ptrdiff_t>(old));
      std::int32_t cost = 0; // of standing before all others, compared with that
      std::int32_t best_cost = 0;
      std::int32_t old_cost = 0;
      std::size_t best = 0;
      for (std::size_t i = 0; i < line.size(); ++i) {
        cost += crossings(line[i], segment) - crossings(segment, line[i]);
        if (i + 1 == old) old_cost = cost;
        if (cost >= best_cost) continue;
        best_cost = cost;
        best = i + 1;
      }
      if (best_cost == old_cost) best = old;
      changed = changed || best != old;
      line.insert(line.begin() + static_cast<std::ptrdiff_t>(best), segment);
    }
    number(line);
    return changed;
  }

  const std::vector<Segment>& segments_;
  std::vector<std::int32_t> rank_;
  std::vector<std::vector<std::uint32_t>> lines_{};
};

/// In halves of a line of the grid: what ends at a node ends beside its middle.
std::int32_t reach(const SegmentEnd& end, std::int32_t at_node) {
  return 2 * end.crossing_line + (end.next == no_segment ? at_node : 0);
}

bool overlap(const Segment& a, const Segment& b) {
  return reach(a.low, 1) <= reach(b.high, -1) && reach(b.low, 1) <= reach(a.high, -1);
}

std::int32_t half_width(const LayoutGraph& graph, const Segment& segment) {
  return segment.has_head ? half_head(graph.edges[segment.edge]) : half_line;
}

std::int32_t gap_between(const LayoutGraph& graph, const Segment& first, const Segment& second,
                         bool keeps_room) {
  const std::int32_t needed = half_width(graph, first) + half_width(graph, second) + between_heads;
  const LayoutEdge& edge = graph.edges[second.edge];
  const std::int32_t label = second.level ? edge.label_height : edge.label_width;
  return std::max({least_gap, needed, keeps_room && label > 0 ? label + room_at_label : 0});
}

/// Midway between as far left and as far right as the others allow: what overlaps nothing is in the
/// middle of its line.
void space_out(const LayoutGraph& graph, const std::vector<std::int32_t>& asked,
               const std::vector<std::uint32_t>& line, std::vector<Segment>& all) {
  const std::size_t count = line.size();
  std::vector<std::int32_t> before(count, 0);
  std::vector<std::int32_t> after(count, 0);
  const auto gap = [&](std::size_t first, std::size_t second) {
    const Segment& a = all[line[first]];
    const Segment& b = all[line[second]];
    return overlap(a, b) ? gap_between(graph, a, b, asked[line[second]] > 0) : 0;
  };
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const std::int32_t room = gap(k, i);
      if (room > 0) before[i] = std::max(before[i], before[k] + room);
    }
  }
  for (std::size_t i = count; i-- > 0;) {
    for (std::size_t k = i + 1; k < count; ++k) {
      const std::int32_t room = gap(i, k);
      if (room > 0) after[i] = std::max(after[i], after[k] + room);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    all[line[i]].offset = static_cast<std::int32_t>(std::floor((before[i] - after[i]) / 2.0));
  }
}

std::int8_t turn_towards(std::int32_t from, std::int32_t to) {
  return to > from ? 1 : -1;
}

Segment segment_of(const Corners& corners, std::size_t i, std::uint32_t number) {
  const GridPlace from = corners[i - 1];
  const GridPlace to = corners[i];
  Segment segment;
  segment.level = from.y == to.y;
  segment.line = segment.level ? from.y : from.x;
  segment.has_head = i + 1 == corners.size();
  const auto across = [&](GridPlace place) { return segment.level ? place.y : place.x; };
  const auto along = [&](GridPlace place) { return segment.level ? place.x : place.y; };
  SegmentEnd start{along(from)};
  SegmentEnd end{along(to)};
  if (i > 1) {
    start.next = number - 1;
    start.turn = turn_towards(across(from), across(corners[i - 2]));
  }
  if (i + 1 < corners.size()) {
    end.next = number + 1;
    end.turn = turn_towards(across(to), across(corners[i + 1]));
  }
  if (start.crossing_line > end.crossing_line) std::swap(start, end);
  segment.low = start;
  segment.high = end;
  return segment;
}

} // namespace

std::int32_t half_head(const LayoutEdge& edge) {
  constexpr double heaviest = 9; // of the weights of lines; their widths go by its root
  const double share = std::clamp((edge.weight - 1) / (heaviest - 1), 0.0, 1.0);
  return 4 + static_cast<std::int32_t>(std::ceil(4 * std::sqrt(share)));
}

Segments cut_into_segments(const LayoutGraph& graph, const std::vector<Corners>& routes) {
  Segments out;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    out.first_of_edge.push_back(static_cast<std::uint32_t>(out.all.size()));
    for (std::size_t i = 1; i < routes[edge].size(); ++i) {
      Segment segment = segment_of(routes[edge], i, static_cast<std::uint32_t>(out.all.size()));
      segment.edge = edge;
      out.all.push_back(segment);
    }
  }
  out.first_of_edge.push_back(static_cast<std::uint32_t>(out.all.size()));
  return out;
}

void lay_side_by_side(const LayoutGraph& graph, const std::vector<std::int32_t>& asked,
                      Segments& segments) {
  for (const auto& line : TrackOrder(segments).find()) {
    space_out(graph, asked, line, segments.all);
  }
}

} // namespace waymark::network
