#include "diagram/lanes/skeleton.hpp"

#include "diagram/lanes/edge_lists.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t nothing = 0xffffffff;
constexpr std::uint32_t several = 0xfffffffe;

/// Remembers one, or that there were different ones.
void note(std::uint32_t& only, std::uint32_t value) {
  only = only == nothing || only == value ? value : several;
}

class RunFinder {
public:
  RunFinder(const LaneGraph& graph, const std::vector<bool>& ends_runs)
      : graph_(graph)
      , ends_runs_(ends_runs)
      , next_(graph.nodes.size(), nothing)
      , links_(graph.nodes.size(), nothing)
      , linked_(graph.nodes.size(), false)
      , head_(graph.nodes.size()) {}

  /// By node: the next one in its run, or nothing.
  std::vector<std::uint32_t> find() {
    for (const LaneEdge& edge : graph_.edges) {
      if (leads_on(graph_, edge) && (!edge.aside || ends_runs_[edge.from]))
        note(next_[edge.from], edge.to);
    }
    for (std::uint32_t node = 0; node + 1 < graph_.nodes.size(); ++node) {
      if (follows_in_text(node)) link(node);
    }
    link_what_is_entered_from_one();
    return std::move(links_);
  }

private:
  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    return graph_.nodes[a].lane == graph_.nodes[b].lane &&
           graph_.nodes[a].section == graph_.nodes[b].section;
  }

  /// Both stand in one list of statements; other ways may lead to the second one.
  [[nodiscard]] bool follows_in_text(std::uint32_t node) const {
    return next_[node] == node + 1 && alike(node, node + 1) &&
           graph_.nodes[node].list == graph_.nodes[node + 1].list &&
           graph_.nodes[node].list != no_list;
  }

  void link(std::uint32_t node) {
    links_[node] = next_[node];
    linked_[next_[node]] = true;
  }

  /// Lists of statements that are entered in one way only, at their beginning.
  void link_what_is_entered_from_one() {
    for (std::uint32_t node = 0; node < head_.size(); ++node) {
      head_[node] = linked_[node] ? head_[node - 1] : node;
    }
    std::vector<std::uint32_t> entered_from(graph_.nodes.size(), nothing); // by head
    for (const LaneEdge& edge : graph_.edges) {
      if (!leads_on(graph_, edge) || links_[edge.from] == edge.to) continue;
      note(entered_from[head_[edge.to]], edge.to == head_[edge.to] ? edge.from : several);
    }
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      const std::uint32_t next = next_[node];
      if (links_[node] != nothing || next >= several || linked_[next]) continue;
      if (alike(node, next) && entered_from[next] == node) link(node);
    }
  }

  const LaneGraph& graph_;
  const std::vector<bool>& ends_runs_; ///< by node: where it is left aside, its run ends
  std::vector<std::uint32_t> next_;    ///< the only node that follows
  std::vector<std::uint32_t> links_;   ///< the next one in the same run
  std::vector<bool> linked_;           ///< follows another one in its run
  std::vector<std::uint32_t> head_;    ///< of the list of statements
};

/// Runs from left to right, each where those before it leave room.
class Expansion {
  /// Where a line of the skeleton leaves or enters a node.
  struct Meeting {
    Side side{};
    std::uint32_t other = 0;
  };

public:
  Expansion(const LaneGraph& graph, const Skeleton& skeleton, const Places& places)
      : graph_(graph)
      , skeleton_(skeleton)
      , places_(places)
      , edges_to_(edges_leading_in(graph))
      , first_free_(places.rows.of_lane.size())
      , used_above_(graph.nodes.size(), false)
      , used_below_(graph.nodes.size(), false)
      , meetings_(graph.nodes.size()) {
    std::uint32_t levels = 0;
    for (std::size_t lane = 0; lane < first_free_.size(); ++lane) {
      first_level_.push_back(levels);
      levels += places.rows.of_lane[lane];
      first_free_[lane].assign(places.rows.of_lane[lane], 0);
    }
    for (std::size_t i = 0; i < skeleton.graph.edges.size() && i < places.routes.size(); ++i) {
      const std::vector<GridPoint>& corners = places.routes[i].corners;
      if (corners.size() < 2) continue;
      const LaneEdge& edge = skeleton.graph.edges[i];
      const std::size_t last = corners.size() - 1;
      if (corners.size() > 2) turns_.insert({edge.from, edge.to});
      const LaneEdge& whole = graph.edges[skeleton.edge_of[i]];
      meetings_[whole.from].push_back({direction(corners[0], corners[1]), whole.to});
      meetings_[whole.to].push_back({direction(corners[last], corners[last - 1]), whole.from});
    }
  }

