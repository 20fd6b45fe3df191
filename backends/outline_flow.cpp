#include "outline_parts.hpp"

#include <algorithm>

// Reads the flow graph: where each item leads, as data. Nothing here looks at how blocks nest.
namespace waymark::outline_parts {
namespace {

std::string_view result_of(const View& view, const FlowEdge& edge) {
  const FlowNode& node = view.graph[edge.to];
  if (node.statement != StatementId::none) return view.workflow[node.statement].title;
  if (node.jump < view.workflow.jumps.size()) {
    const Jump& jump = view.workflow.jumps[node.jump];
    const bool by_then = edge.kind == FlowEdgeKind::then && view.graph[edge.from].jump == node.jump;
    return by_then ? jump.then.result.value : jump.to.result.value;
  }
  return view.workflow.outcome.value; // the end that the text itself runs into
}

std::uint32_t number_of(const View& view, FlowNodeId node) {
  if (node == FlowNodeId::none) return 0;
  const StatementId statement = view.graph[node].statement;
  return statement == StatementId::none ? 0 : view.numbers[index(statement)];
}

Target target(const View& view, const FlowEdge& edge) {
  const FlowNode& node = view.graph[edge.to];
  switch (node.kind) {
  case FlowNodeKind::end: return {TargetKind::end, 0, result_of(view, edge), node.statement};
  case FlowNodeKind::join:
    return {TargetKind::joined, number_of(view, view.graph.partner[index(edge.to)]), {}};
  case FlowNodeKind::each_end:
    return {TargetKind::again, number_of(view, view.graph.partner[index(edge.to)]), {}};
  case FlowNodeKind::start:
  case FlowNodeKind::limit:
  case FlowNodeKind::lost: return {};
  default: return {TargetKind::item, number_of(view, edge.to), {}};
  }
}

/// A limit's `then` only ever leads further down the text, so the chain ends.
WayOn route(const View& view, const FlowEdge& first) {
  WayOn found;
  const FlowEdge* edge = &first;
  while (view.graph[edge->to].kind == FlowNodeKind::limit) {
    const FlowNode& limit = view.graph[edge->to];
    const FlowEdge* then = nullptr;
    for (const FlowEdge& out : view.graph.out(edge->to)) {
      if (out.kind == FlowEdgeKind::again) {
        const std::string_view times = view.workflow.jumps[limit.jump].limit_digits;
        found.limited.push_back({target(view, out), times, limit.in_count > 1});
      } else {
        then = &out;
      }
    }
    if (!then) return found;
    edge = then;
  }
  found.last = target(view, *edge);
  return found;
}

/// An answer without a statement is the no of an `if`, or one that the author left out.
std::string_view implied_answer(const View& view, FlowNodeId decision) {
  for (const FlowEdge& edge : view.graph.out(decision)) {
    const Answer* answer =
        edge.statement == StatementId::none ? nullptr : view.workflow.answer(edge.statement);
    if (answer && answer->kind == AnswerKind::yes) return view.language().word(Word::answer_no);
    if (answer && answer->kind == AnswerKind::no) return view.language().word(Word::answer_yes);
  }
  return {};
}

void label_answer(const View& view, const FlowEdge& edge, Continuation& continuation) {
  const Answer* answer =
      edge.statement == StatementId::none ? nullptr : view.workflow.answer(edge.statement);
  if (!answer) {
    const bool is_if = view.workflow[view.graph[edge.from].statement].kind == StatementKind::if_;
    continuation.label =
        !is_if ? implied_answer(view, edge.from)
               : view.language().word(edge.statement == StatementId::none ? Word::answer_no
                                                                          : Word::answer_yes);
    return;
  }
  continuation.share = answer->share;
  switch (answer->kind) {
  case AnswerKind::yes: continuation.label = view.language().word(Word::answer_yes); break;
  case AnswerKind::no: continuation.label = view.language().word(Word::answer_no); break;
  case AnswerKind::when: continuation.label = answer->text.value; break;
  case AnswerKind::otherwise: break;
  }
}

ContinuationKind kind_of(const View& view, const FlowEdge& edge) {
  switch (edge.kind) {
  case FlowEdgeKind::answer: return ContinuationKind::answer;
  case FlowEdgeKind::branch: return ContinuationKind::branch;
  case FlowEdgeKind::deadline: return ContinuationKind::deadline;
  case FlowEdgeKind::exception: return ContinuationKind::exception;
  default:
    return view.graph[edge.from].kind == FlowNodeKind::each_begin ? ContinuationKind::round
                                                                  : ContinuationKind::next;
  }
}

Continuation continuation(const View& view, const FlowEdge& edge) {
  Continuation made;
  made.kind = kind_of(view, edge);
  made.statement = edge.statement;
  made.route = route(view, edge);
  if (made.kind == ContinuationKind::answer) label_answer(view, edge, made);
  if (made.kind == ContinuationKind::branch && edge.statement != StatementId::none)
    made.label = view.workflow[edge.statement].title;
  if (made.kind == ContinuationKind::exception && edge.exit < view.workflow.exits.size())
    made.label = view.workflow.exits[edge.exit].event.value;
  return made;
}

} // namespace

std::vector<Continuation> continuations(const View& view, StatementId statement, ItemKind kind) {
  std::vector<Continuation> all;
  const auto add_all = [&](FlowNodeId node) {
    for (const FlowEdge& edge : view.graph.out(node)) all.push_back(continuation(view, edge));
  };
  const FlowNodeId node = view.graph.node_of[index(statement)];
  if (node == FlowNodeId::none) return all;
  add_all(node);
  if (kind == ItemKind::parallel || kind == ItemKind::for_each) {
    const FlowNodeId closing = view.graph.partner[index(node)];
    if (closing != FlowNodeId::none) add_all(closing);
  }
  std::stable_partition(all.begin(), all.end(), [](const Continuation& one) {
    return one.kind != ContinuationKind::deadline && one.kind != ContinuationKind::exception;
  });
  const std::uint32_t number = view.numbers[index(statement)];
  for (Continuation& one : all) {
    one.is_next_number = one.route.limited.empty() && one.route.last.kind == TargetKind::item &&
                         one.route.last.item == number + 1;
    one.words = words(view, one, statement, number, kind);
  }
  return all;
}

Continuation start(const View& view) {
  Continuation made;
  for (const FlowEdge& edge : view.graph.out(view.graph.start())) {
    made.route = route(view, edge);
    break;
  }
  made.is_next_number = made.route.limited.empty() && made.route.last.kind == TargetKind::item &&
                        made.route.last.item == 1;
  made.words = words(view, made, StatementId::none, 0, ItemKind::step);
  return made;
}

} // namespace waymark::outline_parts
