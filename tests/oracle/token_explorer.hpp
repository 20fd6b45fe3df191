#pragma once

#include "token_net.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

/// All runs of a small workflow, state by state.
namespace waymark::oracle {

constexpr Documents no_documents = 0;

/// Where tokens stand, what has happened to limits, and whether the one document that is looked at
/// is there (or its lack has been said).
struct State {
  std::uint64_t tokens = 0;
  std::uint16_t limits = 0;
  bool there = false;
  std::uint8_t told = 0; ///< of a way that is replayed: how much of it has happened

  friend bool operator==(const State&, const State&) = default;
};

struct Exploration {
  bool complete = false;      ///< false: too many states
  bool two_in_one = false;    ///< two tokens came to one place
  bool can_get_stuck = false; ///< from some state no way leads to the end of the run
  std::vector<bool> visited;  ///< by place
  std::vector<bool> lacking;  ///< by place: a token came to it without the document
  std::vector<bool> joined;   ///< by node of a parallel: in some run all its branches are done
  std::size_t states = 0;
};

/// Explores every state. `document` is one document or `no_documents`.
[[nodiscard]] Exploration explore(const TokenNet& net, bool then_is_open, Documents document,
                                  bool handed_in);

/// Is a state reached in which `goal` holds? `step` says what a move does to `State::told`: it
/// returns the new count, or -1 if the move must not be made.
struct Replay {
  Documents document = no_documents;
  bool handed_in = false;
  std::vector<bool> taken_as_done; ///< by node of a parallel: never done, which has been said
  std::function<int(const State&, int place, const Move& move)> step;
  std::function<bool(const State&, int place, const Move& move)> is_goal; ///< on making a move
  std::function<bool(const State&)> is_goal_state;
};
[[nodiscard]] bool replay(const TokenNet& net, const Replay& replay);

/// The places that one token alone can come to, where a block may be taken as done (so that work
/// behind a branch that never ends is not blamed as well), and the moves it can make.
struct SingleToken {
  std::vector<bool> visited;            ///< by place
  std::vector<std::vector<bool>> taken; ///< by place and move
};
[[nodiscard]] SingleToken walk_alone(const TokenNet& net, const std::vector<int>& from,
                                     bool then_is_open);

} // namespace waymark::oracle
