#include "compiler/verdict.hpp"
#include "random_source.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

using namespace waymark;

namespace {

constexpr auto entry = FlowNodeKind::start;
constexpr auto work = FlowNodeKind::step;
constexpr auto choice = FlowNodeKind::decision;
constexpr auto parting = FlowNodeKind::fork;
constexpr auto meeting = FlowNodeKind::join;
constexpr auto over = FlowNodeKind::end;
using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A graph as an importer makes it: no pairs, no regions. Node 0 is the start.
FlowGraph free_graph(const std::vector<FlowNodeKind>& kinds, Edges edges) {
  FlowGraph graph;
  graph.regions.emplace_back();
  graph.nodes.resize(kinds.size());
  graph.partner.assign(kinds.size(), FlowNodeId::none);
  for (std::size_t i = 0; i < kinds.size(); ++i) graph.nodes[i].kind = kinds[i];
  std::stable_sort(edges.begin(), edges.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [from, to] : edges) {
    FlowNode& node = graph.nodes[from];
    if (node.out_count++ == 0) node.first_out = static_cast<std::uint32_t>(graph.edges.size());
    FlowEdge edge;
    edge.from = FlowNodeId{from};
    edge.to = FlowNodeId{to};
    graph.edges.push_back(edge);
  }
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) graph.incoming.push_back(FlowEdgeId{e});
  std::stable_sort(graph.incoming.begin(), graph.incoming.end(),
                   [&](FlowEdgeId a, FlowEdgeId b) { return graph[a].to < graph[b].to; });
  for (const FlowEdge& edge : graph.edges) ++graph.nodes[index(edge.to)].in_count;
  std::uint32_t first_in = 0;
  for (FlowNode& node : graph.nodes)
    node.first_in = std::exchange(first_in, first_in + node.in_count);
  return graph;
}

bool has_fault(const Verdict& judged, OrderFaultKind kind, std::uint32_t split,
               std::uint32_t place) {
  return std::any_of(judged.order_faults.begin(), judged.order_faults.end(),
                     [&](const OrderFault& fault) {
                       return fault.kind == kind && fault.split == FlowNodeId{split} &&
                              fault.place == FlowNodeId{place};
                     });
}

constexpr std::uint32_t nobody = 0xffffffff;

/// All states, without folding anything: can every run end, and does nothing come twice?
bool is_sound_by_states(const FlowGraph& graph) {
  using Marking = std::set<std::uint32_t>; // edges
  std::vector<Marking> states;
  std::map<Marking, std::size_t> numbers;
  std::vector<std::vector<std::size_t>> next;
  std::vector<bool> ends;
  bool twice = false;
  const auto visit = [&](const Marking& marking) {
    const auto [place, fresh] = numbers.try_emplace(marking, states.size());
    if (fresh) states.push_back(marking);
    return place->second;
  };
  const auto give = [&](const Marking& left, std::uint32_t v, auto&& use) {
    const FlowNode& node = graph.nodes[v];
    const bool all = node.kind == parting;
    Marking onto = left;
    for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e) {
      if (!all) onto = left;
      twice |= !onto.insert(e).second;
      if (!all) use(onto);
    }
    if (all) use(onto);
  };
  give({}, 0, visit);
  for (std::size_t s = 0; s < states.size() && !twice; ++s) {
    next.emplace_back();
    ends.push_back(false);
    const Marking marking = states[s];
    for (const std::uint32_t e : marking) {
      const std::uint32_t v = index(graph.edges[e].to);
      if (graph.nodes[v].kind == over) {
        ends[s] = true;
        continue;
      }
      Marking left = marking;
      left.erase(e);
      bool complete = true;
      if (graph.nodes[v].kind == meeting)
        for (const FlowEdgeId in : graph.in(FlowNodeId{v})) {
          complete &= marking.contains(index(in));
          left.erase(index(in));
        }
      if (complete) give(left, v, [&](const Marking& onto) { next[s].push_back(visit(onto)); });
    }
  }
  if (twice) return false;
  for (bool again = true; again;) {
    again = false;
    for (std::size_t s = states.size(); s-- > 0;)
      for (const std::size_t to : next[s])
        if (ends[to] && !ends[s]) ends[s] = again = true;
  }
  return std::find(ends.begin(), ends.end(), false) == ends.end();
}

} // namespace

TEST_CASE("free order: what parts and meets in the same manner is sound") {
  CHECK(judge(free_graph({entry, parting, work, work, meeting, over},
                         {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}}))
            .is_sound());
  // A decision with a way back, between a fork and a join.
  CHECK(judge(free_graph({entry, parting, work, choice, work, meeting, over},
                         {{0, 1}, {1, 2}, {2, 3}, {3, 2}, {3, 5}, {1, 4}, {4, 5}, {5, 6}}))
            .is_sound());
}

TEST_CASE("free order: a join behind a decision waits for ever") {
  const Verdict judged = judge(free_graph({entry, choice, work, work, meeting, over},
                                          {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}}));
  CHECK_FALSE(judged.is_sound());
  CHECK(judged.decided);
  CHECK(has_fault(judged, OrderFaultKind::deadlock, 1, 4));
}