  Places expand() {
    result_.rows.of_lane = places_.rows.of_lane;
    result_.rows.of_node.resize(graph_.nodes.size());
    result_.columns.of_node.resize(graph_.nodes.size());
    result_.columns.first_of_section.push_back(0);
    std::vector<std::uint32_t> order = places_.columns.order;
    std::stable_sort(order.begin(), order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return column(a) < column(b); });
    for (const std::uint32_t run : order) {
      enter_section(skeleton_.graph.nodes[run].section);
      place(run);
    }
    enter_section(graph_.section_count);
    result_.routes.resize(graph_.edges.size());
    return std::move(result_);
  }

private:
  [[nodiscard]] std::uint32_t column(std::uint32_t run) const {
    return places_.columns.of_node[run];
  }

  void enter_section(std::uint32_t section) {
    while (result_.columns.first_of_section.size() <= section) {
      result_.columns.first_of_section.push_back(result_.columns.count);
    }
  }

  void place(std::uint32_t run) {
    const LaneNode& what = skeleton_.graph.nodes[run];
    const std::uint32_t row = places_.rows.of_node[run];
    std::uint32_t& free = first_free_[what.lane][row];
    free = std::max(free, result_.columns.first_of_section[what.section]);
    std::uint32_t next = 0;
    std::uint32_t slack = slack_before(run);
    for (const std::uint32_t node : skeleton_.runs[run]) {
      std::uint32_t straight_from = no_node;
      for (const std::uint32_t number : edges_to_[node]) {
        const std::uint32_t from = graph_.edges[number].from;
        const std::uint32_t before = skeleton_.run_of[from];
        if (before == run) continue;
        const std::uint32_t step = goes_straight(before, run) ? 0 : 1;
        if (step == 0) take_sides(from, node, before, run);
        next = std::max(next, result_.columns.of_node[from] + step);
        if (step == 0) straight_from = from;
      }
      std::uint32_t here = std::max(next + slack, free);
      here = first_without_line(here, level(what.lane, row));
      if (straight_from != no_node && here == result_.columns.of_node[straight_from]) {
        const auto [low, high] =
            std::minmax(level_of(skeleton_.run_of[straight_from]), level(what.lane, row));
        if (is_taken_between(here, low, high)) {
          here = first_without_line(here + 1, level(what.lane, row));
        } else {
          reserve_between(here, low, high);
        }
      }
      if (here == next && begins_at_a_corner(run, node, here, free)) --here;
      slack = 0;
      result_.columns.of_node[node] = here;
      result_.columns.order.push_back(node);
      result_.rows.of_node[node] = row;
      taken_.insert({here, level(what.lane, row)});
      next = free = here + 1;
    }
    result_.columns.count = std::max(result_.columns.count, free);
  }

  /// Of the lines that lead to a node, if the others come straight from further left.
  [[nodiscard]] std::uint32_t only_edge_from(std::uint32_t column, std::uint32_t node) const {
    std::uint32_t only = nothing;
    for (const std::uint32_t number : edges_to_[node]) {
      const std::uint32_t from = graph_.edges[number].from;
      const bool comes_straight =
          level_of(skeleton_.run_of[from]) == level_of(skeleton_.run_of[node]);
      if (result_.columns.of_node[from] < column && comes_straight) continue;
      if (only != nothing) return nothing;
      only = number;
    }
    return only;
  }

  [[nodiscard]] std::uint32_t level(std::uint32_t lane, std::uint32_t row) const {
    return first_level_[lane] + row;
  }
  [[nodiscard]] std::uint32_t level_of(std::uint32_t run) const {
    return level(skeleton_.graph.nodes[run].lane, places_.rows.of_node[run]);
  }

  void take_sides(std::uint32_t from, std::uint32_t to, std::uint32_t before, std::uint32_t run) {
    const bool down = level_of(run) > level_of(before);
    (down ? used_below_ : used_above_)[from] = true;
    (down ? used_above_ : used_below_)[to] = true;
  }

  /// A run may begin above or below the only node that leads there, if that and its own side are
  /// free: the skeleton does not know where in a run that node stands.
  bool begins_at_a_corner(std::uint32_t run, std::uint32_t node, std::uint32_t here,
                          std::uint32_t free) {
    if (node != skeleton_.runs[run].front()) return false;
    const std::uint32_t last = only_edge_from(here - 1, node);
    if (last == nothing || free >= here) return false;
    const LaneEdge& edge = graph_.edges[last];
    if (edge.apart) return false;
    const std::uint32_t before = skeleton_.run_of[edge.from];
    if (graph_.nodes[edge.from].section != graph_.nodes[node].section) return false;
    if (result_.columns.of_node[edge.from] + 1 != here) return false;
    const std::uint32_t from = level_of(before);
    const std::uint32_t to = level_of(run);
    const bool down = to > from;
    if (from == to || (down ? used_below_ : used_above_)[edge.from]) return false;
    if (others_meet(edge.from, down ? Side::down : Side::up, node) ||
        others_meet(node, down ? Side::up : Side::down, edge.from)) {
      return false;
    }
    const auto [low, high] = std::minmax(from, to);
    if (is_taken_between(here - 1, low, high)) return false;
    if (reserved_.contains({here - 1, to})) return false;
    reserve_between(here - 1, low, high);
    take_sides(edge.from, node, before, run);
    return true;
  }

  /// The first column from there on in which no line passes the level, straight up or down.
  [[nodiscard]] std::uint32_t first_without_line(std::uint32_t from, std::uint32_t at) const {
    while (reserved_.contains({from, at})) ++from;
    return from;
  }

  void reserve_between(std::uint32_t at, std::uint32_t low, std::uint32_t high) {
    for (std::uint32_t between = low + 1; between < high; ++between) {
      reserved_.insert({at, between});
    }
  }

  /// A node stands between two levels.
  [[nodiscard]] bool is_taken_between(std::uint32_t at, std::uint32_t low,
                                      std::uint32_t high) const {
    const auto first = taken_.lower_bound({at, low + 1});
    return first != taken_.end() && first->first == at && first->second < high;
  }

  /// Lines to or from other nodes that come to this side, as far as the skeleton knows.
  [[nodiscard]] bool others_meet(std::uint32_t node, Side side, std::uint32_t known) const {
    return std::any_of(meetings_[node].begin(), meetings_[node].end(), [&](const Meeting& meeting) {
      return meeting.side == side && meeting.other != known;
    });
  }

  /// Above or below one another, and no line between them takes a way round.
  [[nodiscard]] bool goes_straight(std::uint32_t before, std::uint32_t run) const {
    if (column(before) != column(run)) return false;
    return !turns_.contains({before, run});
  }

  /// Columns that are free on purpose.
  [[nodiscard]] std::uint32_t slack_before(std::uint32_t run) const {
    std::uint32_t bound = places_.columns.first_of_section[skeleton_.graph.nodes[run].section];
    for (const std::uint32_t node : skeleton_.runs[run]) {
      for (const std::uint32_t number : edges_to_[node]) {
        const std::uint32_t before = skeleton_.run_of[graph_.edges[number].from];
        if (before == run) continue;
        bound = std::max(bound, column(before) + (column(before) == column(run) ? 0 : 1));
      }
    }
    return column(run) - bound;
  }

  const LaneGraph& graph_;
  const Skeleton& skeleton_;
  const Places& places_;
  EdgeLists edges_to_;                                 ///< those that lead on
  std::vector<std::vector<std::uint32_t>> first_free_; ///< column, by lane and row
  std::vector<std::uint32_t> first_level_{};           ///< by lane, rows counted from the top
  std::vector<bool> used_above_; ///< by node: a line comes or goes straight up
  std::vector<bool> used_below_;
  std::vector<std::vector<Meeting>> meetings_;                   ///< by node
  std::set<std::pair<std::uint32_t, std::uint32_t>> turns_{};    ///< runs, with a line that bends
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_{};    ///< column, level
  std::set<std::pair<std::uint32_t, std::uint32_t>> reserved_{}; ///< cells that lines pass
  Places result_{};
};

