#include "diagram/lanes/local_search.hpp"

#include "diagram/lanes/edge_lists.hpp"
#include "diagram/lanes/followers.hpp"
#include "diagram/lanes/router.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_nodes = 400;
constexpr std::size_t longest_run = 100; ///< nodes moved together: that is quadratic
constexpr int most_rounds = 12;
constexpr int rounds_to_catch_up = 1; ///< with the best of what was found from other beginnings
constexpr int most_in_vain = 1;       ///< rounds, one after another, after which nothing was better
constexpr int most_passes = 4;        ///< over all beginnings
constexpr std::uint64_t most_work = 1'000'000;           ///< points looked at by the router …
constexpr std::uint64_t most_work_by_nodes = 38'000'000; ///< … and these, divided by the nodes
constexpr std::int32_t row_price = 30;
constexpr std::int32_t column_price = 30;
constexpr std::int32_t strangers_price = 36; ///< of two, one behind the other in a row
constexpr std::int32_t least_gain = 6;       ///< smaller ones are not worth a change

struct Move {
  std::uint32_t node = 0;
  GridPoint to{};
};

class LocalSearch {
public:
  LocalSearch(const LaneGraph& graph, Places places)
      : graph_(graph)
      , columns_(std::move(places.columns))
      , rows_(std::move(places.rows))
      , grid_(make_grid(graph, columns_, rows_))
      , router_(graph, grid_)
      , followers_(graph, columns_)
      , edges_at_(edges_at(graph)) {
    const std::vector<std::uint32_t> order = router_.by_difficulty();
    router_.lay_all(order, std::move(places.routes));
    cost_ = row_price * count_used(grid_.nodes_on_y) + column_price * count_used(grid_.nodes_on_x);
    for (std::uint32_t y = 0; y < grid_.height; ++y) cost_ += strangers_price * strangers_in(y);
    for (const std::uint32_t edge : order) { // or the lines, not the moves, would be what gains
      router_.take_up(edge);
      cost_ += router_.lay(edge);
    }
  }

  /// Of all lines, rows and columns, before anything was moved.
  [[nodiscard]] std::int32_t cost() const { return cost_; }

  /// Tries every node, from the first or from the last, and every row once; whether anything was
  /// changed. Ends early where that is too much work.
  bool run(std::uint64_t most, bool backwards) {
    bool changed = false;
    const auto count = static_cast<std::uint32_t>(graph_.nodes.size());
    for (std::uint32_t i = 0; i < count && router_.work() < most; ++i) {
      if (improve(backwards ? count - 1 - i : i)) changed = true;
    }
    for (std::uint32_t y = 2; y < grid_.height && router_.work() < most; ++y) {
      if (grid_.is_row[y] && grid_.is_row[y - 2] && swap_with_row_above(y)) changed = true;
    }
    return changed;
  }

  [[nodiscard]] std::uint64_t work() const { return router_.work(); }

  [[nodiscard]] Places take_places() {
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const GridPoint point = grid_.of_node[i];
      columns_.of_node[i] = point.x / 2;
      rows_.of_node[i] = (point.y - grid_.first_of_lane[graph_.nodes[i].lane]) / 2;
    }
    return {std::move(columns_), std::move(rows_), router_.take_routes()};
  }

