#include "diagram/pages/slice_lengths.hpp"

#include "diagram/pages/close_gaps.hpp"
#include "diagram/pages/page_edges.hpp"

#include <algorithm>
#include <bit>

namespace waymark::pages {
namespace {

constexpr std::int32_t cell_size = 4;
constexpr std::size_t bits = 64; ///< of a word
constexpr std::int32_t margins = 32;

using Words = std::vector<std::uint64_t>;

/// The first cell from `cell` on that is marked in either, or in none; at most `end`.
std::size_t next_cell(const Words& one, const Words& other, std::size_t cell, std::size_t end,
                      bool marked) {
  while (cell < end) {
    const std::uint64_t both = one[cell / bits] | other[cell / bits];
    const std::uint64_t left = (marked ? both : ~both) >> (cell % bits);
    if (left != 0) {
      return std::min(end, cell + static_cast<std::size_t>(std::countr_zero(left)));
    }
    cell = (cell / bits + 1) * bits;
  }
  return end;
}

std::size_t next_cell(const Words& words, std::size_t cell, std::size_t end, bool marked) {
  return next_cell(words, words, cell, end, marked);
}

/// From cell to cell, without the gaps that `close_gaps` closes.
std::int32_t closed_up(const Words& one, const Words& other, std::size_t from, std::size_t to) {
  const auto size = [](std::size_t cells) { return static_cast<std::int32_t>(cells) * cell_size; };
  std::int32_t length = 0;
  while (from < to) {
    const std::size_t begin = next_cell(one, other, from, to, true);
    const std::size_t end = next_cell(one, other, begin, to, false);
    length += std::min(size(begin - from), widest_gap) + size(end - begin);
    from = end;
  }
  return length;
}

} // namespace

SliceLengths::SliceLengths(const Drawing& drawing, Axis axis, std::span<const CutPlace> places,
                           std::span<const KnownLength> known)
    : axis_(axis)
    , across_(other(axis))
    , first_(low(drawing.bounds, across_))
    , known_(known.begin(), known.end()) {
  std::sort(known_.begin(), known_.end(),
            [](const KnownLength& a, const KnownLength& b) { return a.from < b.from; });
  for (const CutPlace& place : places) edges_.push_back(place.at);
  const std::size_t gaps = places.size() - 1;
  words_ = cell_of(high(drawing.bounds, across_)) / bits + 1;
  for (Grid* grid : {&taken_, &nodes_}) grid->assign(gaps * words_, 0);
  for (Grid* one : {&titles_, &taken_in_slice_, &nodes_in_slice_}) one->assign(words_, 0);
  add_lanes(drawing);
  for (const DrawnNode& frame : drawing.frames) add_frame(frame);
  for (const DrawnNode& node : drawing.nodes) add_node(node);
  for (const Route& route : drawing.routes) add_route(route);
}

std::size_t SliceLengths::gap_of(std::int32_t at) const {
  return interval_of(edges_, at);
}

std::size_t SliceLengths::cell_of(std::int32_t across) const {
  return static_cast<std::size_t>(std::max(0, across - first_) / cell_size);
}

void SliceLengths::mark(Grid& grid, std::size_t gap, std::int32_t from, std::int32_t to) const {
  const std::size_t last = std::min(cell_of(to), words_ * bits - 1);
  for (std::size_t cell = cell_of(from); cell <= last; ++cell) {
    grid[gap * words_ + cell / bits] |= Word{1} << (cell % bits);
  }
}

void SliceLengths::add_lanes(const Drawing& drawing) {
  std::vector<const DrawnNode*> lanes;
  std::int32_t all = 0;
  for (const DrawnNode& frame : drawing.frames) {
    if (!is_lane(frame)) continue;
    lanes.push_back(&frame);
    all += pages::length(frame.box, across_);
  }
  beside_lanes_ = margins;
  if (lanes.empty()) return;
  const bool across_one_another = std::any_of(lanes.begin(), lanes.end(), [&](const auto* lane) {
    return low(lane->box, across_) != low(lanes.front()->box, across_);
  });
  if (!across_one_another) {
    lanes_.push_back({0, words_ * bits});
    return;
  }
  beside_lanes_ = pages::length(drawing.bounds, across_) - all;
  for (const DrawnNode* lane : lanes) {
    // The cells with the borders are between lanes.
    lanes_.push_back({cell_of(low(lane->box, across_)) + 1, cell_of(high(lane->box, across_))});
  }
  for (const DrawnNode& frame : drawing.frames) {
    if (frame.style != "lane-title") continue;
    for (const TextLine& line : frame.lines) {
      const auto [from, to] = taken_by(line, across_);
      mark(titles_, 0, from, to);
    }
  }
}

void SliceLengths::add_frame(const DrawnNode& frame) {
  if (is_lane_part(frame) || frame.heading != Heading::none) return;
  const std::size_t last = gap_of(high(frame.box, axis_));
  for (std::size_t gap = gap_of(low(frame.box, axis_)); gap <= last; ++gap) {
    for (const std::int32_t side : {low(frame.box, across_), high(frame.box, across_)}) {
      mark(taken_, gap, side, side);
    }
  }
}

void SliceLengths::add_node(const DrawnNode& node) {
  const std::size_t gap = gap_of(low(node.box, axis_) + pages::length(node.box, axis_) / 2);
  for (Grid* grid : {&taken_, &nodes_}) {
    if (grid == &nodes_ && node.heading != Heading::none) continue;
    mark(*grid, gap, low(node.box, across_), high(node.box, across_));
  }
}

void SliceLengths::add_route(const Route& route) {
  for (const Point point : route.points) {
    const std::int32_t place = pages::across(point, axis_);
    mark(taken_, gap_of(along(point, axis_)), place, place);
  }
  if (route.label.empty()) return;
  const Box& label = route.label_box;
  mark(taken_, gap_of(low(label, axis_) + pages::length(label, axis_) / 2), low(label, across_),
       high(label, across_));
}

void SliceLengths::begin_at(std::size_t place) {
  for (Grid* slice : {&taken_in_slice_, &nodes_in_slice_})
    std::fill(slice->begin(), slice->end(), 0);
  first_gap_ = next_gap_ = place;
}

void SliceLengths::extend() {
  for (std::size_t i = 0; i < words_; ++i) {
    taken_in_slice_[i] |= taken_[next_gap_ * words_ + i];
    nodes_in_slice_[i] |= nodes_[next_gap_ * words_ + i];
  }
  ++next_gap_;
}

bool SliceLengths::holds_nodes() const {
  return std::any_of(nodes_in_slice_.begin(), nodes_in_slice_.end(),
                     [](Word word) { return word != 0; });
}

std::int32_t SliceLengths::across() const {
  // What seems a little shorter than it is will be known once it was drawn; what seems longer
  // never.
  constexpr std::int32_t doubt = 16;
  std::int32_t length = reckoned() - doubt;
  // Beside the nodes, with the same in it.
  constexpr std::int32_t beside = 30;
  const std::int32_t from = edges_[first_gap_];
  const std::int32_t to = edges_[next_gap_];
  auto known =
      std::lower_bound(known_.begin(), known_.end(), from - beside,
                       [](const KnownLength& part, std::int32_t at) { return part.from < at; });
  for (; known != known_.end() && known->from < to; ++known) {
    if (known->from == from && known->to == to) return known->across;
    if (known->to - beside <= to) length = std::max(length, known->across);
  }
  return length;
}

std::vector<KnownLength> SliceLengths::between(std::span<const std::int32_t> cuts) {
  std::vector<KnownLength> all;
  begin_at(0);
  for (std::size_t place = 1; place < edges_.size(); ++place) {
    extend();
    const bool is_last = place + 1 == edges_.size();
    if (!is_last && !std::binary_search(cuts.begin(), cuts.end(), edges_[place])) continue;
    all.push_back({edges_[first_gap_], edges_[place], across()});
    begin_at(place);
  }
  return all;
}

std::int32_t SliceLengths::reckoned() const {
  const Grid& taken = taken_in_slice_;
  std::int32_t length = beside_lanes_;
  for (const Lane& lane : lanes_) {
    if (next_cell(nodes_in_slice_, lane.from, lane.to, true) < lane.to) {
      length += cell_size + closed_up(taken, titles_, lane.from, lane.to);
    } else if (next_cell(taken, lane.from, lane.to, true) < lane.to) {
      length += closed_up(taken, taken, lane.from, lane.to);
    }
  }
  if (!lanes_.empty()) return length;
  const std::size_t end = words_ * bits;
  const std::size_t first = next_cell(taken, 0, end, true);
  std::size_t last = first;
  for (std::size_t cell = first; cell < end; cell = next_cell(taken, last, end, true)) {
    last = next_cell(taken, cell, end, false);
  }
  return length + static_cast<std::int32_t>(last - first) * cell_size;
}

} // namespace waymark::pages