TEST_CASE("free order: without a join, what stands behind a fork is done twice") {
  const Verdict judged = judge(free_graph({entry, parting, work, work, work, over},
                                          {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}}));
  CHECK(has_fault(judged, OrderFaultKind::done_twice, 1, 4));
  CHECK(judged.order_faults.size() == 1);
  CHECK(judged.order_faults[0].way ==
        std::vector{FlowNodeId{0}, FlowNodeId{1}, FlowNodeId{4}, FlowNodeId{4}});
}

TEST_CASE("free order: a way back into a join keeps it waiting from the beginning") {
  const Verdict judged = judge(
      free_graph({entry, meeting, work, choice, over}, {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {3, 4}}));
  CHECK(has_fault(judged, OrderFaultKind::deadlock, nobody, 1));
}

TEST_CASE("free order: a loop without a way out, and a step that nothing leads to") {
  const Verdict endless =
      judge(free_graph({entry, parting, work, work, meeting, choice, work, over},
                       {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}, {5, 6}, {5, 7}, {6, 6}}));
  CHECK(endless.order_faults.size() == 1);
  CHECK(endless.order_faults[0].kind == OrderFaultKind::endless);
  const Verdict lonely =
      judge(free_graph({entry, parting, work, work, meeting, over, work},
                       {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}, {6, 4}}));
  CHECK(lonely.order_faults.empty());
  CHECK_FALSE(lonely.is_reached(FlowNodeId{6}));
  CHECK_FALSE(lonely.is_sound());
}

TEST_CASE("free order: an end in one branch ends the run, as in text") {
  CHECK(judge(free_graph({entry, parting, work, work, over, over},
                         {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 5}}))
            .is_sound());
}

TEST_CASE("free order: what is too tangled to try out is said to be undecided, not sound") {
  std::vector<FlowNodeKind> kinds{entry, parting, meeting, over};
  Edges edges{{0, 1}, {2, 3}};
  const auto add_tangle = [&] { // two steps that lead to one another, entered and left at both
    const auto first = static_cast<std::uint32_t>(kinds.size());
    kinds.insert(kinds.end(), {choice, choice, choice, work});
    edges.insert(edges.end(), {{1, first},
                               {first, first + 1},
                               {first, first + 2},
                               {first + 1, first + 2},
                               {first + 2, first + 1},
                               {first + 1, first + 3},
                               {first + 2, first + 3},
                               {first + 3, 2}});
  };
  for (int i = 0; i < 2; ++i) add_tangle();
  CHECK(judge(free_graph(kinds, edges)).is_sound());
  const auto check_undecided = [&] {
    const Verdict judged = judge(free_graph(kinds, edges));
    CHECK_FALSE(judged.decided);
    CHECK_FALSE(judged.is_sound());
    CHECK(judged.order_faults.empty());
  };
  for (int i = 0; i < 8; ++i) add_tangle();
  check_undecided();
  // Ten thousand tokens in each state: without a bound on them, gigabytes.
  for (int i = 0; i < 9990; ++i) add_tangle();
  check_undecided();
}

TEST_CASE("free order: random graphs are judged as all their states say") {
  bench::RandomSource random(7);
  std::size_t sound = 0;
  std::size_t unsound = 0;
  for (int i = 0; i < 8000; ++i) {
    const auto count = static_cast<std::uint32_t>(5 + random.below(7));
    std::vector<FlowNodeKind> kinds(count, work);
    kinds.front() = entry;
    kinds.back() = over;
    Edges edges;
    for (std::uint32_t v = 0; v + 1 < count; ++v) {
      if (v > 0) kinds[v] = std::vector{work, choice, parting, meeting}[random.below(4)];
      const std::size_t out = kinds[v] == choice || kinds[v] == parting ? 2 : 1;
      for (std::size_t k = 0; k < out; ++k) {
        const bool back = v > 0 && random.chance(15);
        const std::size_t to = back ? 1 + random.below(v)
                                    : v + 1 + random.below(std::min<std::size_t>(3, count - 1 - v));
        edges.emplace_back(v, static_cast<std::uint32_t>(to));
      }
    }
    const FlowGraph graph = free_graph(kinds, edges);
    const Verdict judged = judge(graph);
    const bool has_pairs = std::any_of(kinds.begin(), kinds.end(), [](FlowNodeKind kind) {
      return kind == parting || kind == meeting;
    });
    const bool all_ways = judged.all_reached;
    if (!has_pairs || !all_ways) continue; // joins would wait for what is never there
    REQUIRE(judged.decided);
    const bool expected = is_sound_by_states(graph);
    std::string text;
    for (const auto& [from, to] : edges)
      text += fmt::format("{}({})-{} ", from, static_cast<int>(kinds[from]), to);
    INFO(text);
    CHECK(judged.order_faults.empty() == expected);
    ++(expected ? sound : unsound);
  }
  CHECK(sound > 100);
  CHECK(unsound > 100);
}