private:
  static std::int32_t count_used(const std::vector<std::uint32_t>& lines) {
    return static_cast<std::int32_t>(lines.size()) -
           static_cast<std::int32_t>(std::count(lines.begin(), lines.end(), 0U));
  }

  /// Pairs of nodes, one behind the other in a row, where none leads to the other: each lengthens
  /// the drawing by what could go on at the same time. Two ends that no statement makes do not:
  /// they never become longer, and need no row each.
  [[nodiscard]] std::int32_t strangers_in(std::uint32_t y) const {
    if (grid_.nodes_on_y[y] < 2) return 0;
    std::int32_t strangers = 0;
    std::uint32_t before = no_node;
    for (std::uint32_t x = 1; x < grid_.width; x += 2) {
      const std::uint32_t node = grid_.node({x, y});
      if (node == no_node) continue;
      const bool one_behind_the_other = before != no_node && !followers_.leads_to(before, node);
      if (one_behind_the_other && !(is_only_an_end(before) && is_only_an_end(node))) ++strangers;
      before = node;
    }
    return strangers;
  }

  [[nodiscard]] bool is_only_an_end(std::uint32_t node) const {
    return graph_.nodes[node].list == no_list &&
           std::none_of(edges_at_[node].begin(), edges_at_[node].end(),
                        [&](std::uint32_t edge) { return graph_.edges[edge].from == node; });
  }

  /// Two rows of one lane.
  bool swap_with_row_above(std::uint32_t y) {
    if (grid_.nodes_on_y[y] == 0 || grid_.nodes_on_y[y - 2] == 0) return false;
    std::vector<Move> moves;
    for (std::uint32_t x = 1; x < grid_.width; x += 2) {
      const std::uint32_t lower = grid_.node({x, y});
      const std::uint32_t upper = grid_.node({x, y - 2});
      if (lower != no_node) moves.push_back({lower, {x, y - 2}});
      if (upper != no_node) moves.push_back({upper, {x, y}});
    }
    return try_moves(moves, least_gain, true) > least_gain;
  }

  bool improve(std::uint32_t node) {
    find_candidates(node);
    std::int32_t best_gain = least_gain;
    std::size_t best = candidates_.size();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const std::int32_t gain = try_moves(candidates_[i], best_gain, false);
      if (gain <= best_gain) continue;
      best_gain = gain;
      best = i;
    }
    if (best == candidates_.size()) return false;
    return try_moves(candidates_[best], best_gain - 1, true) > 0;
  }

  void find_candidates(std::uint32_t node) {
    candidates_.clear();
    const GridPoint at = grid_.of_node[node];
    const std::uint32_t lane = graph_.nodes[node].lane;
    const std::vector<std::uint32_t> run = run_from(node);
    for (std::uint32_t y = grid_.first_of_lane[lane] + 1; y < grid_.first_of_lane[lane + 1];
         y += 2) {
      for (const int step : {0, -1, 1, -2, 2}) {
        const std::int64_t x = std::int64_t{at.x} + 2 * std::int64_t{step};
        if (x < 1 || x >= grid_.width) continue;
        add_candidate({{node, {static_cast<std::uint32_t>(x), y}}});
      }
      if (run.size() < 2 || run.size() > longest_run) continue;
      for (const int step : {0, -1, 1}) add_run(run, y, step);
    }
  }

  /// The node and those that follow it in its row, each the usual next.
  [[nodiscard]] std::vector<std::uint32_t> run_from(std::uint32_t node) const {
    std::vector<std::uint32_t> run{node};
    for (bool found = true; found && run.size() <= longest_run;) {
      found = false;
      for (const std::uint32_t number : edges_at_[run.back()]) {
        const LaneEdge& edge = graph_.edges[number];
        if (edge.from != run.back() || edge.aside || !leads_on(graph_, edge)) continue;
        found = grid_.of_node[edge.to].y == grid_.of_node[node].y;
        if (found) run.push_back(edge.to);
        break;
      }
    }
    return run;
  }

  void add_run(const std::vector<std::uint32_t>& run, std::uint32_t y, int step) {
    std::vector<Move> moves;
    for (const std::uint32_t node : run) {
      const std::int64_t x = std::int64_t{grid_.of_node[node].x} + 2 * std::int64_t{step};
      if (x < 1 || x >= grid_.width) return;
      moves.push_back({node, {static_cast<std::uint32_t>(x), y}});
    }
    add_candidate(std::move(moves));
  }

  /// A single node may change places with another one of its column.
  void add_candidate(std::vector<Move> moves) {
    const GridPoint at = grid_.of_node[moves[0].node];
    if (moves[0].to == at) return;
    if (moves.size() == 1) {
      const std::uint32_t there = grid_.node(moves[0].to);
      if (there != no_node && moves[0].to.x != at.x) return;
      if (there != no_node) moves.push_back({there, at});
    }
    const auto moves_away = [&](std::uint32_t node) {
      return std::any_of(moves.begin(), moves.end(),
                         [node](const Move& move) { return move.node == node; });
    };
    for (const Move& move : moves) {
      const std::uint32_t there = grid_.node(move.to);
      if (there != no_node && !moves_away(there)) return;
    }
    if (!is_idle(moves) && keeps_order(moves)) candidates_.push_back(std::move(moves));
  }

  /// A whole row that moves to where no other one is passed.
  [[nodiscard]] bool is_idle(const std::vector<Move>& moves) const {
    const GridPoint from = grid_.of_node[moves[0].node];
    const GridPoint to = moves[0].to;
    if (from.x != to.x || grid_.nodes_on_y[from.y] != moves.size()) return false;
    const auto [low, high] = std::minmax(from.y, to.y);
    for (std::uint32_t y = low; y <= high; ++y) {
      if (y != from.y && grid_.nodes_on_y[y] > 0) return false;
    }
    return true;
  }

  [[nodiscard]] bool keeps_order(const std::vector<Move>& moves) const {
    const auto place = [&](std::uint32_t node) {
      for (const Move& move : moves) {
        if (move.node == node) return move.to.x;
      }
      return grid_.of_node[node].x;
    };
    for (const Move& move : moves) {
      const std::uint32_t section = graph_.nodes[move.node].section;
      const std::uint32_t end = section + 1 < columns_.first_of_section.size()
                                    ? columns_.first_of_section[section + 1]
                                    : columns_.count;
      const std::uint32_t column = move.to.x / 2;
      if (column < columns_.first_of_section[section] || column >= end) return false;
      for (const std::uint32_t number : edges_at_[move.node]) {
        const LaneEdge& edge = graph_.edges[number];
        if (leads_on(graph_, edge) && place(edge.from) > place(edge.to)) return false;
      }
    }
    return true;
  }

  /// What would be gained, if that is more than `least`; done only if `keep`.
  std::int32_t try_moves(const std::vector<Move>& moves, std::int32_t least, bool keep) {
    find_touched(moves);
    std::int32_t gain = 0;
    old_routes_.clear();
    for (const std::uint32_t edge : touched_) {
      old_routes_.push_back(router_.route(edge));
      gain += router_.take_up(edge);
    }
    old_places_.clear();
    for (const Move& move : moves) old_places_.push_back({move.node, grid_.of_node[move.node]});
    gain += put(moves);
    std::sort(touched_in_order_.begin(), touched_in_order_.end(),
              [this](std::uint32_t a, std::uint32_t b) { return router_.goes_before(a, b); });
    // Most moves gain nothing, which is plain before any line is laid.
    std::int32_t yet = 0; // what the lines that are not yet laid cost at least
    least_costs_.clear();
    for (const std::uint32_t edge : touched_in_order_) {
      least_costs_.push_back(router_.least_cost(edge));
      yet += least_costs_.back();
    }
    std::size_t laid = 0;
    for (; laid < touched_in_order_.size() && gain > least + yet; ++laid) {
      yet -= least_costs_[laid];
      const std::int32_t cost = router_.lay(touched_in_order_[laid], gain - yet - least - 1);
      if (cost == Router::no_limit) break;
      gain -= cost;
    }
    const bool better = laid == touched_in_order_.size() && gain > least;
    if (better && keep) return gain;
    for (std::size_t i = 0; i < laid; ++i) router_.take_up(touched_in_order_[i]);
    put(old_places_);
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      router_.lay(touched_[i], std::move(old_routes_[i]));
    }
    return better ? gain : 0;
  }

  /// The lines of the nodes that move, and those that run where they go.
  void find_touched(const std::vector<Move>& moves) {
    touched_.clear();
    for (const Move& move : moves) {
      const auto& own = edges_at_[move.node];
      touched_.insert(touched_.end(), own.begin(), own.end());
      router_.use().find_through(move.to, touched_);
    }
    std::sort(touched_.begin(), touched_.end());
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    touched_in_order_ = touched_;
  }

  /// Returns what rows, columns and strangers cost less than before.
  std::int32_t put(const std::vector<Move>& moves) {
    std::int32_t rows = 0; // that become empty
    std::int32_t columns = 0;
    bool other_columns = false;
    find_rows(moves);
    std::int32_t strangers = 0;
    for (const std::uint32_t y : touched_rows_) strangers += strangers_in(y);
    for (const Move& move : moves) {
      const GridPoint from = grid_.of_node[move.node];
      grid_.node_at[grid_.at(from)] = no_node;
      if (--grid_.nodes_on_y[from.y] == 0) ++rows;
      if (--grid_.nodes_on_x[from.x] == 0) ++columns;
      if (!grid_.passed[move.node] && --grid_.wide_on_x[from.x] == 0) other_columns = true;
    }
    bool other_rows = rows > 0;
    for (const Move& move : moves) {
      grid_.of_node[move.node] = move.to;
      grid_.node_at[grid_.at(move.to)] = move.node;
      if (grid_.nodes_on_y[move.to.y]++ == 0) {
        --rows;
        other_rows = true;
      }
      if (!grid_.passed[move.node] && grid_.wide_on_x[move.to.x]++ == 0) other_columns = true;
      if (grid_.nodes_on_x[move.to.x]++ == 0) --columns;
    }
    if (other_rows) measure_rows(grid_);
    if (other_columns) measure_columns(grid_);
    for (const std::uint32_t y : touched_rows_) strangers -= strangers_in(y);
    return row_price * rows + column_price * columns + strangers_price * strangers;
  }

  /// Those that nodes leave, and those they go to.
  void find_rows(const std::vector<Move>& moves) {
    touched_rows_.clear();
    for (const Move& move : moves) {
      touched_rows_.push_back(grid_.of_node[move.node].y);
      touched_rows_.push_back(move.to.y);
    }
    std::sort(touched_rows_.begin(), touched_rows_.end());
    touched_rows_.erase(std::unique(touched_rows_.begin(), touched_rows_.end()),
                        touched_rows_.end());
  }

  const LaneGraph& graph_;
  Columns columns_;
  SubRows rows_;
  Grid grid_;
  Router router_;
  Followers followers_;
  std::int32_t cost_ = 0;
  EdgeLists edges_at_;
  std::vector<std::vector<Move>> candidates_{};
  std::vector<std::uint32_t> touched_{};
  std::vector<std::uint32_t> touched_in_order_{};
  std::vector<std::int32_t> least_costs_{}; ///< of those
  std::vector<std::uint32_t> touched_rows_{};
  std::vector<GridRoute> old_routes_{};
  std::vector<Move> old_places_{};
};

