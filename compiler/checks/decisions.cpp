#include "check.hpp"

#include <fmt/format.h>

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

} // namespace waymark
