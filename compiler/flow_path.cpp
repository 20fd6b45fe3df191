#include "flow_path.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {
namespace {

struct Arrival {
  FlowNodeId from = FlowNodeId::none;
  FlowEdgeId by = FlowEdgeId::none;
};

std::string_view answer_text(const Workflow& workflow, StatementId decision, StatementId id) {
  if (workflow[decision].kind == StatementKind::if_) return id == StatementId::none ? "no" : "yes";
  const Answer* answer = id == StatementId::none ? nullptr : workflow.answer(id);
  if (answer == nullptr) return {}; // the text lacks it
  switch (answer->kind) {
  case AnswerKind::yes: return "yes";
  case AnswerKind::no: return "no";
  case AnswerKind::when: return answer->text.value;
  case AnswerKind::otherwise: return "otherwise";
  }
  return {};
}

std::string name_of(const Statement& statement) {
  if (statement.title.empty()) return fmt::format("the {}", noun(statement.kind));
  const bool repeats = statement.kind == StatementKind::for_each;
  return fmt::format("{}'{}'", repeats ? "for each " : "", statement.title);
}

Departure departure(const FlowGraph& graph, const WayPoint& next) {
  if (next.by == FlowEdgeId::none) return Departure::done;
  switch (graph[next.by].kind) {
  case FlowEdgeKind::deadline: return Departure::deadline;
  case FlowEdgeKind::exception: return Departure::event;
  default: return Departure::done;
  }
}

} // namespace

std::string_view way_out(const Workflow& workflow, const FlowGraph& graph, const WayPoint& at,
                         const WayPoint& next) {
  if (next.by == FlowEdgeId::none)
    return graph[at.node].kind == FlowNodeKind::each_begin ? "for none of them"
                                                           : std::string_view{};
  const FlowEdge& edge = graph[next.by];
  switch (edge.kind) {
  case FlowEdgeKind::answer: return answer_text(workflow, graph[at.node].statement, edge.statement);
  case FlowEdgeKind::deadline: return "not done in time";
  case FlowEdgeKind::exception: return workflow.exits[edge.exit].event.value;
  default: break;
  }
  const Work* work = workflow.work(graph[at.node].statement);
  return work != nullptr && work->optional ? "may be left out" : std::string_view{};
}

std::vector<WayPoint> shortest_way(const FlowGraph& graph, const Verdict& verdict,
                                   const std::function<bool(FlowNodeId)>& is_target,
                                   const std::function<bool(const FlowEdge&)>& allowed) {
  std::vector<Arrival> arrivals(graph.nodes.size());
  std::vector<FlowNodeId> open{graph.start()};
  arrivals[0].from = graph.start();
  FlowNodeId target = is_target(graph.start()) ? graph.start() : FlowNodeId::none;
  const auto visit = [&](const FlowEdge& edge, FlowEdgeId by) {
    if (allowed && !allowed(edge)) return;
    Arrival& arrival = arrivals[index(edge.to)];
    if (arrival.from != FlowNodeId::none) return;
    arrival = {edge.from, by};
    open.push_back(edge.to);
    if (target == FlowNodeId::none && is_target(edge.to)) target = edge.to;
  };
  for (std::size_t next = 0; next < open.size() && target == FlowNodeId::none; ++next) {
    const FlowNode& node = graph[open[next]];
    for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e)
      if (verdict.is_taken(graph, FlowEdgeId{e})) visit(graph.edges[e], FlowEdgeId{e});
    const FlowNodeId partner = graph.partner[index(open[next])];
    if (!opens_block(node.kind) || partner == FlowNodeId::none) continue;
    FlowEdge through;
    through.from = open[next];
    through.to = partner;
    visit(through, FlowEdgeId::none);
  }
  std::vector<WayPoint> way;
  if (target == FlowNodeId::none) return way;
  for (FlowNodeId node = target;; node = arrivals[index(node)].from) {
    way.push_back({node, arrivals[index(node)].by});
    if (node == graph.start()) break;
  }
  std::reverse(way.begin(), way.end());
  return way;
}

std::vector<WayPoint> shortest_way(const FlowGraph& graph, const Verdict& verdict,
                                   FlowNodeId target,
                                   const std::function<bool(const FlowEdge&)>& allowed) {
  return shortest_way(
      graph, verdict, [target](FlowNodeId node) { return node == target; }, allowed);
}

bool is_then(const FlowGraph& graph, const FlowEdge& edge) {
  return edge.kind == FlowEdgeKind::then && graph[edge.from].jump == edge.jump;
}

const Destination& destination(const Workflow& workflow, const FlowGraph& graph,
                               const FlowEdge& edge) {
  const Jump& jump = workflow.jumps[edge.jump];
  return is_then(graph, edge) ? jump.then : jump.to;
}

Span end_of(const Statement& block) {
  Span end = block.span;
  if (end.last > end.first) end.first = end.last - 1;
  return end;
}

std::vector<WayPlace> places_on_way(const Workflow& workflow, const FlowGraph& graph,
                                    const std::vector<WayPoint>& way) {
  std::vector<WayPlace> places;
  for (std::size_t i = 0; i < way.size(); ++i) {
    const FlowNode& node = graph[way[i].node];
    const bool closes = node.kind == FlowNodeKind::join || node.kind == FlowNodeKind::each_end;
    if (node.statement == StatementId::none || closes) continue;
    const Statement& said = workflow[node.statement];
    WayPlace& place = places.emplace_back(WayPlace{{said.name_span, name_of(said)}});
    if (i + 1 == way.size()) continue;
    const std::string_view out = way_out(workflow, graph, way[i], way[i + 1]);
    if (!out.empty()) place.message += fmt::format(" ({})", out);
    place.departure = departure(graph, way[i + 1]);
    if (place.departure == Departure::event) place.event = out;
  }
  return places;
}

} // namespace waymark
