#pragma once

#include "random_workflow.hpp"

#include <string>
#include <vector>

/// What docs/semantics.md says of each statement, as places for tokens and moves between them.
namespace waymark::oracle {

constexpr int run_over = -1; ///< where a move leads that ends the run
constexpr int no_limit = -1;

struct Move {
  int to = run_over;
  std::string label{};        ///< what a reader is told about this way out
  const Jump* jump = nullptr; ///< the jump that was followed, if one was
  bool crosses = false;       ///< and crosses a border: counts as the end of the run
  int crossed_to = -1;        ///< the statement that it would lead to
  Documents makes = 0;
  bool begins = true;   ///< the work was begun: its needs have been asked for
  int again = no_limit; ///< takes this limited jump once more
  int then = no_limit;  ///< is open only if the limited jump has been taken in this run
};

enum class PlaceKind : std::uint8_t { work, silent, fork, branch_done, each_begin, each_end, end };

struct Place {
  PlaceKind kind = PlaceKind::silent;
  int node = -1;  ///< the statement; of branch_done the branch, of each_end the `for each`
  int region = 0; ///< the branch or `for each` around it; 0: none
  std::vector<Move> moves{}; ///< of a fork: into its branches; of branch_done: none, see `behind`
  int parallel = -1;         ///< of branch_done: the node of its block
  int behind = run_over;     ///< of fork, branch_done: where the work goes on when all are done
  Documents needs = 0;
};

struct TokenNet {
  std::vector<Place> places;              ///< first those of the statements, by index of node
  std::vector<std::vector<int>> branches; ///< by node: of a parallel, its branches
  int start = run_over;
  int limits = 0;
  std::vector<bool> dead_text; ///< by place: a jump in text that no way leads on to
};

[[nodiscard]] TokenNet token_net(const RandomWorkflow& workflow);

/// The innermost branch or `for each` around a statement (not itself); 0 if there is none.
[[nodiscard]] int region_around(const RandomWorkflow& workflow, int node);

} // namespace waymark::oracle
