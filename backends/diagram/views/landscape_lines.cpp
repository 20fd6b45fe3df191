#include "diagram/views/landscape_lines.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/views/card.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

constexpr std::int32_t step =
    8; ///< ends on the right stand on multiples, on the left halfway between
constexpr std::int32_t track_gap = 10;
constexpr std::int32_t margin = 14;
constexpr std::int32_t top = -20; ///< of the first track above everything

std::int32_t round_up(std::int32_t value) {
  return (value + step - 1) / step * step;
}

} // namespace

LandscapeLines::LandscapeLines(std::span<const LandscapeFlow> flows,
                               std::span<const std::uint32_t> column_of, std::uint32_t columns)
    : flows_(flows)
    , column_of_(column_of)
    , columns_(columns)
    , lines_(flows.size())
    , routes_(flows.size()) {
  for (std::size_t i = 0; i < flows.size(); ++i) {
    const std::uint32_t from = column_of[flows[i].from];
    const std::uint32_t to = column_of[flows[i].to];
    Route& route = routes_[i];
    route.style = flows[i].after ? "" : "document-flow";
    // Gutter g lies to the right of column g.
    const Side leaves = from <= to ? Side::right : Side::left;
    const Side arrives = from < to ? Side::left : Side::right;
    lines_[i].from = {flows[i].from, leaves, leaves == Side::right ? from : from - 1, 0, 0, 0};
    lines_[i].to = {flows[i].to, arrives, arrives == Side::right ? to : to - 1, 2 * step, 0, 0};
  }
  find_trunks();
  for (std::size_t i = 0; i < flows.size(); ++i) {
    if (!leads(i)) continue;
    fill_label(routes_[i], {flows[i].label});
    lines_[i].from.room = round_up(routes_[i].label_box.height + 8);
  }
  order_ports();
}

void LandscapeLines::find_trunks() {
  using Key = std::tuple<std::uint32_t, bool, std::string_view, std::uint32_t, std::uint32_t>;
  std::map<Key, std::size_t> first;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    const Key key{flows_[i].from, flows_[i].after, flows_[i].label, line.from.gutter,
                  line.to.gutter};
    line.trunk = first.try_emplace(key, i).first->second;
  }
}

void LandscapeLines::order_ports() {
  ports_.resize(column_of_.size() * 2);
  // At the top of a row what comes back to its own side above it, nearest first; at the bottom what
  // comes back below it, farthest first: then one encloses the other. Between them what goes on.
  enum : std::int64_t { above, onwards, below };
  using Rank = std::array<std::int64_t, 3>;
  const auto rank = [&](std::size_t i, const End& own, const End& other) -> Rank {
    const auto line = static_cast<std::int64_t>(i);
    const std::int64_t item = other.item;
    const bool comes_back = own.gutter == other.gutter && own.side == other.side;
    if (!comes_back) return {onwards, own.gutter == other.gutter ? item : -1, line};
    return other.item < own.item ? Rank{above, -item, -line} : Rank{below, -item, line};
  };
  std::vector<std::pair<Rank, End*>> ends;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    if (leads(i)) ends.emplace_back(rank(i, line.from, line.to), &line.from);
    ends.emplace_back(rank(i, line.to, line.from), &line.to);
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [order, end] : ends) ports_[port_key(*end)].push_back(end);
}

std::int32_t LandscapeLines::height_needed(std::uint32_t item) const {
  std::int32_t most = 0;
  for (std::size_t side = 0; side < 2; ++side) {
    std::int32_t sum = 0;
    for (const End* end : ports_[item * std::size_t{2} + side]) sum += end->room;
    most = std::max(most, sum);
  }
  return most == 0 ? 0 : most + 3 * step;
}

void LandscapeLines::place_ports(std::span<const DrawnNode> nodes) {
  for (const std::vector<End*>& ports : ports_) {
    if (ports.empty()) continue;
    std::int32_t sum = 0;
    for (const End* end : ports) sum += end->room;
    const Box& box = nodes[ports.front()->item].box;
    // The line is at the bottom of its room, its label above it.
    std::int32_t y = round_up(box.y + std::max(step / 2, (box.height - sum) / 2 - step / 2));
    for (End* end : ports) {
      y += end->room;
      end->y = y - step + (end->side == Side::left ? step / 2 : 0);
      end->x = end->side == Side::right ? box.x + box.width : box.x;
    }
  }
  for (Line& line : lines_) {
    line.from.x = lines_[line.trunk].from.x;
    line.from.y = lines_[line.trunk].from.y;
  }
}

