#include "diagram/lanes/local_search.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t longest_run = 100; ///< nodes moved together: that is quadratic
constexpr std::int32_t least_gain = 6;   ///< smaller ones are not worth a change

void remove_duplicates(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

} // namespace

LocalSearch::LocalSearch(const LaneGraph& graph, Places places)
    : graph_(graph)
    , columns_(std::move(places.columns))
    , rows_(std::move(places.rows))
    , grid_(make_grid(graph, columns_, rows_))
    , router_(graph, grid_)
    , edges_at_(edges_at(graph))
    , arrangement_(graph, columns_, edges_at_, grid_)
    , cost_(arrangement_.whole()) {
  const std::vector<std::uint32_t> order = router_.by_difficulty();
  router_.lay_all(order, std::move(places.routes));
  for (const std::uint32_t edge : order) { // or the lines, not the moves, would be what gains
    router_.take_up(edge);
    cost_ += router_.lay(edge);
  }
}

bool LocalSearch::run(std::uint64_t most_work, bool backwards) {
  bool changed = false;
  const auto count = static_cast<std::uint32_t>(graph_.nodes.size());
  for (std::uint32_t i = 0; i < count && router_.work() < most_work; ++i) {
    if (improve(backwards ? count - 1 - i : i)) changed = true;
  }
  for (std::uint32_t y = 2; y < grid_.height && router_.work() < most_work; ++y) {
    if (grid_.is_row[y] && grid_.is_row[y - 2] && swap_with_row_above(y)) changed = true;
  }
  return changed;
}

Places LocalSearch::take_places() {
  for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
    const GridPoint point = grid_.of_node[i];
    columns_.of_node[i] = point.x / 2;
    rows_.of_node[i] = (point.y - grid_.first_of_lane[graph_.nodes[i].lane]) / 2;
  }
  return {std::move(columns_), std::move(rows_), router_.take_routes()};
}

/// Two rows of one lane.
bool LocalSearch::swap_with_row_above(std::uint32_t y) {
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

bool LocalSearch::improve(std::uint32_t node) {
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

void LocalSearch::find_candidates(std::uint32_t node) {
  candidates_.clear();
  const GridPoint at = grid_.of_node[node];
  const std::uint32_t lane = graph_.nodes[node].lane;
  const std::vector<std::uint32_t> run = run_from(node);
  for (std::uint32_t y = grid_.first_of_lane[lane] + 1; y < grid_.first_of_lane[lane + 1]; y += 2) {
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
std::vector<std::uint32_t> LocalSearch::run_from(std::uint32_t node) const {
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

void LocalSearch::add_run(const std::vector<std::uint32_t>& run, std::uint32_t y, int step) {
  std::vector<Move> moves;
  for (const std::uint32_t node : run) {
    const std::int64_t x = std::int64_t{grid_.of_node[node].x} + 2 * std::int64_t{step};
    if (x < 1 || x >= grid_.width) return;
    moves.push_back({node, {static_cast<std::uint32_t>(x), y}});
  }
  add_candidate(std::move(moves));
}

/// A single node may change places with another one of its column.
void LocalSearch::add_candidate(std::vector<Move> moves) {
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
bool LocalSearch::is_idle(const std::vector<Move>& moves) const {
  const GridPoint from = grid_.of_node[moves[0].node];
  const GridPoint to = moves[0].to;
  if (from.x != to.x || grid_.nodes_on_y[from.y] != moves.size()) return false;
  const auto [low, high] = std::minmax(from.y, to.y);
  for (std::uint32_t y = low; y <= high; ++y) {
    if (y != from.y && grid_.nodes_on_y[y] > 0) return false;
  }
  return true;
}

bool LocalSearch::keeps_order(const std::vector<Move>& moves) const {
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
      if (!leads_on(graph_, edge)) continue;
      if (place(edge.from) + (edge.apart ? 1 : 0) > place(edge.to)) return false;
    }
  }
  return true;
}

/// What would be gained, if that is more than `least`; done only if `keep`.
std::int32_t LocalSearch::try_moves(const std::vector<Move>& moves, std::int32_t least, bool keep) {
  find_touched(moves);
  std::int32_t gain = 0;
  old_routes_.clear();
  for (const std::uint32_t edge : touched_edges_) {
    old_routes_.push_back(router_.route(edge));
    gain += router_.take_up(edge);
  }
  old_places_.clear();
  for (const Move& move : moves) old_places_.push_back({move.node, grid_.of_node[move.node]});
  gain += arrangement_.share(touched_rows_, touched_columns_, touched_edges_);
  put(moves);
  gain -= arrangement_.share(touched_rows_, touched_columns_, touched_edges_);
  const std::size_t laid = lay_touched(gain, least);
  const bool better = laid == touched_in_order_.size() && gain > least;
  if (better && keep) return gain;
  for (std::size_t i = 0; i < laid; ++i) router_.take_up(touched_in_order_[i]);
  put(old_places_);
  for (std::size_t i = 0; i < touched_edges_.size(); ++i) {
    router_.lay(touched_edges_[i], std::move(old_routes_[i]));
  }
  return better ? gain : 0;
}

/// The lines of the nodes that move, and those that run where they go; rows and columns that nodes
/// leave, and those they go to.
void LocalSearch::find_touched(const std::vector<Move>& moves) {
  touched_edges_.clear();
  touched_rows_.clear();
  touched_columns_.clear();
  for (const Move& move : moves) {
    const auto& own = edges_at_[move.node];
    touched_edges_.insert(touched_edges_.end(), own.begin(), own.end());
    router_.use().find_through(move.to, touched_edges_);
    const GridPoint from = grid_.of_node[move.node];
    touched_rows_.insert(touched_rows_.end(), {from.y, move.to.y});
    touched_columns_.insert(touched_columns_.end(), {from.x, move.to.x});
  }
  remove_duplicates(touched_edges_);
  remove_duplicates(touched_rows_);
  remove_duplicates(touched_columns_);
}

/// As long as the gain, less what is laid, stays above `least`; returns how many are laid. Most
/// moves gain nothing, which is plain before any line is.
std::size_t LocalSearch::lay_touched(std::int32_t& gain, std::int32_t least) {
  touched_in_order_ = touched_edges_;
  std::sort(touched_in_order_.begin(), touched_in_order_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return router_.goes_before(a, b); });
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
  return laid;
}

/// Measures the grid anew where a line of it holds something for the first time, or no longer.
void LocalSearch::put(const std::vector<Move>& moves) {
  bool other_rows = false;
  bool other_columns = false;
  for (const Move& move : moves) {
    const GridPoint from = grid_.of_node[move.node];
    grid_.node_at[grid_.at(from)] = no_node;
    --grid_.nodes_on_x[from.x];
    if (--grid_.nodes_on_y[from.y] == 0) other_rows = true;
    if (!grid_.passed[move.node] && --grid_.wide_on_x[from.x] == 0) other_columns = true;
  }
  for (const Move& move : moves) {
    grid_.of_node[move.node] = move.to;
    grid_.node_at[grid_.at(move.to)] = move.node;
    ++grid_.nodes_on_x[move.to.x];
    if (grid_.nodes_on_y[move.to.y]++ == 0) other_rows = true;
    if (!grid_.passed[move.node] && grid_.wide_on_x[move.to.x]++ == 0) other_columns = true;
  }
  if (other_rows) measure_rows(grid_);
  if (other_columns) measure_columns(grid_);
}

} // namespace waymark::swimlanes
