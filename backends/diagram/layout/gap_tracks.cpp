#include "diagram/layout/gap_tracks.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark {
namespace {

constexpr std::int32_t too_near = 6;
constexpr int same_place = 100; ///< one line on another is far worse than a crossing

struct Span {
  std::int32_t low = 0;
  std::int32_t high = 0;
};

Span span_of(const Transition& line) {
  return {std::min(line.above, line.below), std::max(line.above, line.below)};
}

bool meet(const Transition& a, const Transition& b) {
  const Span first = span_of(a);
  const Span second = span_of(b);
  return first.low <= second.high + too_near && second.low <= first.high + too_near;
}

bool strictly_inside(const Transition& line, std::int32_t x) {
  const Span span = span_of(line);
  return span.low < x && x < span.high;
}

/// What it costs if `upper` crosses the gap above `lower`.
int cost(const Transition& upper, const Transition& lower) {
  int sum = 0;
  if (strictly_inside(lower, upper.below)) ++sum;
  if (strictly_inside(upper, lower.above)) ++sum;
  if (std::abs(upper.below - lower.above) < too_near) sum += same_place;
  return sum;
}

} // namespace

std::vector<std::uint32_t> order_transitions(std::span<const Transition> transitions) {
  const std::size_t count = transitions.size();
  // gain[i][k] > 0: i should be above k.
  std::vector<int> pressure(count, 0); ///< how much speaks against being the next from the top
  auto gain = [&](std::size_t i, std::size_t k) {
    if (!meet(transitions[i], transitions[k])) return 0;
    return cost(transitions[k], transitions[i]) - cost(transitions[i], transitions[k]);
  };
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < count; ++k) {
      if (i != k) pressure[i] += std::max(0, gain(k, i));
    }
  }
  std::vector<std::uint32_t> tracks(count, 0);
  std::vector<bool> placed(count, false);
  for (std::size_t step = 0; step < count; ++step) {
    std::size_t next = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (!placed[i] && (next == count || pressure[i] < pressure[next])) next = i;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (i == next) continue;
      if (placed[i]) {
        if (meet(transitions[i], transitions[next])) {
          tracks[next] = std::max(tracks[next], tracks[i] + 1);
        }
      } else {
        pressure[i] -= std::max(0, gain(next, i));
      }
    }
    placed[next] = true;
  }
  return tracks;
}

} // namespace waymark