LandscapeLines::TrunkStretches LandscapeLines::stretches_of_trunks() const {
  std::vector<BranchedInterval> near_from(lines_.size());
  std::vector<BranchedInterval> near_to(lines_.size());
  const auto reach = [](BranchedInterval& stretch, std::int32_t y) {
    stretch.along = {std::min(stretch.along.low, y), std::max(stretch.along.high, y)};
  };
  const auto branch = [&](BranchedInterval& stretch, const End& end) {
    reach(stretch, end.y);
    (end.side == Side::right ? stretch.towards_first : stretch.towards_last).push_back(end.y);
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (leads(i)) {
      near_from[i].along = {line.from.y, line.from.y};
      near_to[i].along = {top, top};
      branch(near_from[i], line.from);
    }
    if (line.from.gutter == line.to.gutter) {
      branch(near_from[line.trunk], line.to);
    } else {
      reach(near_from[line.trunk], top);
      branch(near_to[line.trunk], line.to);
    }
  }
  return {std::move(near_from), std::move(near_to)};
}

void LandscapeLines::assign_gutters() {
  struct Channel {
    std::vector<BranchedInterval> stretches{};
    std::vector<std::uint32_t*> tracks{};
    std::int32_t left_labels = 0;
    std::int32_t right_labels = 0;
  };
  std::vector<Channel> channels(columns_);
  auto [near_from, near_to] = stretches_of_trunks();
  const auto add = [&](std::uint32_t gutter, BranchedInterval& stretch, std::uint32_t& track) {
    channels[gutter].stretches.push_back(std::move(stretch));
    channels[gutter].tracks.push_back(&track);
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!leads(i)) continue;
    Line& line = lines_[i];
    Channel& channel = channels[line.from.gutter];
    std::int32_t& labels =
        line.from.side == Side::right ? channel.left_labels : channel.right_labels;
    labels = std::max(labels, routes_[i].label_box.width);
    add(line.from.gutter, near_from[i], line.first_track);
    if (line.from.gutter != line.to.gutter) add(line.to.gutter, near_to[i], line.second_track);
  }
  std::int32_t x = 0;
  for (Channel& channel : channels) {
    column_x_.push_back(x);
    x += column_width_ + margin + channel.left_labels;
    first_track_x_.push_back(x);
    const Tracks tracks = assign_branched_tracks(channel.stretches);
    for (std::size_t i = 0; i < channel.tracks.size(); ++i)
      *channel.tracks[i] = tracks.of_interval[i];
    x += static_cast<std::int32_t>(tracks.count) * track_gap + channel.right_labels + margin;
  }
  for (Line& line : lines_) {
    line.first_track = lines_[line.trunk].first_track;
    line.second_track = lines_[line.trunk].second_track;
  }
}

std::int32_t LandscapeLines::track_x(std::uint32_t gutter, std::uint32_t track) const {
  return first_track_x_[gutter] + static_cast<std::int32_t>(track) * track_gap;
}

void LandscapeLines::assign_above() {
  std::vector<BranchedInterval> stretches;
  std::vector<Line*> lines;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Line& line = lines_[i];
    if (line.from.gutter == line.to.gutter || !leads(i)) continue;
    const std::int32_t a = track_x(line.from.gutter, line.first_track);
    const std::int32_t b = track_x(line.to.gutter, line.second_track);
    stretches.push_back({{std::min(a, b), std::max(a, b)}, {a, b}, {}});
    lines.push_back(&line);
  }
  const Tracks tracks = assign_branched_tracks(stretches);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i]->above = tracks.of_interval[i];
  for (Line& line : lines_) line.above = lines_[line.trunk].above;
}

void LandscapeLines::draw() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    Route& route = routes_[i];
    const std::int32_t start = column_x_[column_of_[line.from.item]] + line.from.x;
    const std::int32_t finish = column_x_[column_of_[line.to.item]] + line.to.x;
    const std::int32_t first = track_x(line.from.gutter, line.first_track);
    route.points = {{start, line.from.y}, {first, line.from.y}};
    if (line.from.gutter != line.to.gutter) {
      const std::int32_t above = top - static_cast<std::int32_t>(line.above) * track_gap;
      const std::int32_t second = track_x(line.to.gutter, line.second_track);
      route.points.push_back({first, above});
      route.points.push_back({second, above});
      route.points.push_back({second, line.to.y});
    } else {
      route.points.push_back({first, line.to.y});
    }
    route.points.push_back({finish, line.to.y});
    route.tooltip = flows_[i].label;
    if (route.label.empty()) continue;
    const bool right = line.from.side == Side::right;
    const std::int32_t edge = column_x_[column_of_[line.from.item]] + (right ? column_width_ : 0);
    move_label_by(route, {right ? edge + 6 : edge - 6 - route.label_box.width,
                          line.from.y - route.label_box.height - 1});
  }
}

void LandscapeLines::route(std::span<const DrawnNode> nodes, std::int32_t column_width) {
  column_width_ = column_width;
  place_ports(nodes);
  assign_gutters();
  assign_above();
  draw();
}

} // namespace waymark
