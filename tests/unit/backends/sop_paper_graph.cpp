#include "sop_paper.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

// The flow graph in the terms of sop_paper.hpp.
namespace waymark::paper {
namespace {

class GraphReader {
public:
  GraphReader(const CheckedModel& checked, DeclarationId workflow)
      : workflow_(checked.model.workflow(workflow))
      , graph_(checked.flow(workflow)) {}

  Flow read() {
    number_items();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const FlowNodeId node{i};
      if (graph_[node].kind == FlowNodeKind::limit) continue;
      for (const FlowEdge& edge : graph_.out(node)) add(place(node, FlowEdge{}), edge);
    }
    return std::move(flow_);
  }

private:
  void number_items() {
    numbers_.assign(workflow_.statements.size(), 0);
    std::uint32_t next = 1;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const FlowNodeId node = graph_.node_of[i];
      if (node == FlowNodeId::none || graph_[node].kind == FlowNodeKind::end) continue;
      numbers_[i] = next++;
      flow_.titles.push_back(collapsed(workflow_.statements[i].title));
    }
  }

  std::string number(FlowNodeId node) const {
    return fmt::format("{}", numbers_[index(graph_[node].statement)]);
  }

  static std::string end(std::string_view result) {
    return result.empty() ? "end" : "end: " + collapsed(result);
  }

  /// Where `by` arrives. A join and the end of a `for each` are left as their opening's "next".
  std::string place(FlowNodeId id, const FlowEdge& by) const {
    const FlowNode& node = graph_[id];
    switch (node.kind) {
    case FlowNodeKind::start: return "start";
    case FlowNodeKind::lost: return "lost";
    case FlowNodeKind::join: return "joined " + number(graph_.partner[index(id)]);
    case FlowNodeKind::each_end: return "round " + number(graph_.partner[index(id)]);
    case FlowNodeKind::end: break;
    default: return number(id);
    }
    if (node.statement != StatementId::none) return end(workflow_[node.statement].title);
    if (node.jump >= workflow_.jumps.size()) return end(workflow_.outcome.value);
    const Jump& jump = workflow_.jumps[node.jump];
    const FlowNode& from = graph_[by.from];
    const bool exhausted = by.kind == FlowEdgeKind::then && from.jump == node.jump;
    return end((exhausted ? jump.then : jump.to).result.value);
  }

  std::string answer(const FlowEdge& edge) const {
    const Statement& decision = workflow_[graph_[edge.from].statement];
    if (decision.kind == StatementKind::if_)
      return edge.statement == StatementId::none ? "answer no" : "answer yes";
    if (edge.statement == StatementId::none) return missing_answer(edge.from);
    const Answer& said = *workflow_.answer(edge.statement);
    std::string text = said.kind == AnswerKind::yes    ? "answer yes"
                       : said.kind == AnswerKind::no   ? "answer no"
                       : said.kind == AnswerKind::when ? "answer " + collapsed(said.text.value)
                                                       : "otherwise";
    if (said.share) text += fmt::format(" {:g}", std::round(*said.share * 10000) / 100);
    return text;
  }

  std::string missing_answer(FlowNodeId decision) const {
    for (const FlowEdge& edge : graph_.out(decision)) {
      if (edge.statement == StatementId::none) continue;
      const AnswerKind kind = workflow_.answer(edge.statement)->kind;
      if (kind == AnswerKind::yes) return "answer no";
      if (kind == AnswerKind::no) return "answer yes";
    }
    return "otherwise";
  }

  std::string why(const FlowEdge& edge) const {
    switch (edge.kind) {
    case FlowEdgeKind::answer: return answer(edge);
    case FlowEdgeKind::branch:
      return "branch " + (edge.statement == StatementId::none
                              ? ""
                              : collapsed(workflow_[edge.statement].title));
    case FlowEdgeKind::deadline:
      return "longer than " +
             to_text(workflow_.within(*workflow_.work(graph_[edge.from].statement))->duration);
    case FlowEdgeKind::exception:
      return "event " + collapsed(workflow_.exits[edge.exit].event.value);
    default: return graph_[edge.from].kind == FlowNodeKind::each_begin ? "round" : "next";
    }
  }

  void add(std::string from, FlowEdge edge) {
    if (graph_[edge.from].kind == FlowNodeKind::join ||
        graph_[edge.from].kind == FlowNodeKind::each_end)
      from = number(edge.from);
    const std::string reason = why(edge);
    for (int limits = 0;; ++limits) {
      const std::string after = limits == 0 ? "" : fmt::format(", after {} limits", limits);
      const FlowNode& node = graph_[edge.to];
      if (node.kind != FlowNodeKind::limit) {
        flow_.ways.insert({from, reason + after, place(edge.to, edge)});
        return;
      }
      const auto out = graph_.out(edge.to);
      check_limit(out);
      flow_.ways.insert(
          {from,
           fmt::format("{}{}, {} times{}", reason, after, workflow_.jumps[node.jump].limit_digits,
                       node.in_count > 1 ? " in all" : ""),
           place(out[0].to, out[0])});
      edge = out[1];
    }
  }

  static void check_limit(std::span<const FlowEdge> out) {
    if (out.size() != 2 || out[0].kind != FlowEdgeKind::again || out[1].kind != FlowEdgeKind::then)
      throw std::logic_error("a limit has two ways out: again, then");
  }

  const Workflow& workflow_;
  const FlowGraph& graph_;
  std::vector<std::uint32_t> numbers_;
  Flow flow_;
};

} // namespace

Flow expected(const CheckedModel& checked, DeclarationId workflow) {
  return GraphReader(checked, workflow).read();
}

} // namespace waymark::paper
