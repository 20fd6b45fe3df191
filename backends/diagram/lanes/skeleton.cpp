#include "diagram/lanes/skeleton.hpp"

#include <algorithm>
#include <set>
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
  explicit RunFinder(const LaneGraph& graph)
      : graph_(graph)
      , next_(graph.nodes.size(), nothing)
      , links_(graph.nodes.size(), nothing)
      , linked_(graph.nodes.size(), false)
      , head_(graph.nodes.size()) {}

  /// By node: the next one in its run, or nothing.
  std::vector<std::uint32_t> find() {
    for (const LaneEdge& edge : graph_.edges) {
      if (leads_on(graph_, edge)) note(next_[edge.from], edge.to);
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
  std::vector<std::uint32_t> next_;  ///< the only node that follows
  std::vector<std::uint32_t> links_; ///< the next one in the same run
  std::vector<bool> linked_;         ///< follows another one in its run
  std::vector<std::uint32_t> head_;  ///< of the list of statements
};

/// Runs from left to right, each where those before it leave room.
class Expansion {
public:
  Expansion(const LaneGraph& graph, const Skeleton& skeleton, const Places& places)
      : graph_(graph)
      , skeleton_(skeleton)
      , places_(places)
      , edges_to_(graph.nodes.size())
      , first_free_(places.rows.of_lane.size())
      , used_above_(graph.nodes.size(), false)
      , used_below_(graph.nodes.size(), false) {
    std::uint32_t levels = 0;
    for (std::size_t lane = 0; lane < first_free_.size(); ++lane) {
      first_level_.push_back(levels);
      levels += places.rows.of_lane[lane];
      first_free_[lane].assign(places.rows.of_lane[lane], 0);
    }
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
      if (leads_on(graph, graph.edges[i])) edges_to_[graph.edges[i].to].push_back(i);
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
      for (const std::uint32_t number : edges_to_[node]) {
        const std::uint32_t from = graph_.edges[number].from;
        const std::uint32_t before = skeleton_.run_of[from];
        if (before == run) continue;
        const std::uint32_t step = column(before) == column(run) ? 0 : 1;
        if (step == 0) take_sides(from, node, before, run);
        next = std::max(next, result_.columns.of_node[from] + step);
      }
      std::uint32_t here = std::max(next + slack, free);
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

  /// A run of several nodes may begin above or below the end of the only one that leads there: it
  /// reaches to where it would have begun all the same.
  bool begins_at_a_corner(std::uint32_t run, std::uint32_t node, std::uint32_t here,
                          std::uint32_t free) {
    if (node != skeleton_.runs[run].front() || skeleton_.runs[run].size() < 2) return false;
    if (edges_to_[node].size() != 1 || free >= here) return false;
    const LaneEdge& edge = graph_.edges[edges_to_[node][0]];
    const std::uint32_t before = skeleton_.run_of[edge.from];
    if (graph_.nodes[edge.from].section != graph_.nodes[node].section) return false;
    if (result_.columns.of_node[edge.from] + 1 != here) return false;
    const std::uint32_t from = level_of(before);
    const std::uint32_t to = level_of(run);
    const bool down = to > from;
    if (from == to || (down ? used_below_ : used_above_)[edge.from]) return false;
    const auto [low, high] = std::minmax(from, to);
    const auto first = taken_.lower_bound({here - 1, low + 1});
    if (first != taken_.end() && first->first == here - 1 && first->second < high) return false;
    take_sides(edge.from, node, before, run);
    return true;
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
  std::vector<std::vector<std::uint32_t>> edges_to_;   ///< by node: those that lead on
  std::vector<std::vector<std::uint32_t>> first_free_; ///< column, by lane and row
  std::vector<std::uint32_t> first_level_{};           ///< by lane, rows counted from the top
  std::vector<bool> used_above_; ///< by node: a line comes or goes straight up
  std::vector<bool> used_below_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_{}; ///< column, level
  Places result_{};
};

} // namespace

Skeleton make_skeleton(const LaneGraph& graph) {
  Skeleton out;
  const std::vector<std::uint32_t> next = RunFinder(graph).find();
  std::vector<bool> follows(graph.nodes.size(), false);
  for (const std::uint32_t node : next) {
    if (node != nothing) follows[node] = true;
  }
  out.run_of.assign(graph.nodes.size(), nothing);
  out.graph = {{}, {}, graph.lane_count, graph.section_count, graph.least_heights};
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
  for (LaneEdge edge : graph.edges) {
    const bool leaves_midway = next[edge.from] != nothing;
    edge.from = out.run_of[edge.from];
    edge.to = out.run_of[edge.to];
    if (edge.from != edge.to && !leaves_midway) out.graph.edges.push_back(edge);
  }
  return out;
}

Places expanded(const LaneGraph& graph, const Skeleton& skeleton, const Places& places) {
  return Expansion(graph, skeleton, places).expand();
}

} // namespace waymark::swimlanes