Skeleton skeleton_of(const LaneGraph& graph, const std::vector<bool>& ends_runs) {
  Skeleton out;
  const std::vector<std::uint32_t> next = RunFinder(graph, ends_runs).find();
  std::vector<bool> follows(graph.nodes.size(), false);
  for (const std::uint32_t node : next) {
    if (node != nothing) follows[node] = true;
  }
  out.run_of.assign(graph.nodes.size(), nothing);
  out.graph = {{}, {}, graph.lane_count, graph.section_count, graph.least_heights, true};
  for (std::uint32_t first = 0; first < graph.nodes.size(); ++first) {
    if (follows[first]) continue;
    const auto run = static_cast<std::uint32_t>(out.runs.size());
    out.runs.emplace_back();
    for (std::uint32_t node = first; node != nothing; node = next[node]) {
      out.run_of[node] = run;
      out.runs.back().push_back(node);
    }
    out.graph.nodes.push_back(graph.nodes[first]);
  }
  std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::size_t> known;
  for (const LaneEdge& whole : graph.edges) {
    LaneEdge edge = whole;
    const bool leaves_midway = next[edge.from] != nothing;
    edge.from = out.run_of[edge.from];
    edge.to = out.run_of[edge.to];
    if (edge.from == edge.to || (leaves_midway && !leads_on(graph, whole))) continue;
    // Beside another one, a line changes nothing about who stands where.
    const auto [same, is_new] =
        known.try_emplace({edge.from, edge.to, leads_on(graph, whole)}, out.graph.edges.size());
    if (is_new) {
      out.graph.edges.push_back(edge);
      out.edge_of.push_back(static_cast<std::uint32_t>(&whole - graph.edges.data()));
    } else {
      LaneEdge& first = out.graph.edges[same->second];
      first.aside = first.aside && edge.aside;
      first.apart = first.apart || edge.apart;
    }
  }
  return out;
}

