#include "diagram/pages/slice_lengths.hpp"

#include "diagram/pages/close_gaps.hpp"
#include "diagram/pages/page_edges.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

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

bool holds_any(const Words& words, std::size_t from, std::size_t to) {
  return next_cell(words, words, from, to, true) < to;
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
  const std::size_t words = cell_of(high(drawing.bounds, across_)) / bits + 1;
  for (Words* one : {&titles_, &taken_, &nodes_}) one->assign(words, 0);
  add_lanes(drawing);
  find_lanes_of_words();
  for (const DrawnNode& frame : drawing.frames) add_frame(frame);
  for (const DrawnNode& node : drawing.nodes) add_node(node);
  for (const Route& route : drawing.routes) add_route(route);
  sort_marks();
}

std::size_t SliceLengths::gap_of(std::int32_t at) const {
  return interval_of(edges_, at);
}

std::size_t SliceLengths::cell_of(std::int32_t across) const {
  return static_cast<std::size_t>(std::max(0, across - first_) / cell_size);
}

template<typename Take>
void SliceLengths::take_cells(std::int32_t from, std::int32_t to, const Take& take) const {
  const std::size_t behind = std::min(cell_of(to) + 1, titles_.size() * bits);
  for (std::size_t cell = cell_of(from); cell < behind; cell = (cell / bits + 1) * bits) {
    const std::size_t end = std::min(behind, (cell / bits + 1) * bits);
    const Word up_to_end = ~Word{0} >> ((bits - end % bits) % bits);
    take(cell / bits, up_to_end & (~Word{0} << (cell % bits)));
  }
}

void SliceLengths::mark(std::size_t gap, std::int32_t from, std::int32_t to, bool by_node) {
  take_cells(from, to, [&](std::size_t word, Word cells) {
    marks_.push_back({gap, word, cells, by_node ? cells : 0});
  });
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
    lanes_.push_back({0, titles_.size() * bits});
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
      take_cells(from, to, [this](std::size_t word, Word cells) { titles_[word] |= cells; });
    }
  }
}

void SliceLengths::find_lanes_of_words() {
  lanes_of_word_.resize(titles_.size());
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const Lane& lane = lanes_[i];
    for (std::size_t word = lane.from / bits; word * bits < lane.to; ++word) {
      lanes_of_word_[word].push_back(i);
    }
  }
}

void SliceLengths::add_frame(const DrawnNode& frame) {
  if (is_lane_part(frame) || frame.heading != Heading::none) return;
  const std::size_t last = gap_of(high(frame.box, axis_));
  for (std::size_t gap = gap_of(low(frame.box, axis_)); gap <= last; ++gap) {
    for (const std::int32_t side : {low(frame.box, across_), high(frame.box, across_)}) {
      mark(gap, side, side);
    }
  }
}

void SliceLengths::add_node(const DrawnNode& node) {
  const std::size_t gap = gap_of(low(node.box, axis_) + pages::length(node.box, axis_) / 2);
  mark(gap, low(node.box, across_), high(node.box, across_), node.heading == Heading::none);
}

void SliceLengths::add_route(const Route& route) {
  for (const Point point : route.points) {
    const std::int32_t place = pages::across(point, axis_);
    mark(gap_of(along(point, axis_)), place, place);
  }
  if (route.label.empty()) return;
  const Box& label = route.label_box;
  mark(gap_of(low(label, axis_) + pages::length(label, axis_) / 2), low(label, across_),
       high(label, across_));
}

void SliceLengths::sort_marks() {
  std::sort(marks_.begin(), marks_.end(), [](const Marks& a, const Marks& b) {
    return a.gap != b.gap ? a.gap < b.gap : a.word < b.word;
  });
  std::vector<Marks> joined;
  for (const Marks& marks : marks_) {
    if (joined.empty() || joined.back().gap != marks.gap || joined.back().word != marks.word) {
      joined.push_back(marks);
      continue;
    }
    joined.back().taken |= marks.taken;
    joined.back().nodes |= marks.nodes;
  }
  marks_ = std::move(joined);
  begins_.assign(edges_.size(), 0);
  for (const Marks& marks : marks_) ++begins_[marks.gap + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

void SliceLengths::begin_at(std::size_t place) {
  for (const std::size_t word : used_words_) {
    taken_[word] = nodes_[word] = 0;
    for (const std::size_t lane : lanes_of_word_[word]) lanes_[lane].length = 0;
  }
  used_words_.clear();
  in_lanes_ = 0;
  holds_nodes_ = false;
  first_gap_ = next_gap_ = place;
}

void SliceLengths::extend() {
  for (std::size_t i = begins_[next_gap_]; i < begins_[next_gap_ + 1]; ++i) add(marks_[i]);
  ++next_gap_;
  for (const std::size_t changed : changed_lanes_) {
    Lane& lane = lanes_[changed];
    const std::int32_t length = length_of(lane);
    in_lanes_ += length - lane.length;
    lane.length = length;
    lane.is_changed = false;
  }
  changed_lanes_.clear();
}

void SliceLengths::add(const Marks& marks) {
  ++looked_at_;
  Word& taken = taken_[marks.word];
  Word& nodes = nodes_[marks.word];
  holds_nodes_ = holds_nodes_ || marks.nodes != 0;
  if ((taken | marks.taken) == taken && (nodes | marks.nodes) == nodes) return;
  if (taken == 0) {
    first_word_ = used_words_.empty() ? marks.word : std::min(first_word_, marks.word);
    last_word_ = used_words_.empty() ? marks.word : std::max(last_word_, marks.word);
    used_words_.push_back(marks.word);
  }
  taken |= marks.taken;
  nodes |= marks.nodes;
  for (const std::size_t lane : lanes_of_word_[marks.word]) {
    if (!lanes_[lane].is_changed) changed_lanes_.push_back(lane);
    lanes_[lane].is_changed = true;
  }
}

std::int32_t SliceLengths::length_of(const Lane& lane) {
  looked_at_ += (lane.to - lane.from) / bits + 1;
  if (holds_any(nodes_, lane.from, lane.to)) {
    return cell_size + closed_up(taken_, titles_, lane.from, lane.to);
  }
  if (!holds_any(taken_, lane.from, lane.to)) return 0;
  return closed_up(taken_, taken_, lane.from, lane.to);
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
  if (!lanes_.empty()) return beside_lanes_ + in_lanes_;
  if (used_words_.empty()) return beside_lanes_;
  const auto before = static_cast<std::size_t>(std::countr_zero(taken_[first_word_]));
  const auto behind = static_cast<std::size_t>(std::countl_zero(taken_[last_word_]));
  const std::size_t cells = (last_word_ + 1 - first_word_) * bits - before - behind;
  return beside_lanes_ + static_cast<std::int32_t>(cells) * cell_size;
}

} // namespace waymark::pages
