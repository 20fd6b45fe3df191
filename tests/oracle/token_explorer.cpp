#include "token_explorer.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace waymark::oracle {
namespace {

constexpr std::size_t most_states = 20000;

struct HashState {
  std::size_t operator()(const State& state) const {
    std::uint64_t x = state.tokens * 0x9e3779b97f4a7c15ULL;
    x ^= (std::uint64_t{state.limits} << 20 | std::uint64_t{state.told} << 4 |
          std::uint64_t{state.there}) *
         0xbf58476d1ce4e5b9ULL;
    return x ^ (x >> 29);
  }
};

std::uint64_t bit(int place) {
  return std::uint64_t{1} << place;
}

/// What moves a state has, and where they lead.
class Moves {
public:
  Moves(const TokenNet& net, bool then_is_open, Documents document)
      : net_(net)
      , then_is_open_(then_is_open)
      , document_(document) {}

  [[nodiscard]] bool needs_document(int place) const {
    return (net_.places[static_cast<std::size_t>(place)].needs & document_) != 0;
  }

  /// Calls `use(place, move, next, over)`; `over`: the run ends.
  template<typename Use>
  void each(const State& state, bool& two_in_one, Use&& use) const {
    for (int at = 0; at < static_cast<int>(net_.places.size()); ++at) {
      if ((state.tokens & bit(at)) == 0) continue;
      const Place& place = net_.places[static_cast<std::size_t>(at)];
      if (place.kind == PlaceKind::fork) {
        fork(state, at, place, two_in_one, use);
      } else if (place.kind == PlaceKind::branch_done) {
        join(state, at, place, two_in_one, use);
      } else {
        for (const Move& move : place.moves) {
          if (move.then != no_limit && !then_is_open_ && (state.limits >> move.then & 1U) == 0)
            continue;
          State next = state;
          next.tokens &= ~bit(at);
          if (move.again != no_limit) next.limits |= static_cast<std::uint16_t>(1U << move.again);
          if ((move.begins && needs_document(at)) || (move.makes & document_) != 0)
            next.there = true;
          arrive(next, move.to, two_in_one);
          use(at, move, next, move.to == run_over);
        }
      }
    }
  }

private:
  static void arrive(State& state, int to, bool& two_in_one) {
    if (to == run_over) return;
    two_in_one |= (state.tokens & bit(to)) != 0;
    state.tokens |= bit(to);
  }

  template<typename Use>
  void fork(const State& state, int at, const Place& place, bool& two_in_one, Use&& use) const {
    State next = state;
    next.tokens &= ~bit(at);
    for (const Move& move : place.moves) arrive(next, move.to, two_in_one);
    use(at, place.moves.front(), next, false);
  }

  /// Made by the last branch, once for all.
  template<typename Use>
  void join(const State& state, int at, const Place& place, bool& two_in_one, Use&& use) const {
    State next = state;
    const auto& branches = net_.branches[static_cast<std::size_t>(place.parallel)];
    if (branches.back() != at) return;
    for (const int branch : branches) {
      if ((state.tokens & bit(branch)) == 0) return;
      next.tokens &= ~bit(branch);
    }
    arrive(next, place.behind, two_in_one);
    static const Move on;
    use(at, on, next, place.behind == run_over);
  }

  const TokenNet& net_;
  bool then_is_open_;
  Documents document_;
};

} // namespace

Exploration explore(const TokenNet& net, bool then_is_open, Documents document, bool handed_in) {
  Exploration result;
  result.visited.assign(net.places.size(), false);
  result.lacking.assign(net.places.size(), false);
  result.joined.assign(net.branches.size(), false);
  const Moves moves(net, then_is_open, document);
  std::unordered_map<State, std::uint32_t, HashState> number;
  std::vector<State> states;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> steps; ///< from, to
  std::vector<bool> ends;
  const auto visit = [&](const State& state) {
    const auto [place, fresh] =
        number.try_emplace(state, static_cast<std::uint32_t>(states.size()));
    if (fresh) {
      states.push_back(state);
      ends.push_back(false);
    }
    return place->second;
  };
  State first;
  first.tokens = bit(net.start);
  first.there = handed_in;
  visit(first);
  for (std::uint32_t i = 0; i < states.size(); ++i) {
    if (states.size() > most_states) return result;
    const State state = states[i];
    for (int at = 0; at < static_cast<int>(net.places.size()); ++at) {
      if ((state.tokens & bit(at)) == 0) continue;
      result.visited[static_cast<std::size_t>(at)] = true;
      if (moves.needs_document(at) && !state.there)
        result.lacking[static_cast<std::size_t>(at)] = true;
    }
    moves.each(state, result.two_in_one, [&](int at, const Move&, const State& next, bool over) {
      const Place& place = net.places[static_cast<std::size_t>(at)];
      if (place.kind == PlaceKind::branch_done)
        result.joined[static_cast<std::size_t>(place.parallel)] = true;
      if (over)
        ends[i] = true;
      else
        steps.emplace_back(i, visit(next));
    });
  }
  // Backwards from the states that can end.
  for (bool again = true; again;) {
    again = false;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
      if (ends[step->second] && !ends[step->first]) ends[step->first] = again = true;
  }
  for (const bool can_end : ends) result.can_get_stuck |= !can_end;
  result.states = states.size();
  result.complete = true;
  return result;
}