constexpr std::uint32_t every_lane = 0xffffffff;

/// With the rows of a lane in the other order, from which the search gets elsewhere.
Places turned_over(const LaneGraph& graph, Places places, std::uint32_t lane) {
  places.routes.clear();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const std::uint32_t own = graph.nodes[i].lane;
    if (lane != every_lane && own != lane) continue;
    std::uint32_t& row = places.rows.of_node[i];
    row = places.rows.of_lane[own] - 1 - row;
  }
  return places;
}

/// Searches from several beginnings, and keeps the best that any round of moves came to.
class Refinement {
public:
  Refinement(const LaneGraph& graph, Places start)
      : graph_(graph)
      , best_(std::move(start))
      , most_(std::min<std::uint64_t>(most_work, most_work_by_nodes / graph.nodes.size())) {}

  Places refine() {
    const Places start = best_;
    // The order in which nodes are tried leads elsewhere, too. Lanes are turned over again as long
    // as that gains something.
    for (int pass = 0; pass < most_passes; ++pass) {
      const bool backwards = pass % 2 == 1;
      const std::int32_t before = least_cost_;
      if (pass < 2) {
        search_from(start, backwards);
        search_from(turned_over(graph_, start, every_lane), backwards);
      }
      for (std::uint32_t lane = 0; lane < graph_.lane_count; ++lane) {
        if (best_.rows.of_lane[lane] > 1) search_from(turned_over(graph_, best_, lane), backwards);
      }
      if (pass >= 2 && least_cost_ == before) break;
    }
    return std::move(best_);
  }

private:
  void search_from(Places places, bool backwards) {
    std::int32_t least = Router::no_limit; // of this search
    int in_vain = 0;
    for (int round = 0; work_ < most_; ++round) {
      LocalSearch search(graph_, with_spare_rows(places));
      if (search.cost() < least) {
        least = search.cost();
        in_vain = 0;
      } else if (++in_vain > most_in_vain) {
        break;
      }
      if (round >= rounds_to_catch_up && is_far_behind(search.cost())) break;
      if (search.cost() < least_cost_) {
        least_cost_ = search.cost();
        best_ = places;
      }
      const bool changed = round < most_rounds && search.run(most_ - work_, backwards);
      work_ += search.work();
      if (!changed) break;
      places = without_empty_lines(graph_, search.take_places());
    }
  }

  [[nodiscard]] bool is_far_behind(std::int32_t cost) const {
    return cost - least_cost_ > least_cost_ / 16;
  }

  const LaneGraph& graph_;
  Places best_;
  std::int32_t least_cost_ = Router::no_limit;
  std::uint64_t work_ = 0;
  std::uint64_t most_;
};

} // namespace

void refine(const LaneGraph& graph, Places& places) {
  if (graph.nodes.size() > most_nodes || graph.edges.empty()) return;
  places = Refinement(graph, std::move(places)).refine();
}

} // namespace waymark::swimlanes
