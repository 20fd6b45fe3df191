#pragma once

#include "compiler/verdict.hpp"

#include <cstddef>

namespace waymark {

/// As many states are looked at; beyond, the order counts as undecided.
constexpr std::size_t most_order_states = 20000;
/// And as many tokens, counted in each state, however come to, and at each join. They bound time
/// and memory, for a state in a wide fork has many.
constexpr std::size_t most_order_tokens = 8'000'000;

/// Has forks or joins that are not noted as pairs, so that nothing is known of how they fit.
[[nodiscard]] bool is_free(const FlowGraph& graph);

/// Judges such a graph, as far as it is reached: fills `order_faults` and `decided`.
///
/// First what fits together is folded away: sequences, ways that part and meet in the same manner,
/// loops of decisions (reduction rules after Sadiq and Orlowska, Analyzing process models using
/// graph reduction techniques, 2000). For graphs made of blocks each rule is applied about once for
/// each node and costs as much as the node has edges: linear, but for the edges of one node, in
/// which it is quadratic (each answer that is folded away has those beside it looked over once
/// more). What is left is
/// explored state by state, breadth first, so the way to a fault is a shortest one; a run that can
/// get stuck or go round for ever is found backwards from the states that can end (soundness after
/// van der Aalst, The application of Petri nets to workflow management, 1998).
void judge_free_order(const FlowGraph& graph, Verdict& verdict);

} // namespace waymark
