#include "check.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

/// Does every question have its answers?
namespace waymark {
namespace {

struct AnswerCount {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t all = 0;
};

AnswerCount count_answers(const Workflow& workflow, std::uint32_t decision) {
  AnswerCount count;
  const std::uint32_t end = workflow.statements[decision].subtree_end;
  for (std::uint32_t i = decision + 1; i < end; i = workflow.statements[i].subtree_end) {
    if (workflow.statements[i].kind != StatementKind::answer) continue;
    const AnswerKind kind = workflow.answers[workflow.statements[i].facts].kind;
    count.yes += kind == AnswerKind::yes ? 1 : 0;
    count.no += kind == AnswerKind::no ? 1 : 0;
    ++count.all;
  }
  return count;
}

} // namespace

void check_incomplete_decision(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    if (statement.kind != StatementKind::decide || statement.damaged) continue;
    const AnswerCount count = count_answers(view.workflow, i);
    std::string lack;
    if (count.all == 0)
      lack = "has no answers; say what happens on 'yes' and on 'no', or on each 'when'";
    else if (count.yes != 0 && count.no == 0)
      lack = "says what happens on yes, not on no; add 'no' ('no continue' goes on behind it)";
    else if (count.no != 0 && count.yes == 0)
      lack = "says what happens on no, not on yes; add 'yes' ('yes continue' goes on behind it)";
    else if (count.all < 2)
      lack = "has only one answer, so there is nothing to decide; add the other answers";
    if (lack.empty()) continue;
    findings.report(Check::incomplete_decision, statement.name_span,
                    fmt::format("decision '{}' {}", statement.title, lack));
  }
}

namespace {

/// Calls `use` with the index of each answer of a decision, in text order.
template<typename Use>
void for_each_answer(const Workflow& workflow, std::uint32_t decision, Use&& use) {
  const std::uint32_t end = workflow.statements[decision].subtree_end;
  for (std::uint32_t i = decision + 1; i < end; i = workflow.statements[i].subtree_end)
    if (workflow.statements[i].kind == StatementKind::answer) use(i);
}

const Answer& answer_at(const Workflow& workflow, std::uint32_t statement) {
  return workflow.answers[workflow.statements[statement].facts];
}

/// Where the answers of a decision lead at once; nothing if one of them leads into work, or counts
/// how often it is taken.
bool all_lead_to_one_place(const WorkflowView& view, FlowNodeId decision) {
  FlowNodeId place = FlowNodeId::none;
  std::string_view result;
  std::size_t answers = 0;
  for (const FlowEdge& edge : view.flow.out(decision)) {
    if (edge.kind != FlowEdgeKind::answer) continue;
    const FlowNode& target = view.flow[edge.to];
    if (target.kind == FlowNodeKind::limit || target.kind == FlowNodeKind::lost) return false;
    // Each `-> end` has a node of its own; ends with one result are one place.
    const bool is_end = target.kind == FlowNodeKind::end && edge.is_jump;
    const std::string_view ends_with =
        is_end ? view.workflow.jumps[edge.jump].to.result.value : std::string_view{};
    if (answers != 0) {
      const bool both_end = is_end && view.flow[place].kind == FlowNodeKind::end &&
                            view.flow[place].statement == StatementId::none && ends_with == result;
      if (edge.to != place && !both_end) return false;
    }
    place = edge.to;
    result = ends_with;
    ++answers;
  }
  return answers >= 2;
}

} // namespace

void check_no_otherwise(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    if (statement.kind != StatementKind::decide || statement.damaged) continue;
    std::size_t whens = 0;
    std::size_t others = 0;
    for_each_answer(view.workflow, i, [&](std::uint32_t answer) {
      const bool is_when = answer_at(view.workflow, answer).kind == AnswerKind::when;
      ++(is_when ? whens : others);
    });
    if (whens < 2 || others != 0) continue;
    findings.report(
        Check::no_otherwise, statement.name_span,
        fmt::format(
            "decision '{}' does not say what happens in all other cases; add 'otherwise' as its "
            "last answer",
            statement.title));
  }
}

void check_repeated_answer(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    if (view.workflow.statements[i].kind != StatementKind::decide) continue;
    std::map<std::pair<AnswerKind, std::string>, std::uint32_t> first;
    for_each_answer(view.workflow, i, [&](std::uint32_t at) {
      const Answer& answer = answer_at(view.workflow, at);
      const Statement& said = view.workflow.statements[at];
      if (answer.kind == AnswerKind::when && !answer.text.given()) return;
      const auto [place, fresh] =
          first.try_emplace({answer.kind, fold_case(answer.text.value)}, at);
      if (fresh) return;
      const std::string_view title = answer.kind == AnswerKind::when  ? answer.text.value
                                     : answer.kind == AnswerKind::yes ? "yes"
                                     : answer.kind == AnswerKind::no  ? "no"
                                                                      : "otherwise";
      Finding& finding = findings.report(Check::repeated_answer, said.name_span,
                                         fmt::format("decision '{}' has the answer '{}' twice, so "
                                                     "nobody can tell which one holds; keep one",
                                                     view.workflow.statements[i].title, title));
      finding.related.push_back(
          {view.workflow.statements[place->second].name_span, "the same answer before"});
    });
  }
}

void check_pointless_decision(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    const bool decides =
        statement.kind == StatementKind::decide || statement.kind == StatementKind::if_;
    if (!decides || statement.damaged || view.flow.node_of[i] == FlowNodeId::none) continue;
    if (statement.kind == StatementKind::decide && count_answers(view.workflow, i).all < 2)
      continue;
    if (!all_lead_to_one_place(view, view.flow.node_of[i])) continue;
    findings.report(
        Check::pointless_decision, statement.name_span,
        fmt::format(
            "whatever the answer to '{}', the work goes on in the same way; let an answer lead "
            "elsewhere, or remove the question",
            statement.title));
  }
}

} // namespace waymark