/// By run: lies on a circle of lines that lead on, or between two.
std::vector<bool> on_circles(const LaneGraph& skeleton) {
  std::vector<bool> left(skeleton.nodes.size(), true);
  for (const bool forwards : {true, false}) {
    std::vector<std::size_t> missing(left.size(), 0);
    std::vector<std::vector<std::uint32_t>> next(left.size());
    for (const LaneEdge& edge : skeleton.edges) {
      if (!leads_on(skeleton, edge) || !left[edge.from] || !left[edge.to]) continue;
      next[forwards ? edge.from : edge.to].push_back(forwards ? edge.to : edge.from);
      ++missing[forwards ? edge.to : edge.from];
    }
    std::vector<std::uint32_t> ready;
    for (std::uint32_t run = 0; run < left.size(); ++run) {
      if (left[run] && missing[run] == 0) ready.push_back(run);
    }
    while (!ready.empty()) {
      const std::uint32_t run = ready.back();
      ready.pop_back();
      left[run] = false;
      for (const std::uint32_t other : next[run]) {
        if (--missing[other] == 0) ready.push_back(other);
      }
    }
  }
  return left;
}

} // namespace

Skeleton make_skeleton(const LaneGraph& graph) {
  std::vector<bool> ends_runs(graph.nodes.size(), false);
  Skeleton skeleton = skeleton_of(graph, ends_runs);
  const std::vector<bool> circles = on_circles(skeleton.graph);
  if (std::none_of(circles.begin(), circles.end(), [](bool is) { return is; })) return skeleton;
  // What leaves a run midway comes back into it: such runs end where they are left.
  for (std::size_t node = 0; node < ends_runs.size(); ++node) {
    ends_runs[node] = circles[skeleton.run_of[node]];
  }
  return skeleton_of(graph, ends_runs);
}

Places expanded(const LaneGraph& graph, const Skeleton& skeleton, const Places& places) {
  return Expansion(graph, skeleton, places).expand();
}

} // namespace waymark::swimlanes