namespace {

/// Over blocks that never come to their end: the work behind them is looked at all the same.
template<typename Use>
void pass_over(const TokenNet& net, const Replay& replay, const State& state, Use&& use) {
  for (int at = 0; at < static_cast<int>(net.places.size()); ++at) {
    const Place& place = net.places[static_cast<std::size_t>(at)];
    if ((state.tokens & bit(at)) == 0 || place.kind != PlaceKind::fork || place.behind < 0 ||
        !replay.taken_as_done[static_cast<std::size_t>(at)])
      continue;
    State next = state;
    next.tokens = (next.tokens & ~bit(at)) | bit(place.behind);
    use(at, next);
  }
}

} // namespace

bool replay(const TokenNet& net, const Replay& replay) {
  const Moves moves(net, true, replay.document);
  std::unordered_set<State, HashState> seen;
  std::vector<State> open;
  State first;
  first.tokens = bit(net.start);
  first.there = replay.handed_in;
  open.push_back(first);
  seen.insert(first);
  bool found = false;
  bool two_in_one = false;
  while (!open.empty() && !found && seen.size() < most_states) {
    const State state = open.back();
    open.pop_back();
    if (replay.is_goal_state && replay.is_goal_state(state)) return true;
    pass_over(net, replay, state, [&](int at, State next) {
      const int told = replay.step(state, at, net.places[static_cast<std::size_t>(at)].moves[0]);
      if (told < 0) return;
      next.told = static_cast<std::uint8_t>(told);
      if (seen.insert(next).second) open.push_back(next);
    });
    moves.each(state, two_in_one, [&](int at, const Move& move, State next, bool over) {
      const int told = replay.step(state, at, move);
      if (told < 0) return;
      next.told = static_cast<std::uint8_t>(told);
      if (replay.is_goal && replay.is_goal(next, at, move)) found = true;
      if (!over && seen.insert(next).second) open.push_back(next);
    });
  }
  return found;
}

SingleToken walk_alone(const TokenNet& net, const std::vector<int>& from, bool then_is_open) {
  SingleToken result;
  result.visited.assign(net.places.size(), false);
  for (const Place& place : net.places) result.taken.emplace_back(place.moves.size(), false);
  std::unordered_set<State, HashState> seen;
  std::vector<std::pair<int, State>> open;
  const auto visit = [&](int place, State state) {
    if (place == run_over) return;
    state.tokens = bit(place);
    if (seen.insert(state).second) open.emplace_back(place, state);
  };
  for (const int place : from) visit(place, {});
  while (!open.empty()) {
    const auto [at, state] = open.back();
    open.pop_back();
    const Place& place = net.places[static_cast<std::size_t>(at)];
    result.visited[static_cast<std::size_t>(at)] = true;
    if (place.kind == PlaceKind::fork || place.kind == PlaceKind::branch_done)
      visit(place.behind, state);
    for (std::size_t m = 0; m < place.moves.size(); ++m) {
      const Move& move = place.moves[m];
      if (move.then != no_limit && !then_is_open && (state.limits >> move.then & 1U) == 0) continue;
      result.taken[static_cast<std::size_t>(at)][m] = true;
      State next = state;
      if (move.again != no_limit) next.limits |= static_cast<std::uint16_t>(1U << move.again);
      visit(move.to, next);
    }
  }
  return result;
}

} // namespace waymark::oracle
