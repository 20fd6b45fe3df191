#include "answers.hpp"
#include "check.hpp"
#include "fixes/statement_fixes.hpp"
#include "grammar/unicode.hpp"

#include <fmt/format.h>
#include <map>
#include <optional>

/// Does every question have its answers?
namespace waymark {
namespace {

struct AnswerCount {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t when = 0;
  std::size_t all = 0;
};

AnswerCount count_answers(const Workflow& workflow, std::uint32_t decision) {
  AnswerCount count;
  for_each_answer(workflow, decision, [&](std::uint32_t answer) {
    const AnswerKind kind = answer_at(workflow, answer).kind;
    count.yes += kind == AnswerKind::yes ? 1 : 0;
    count.no += kind == AnswerKind::no ? 1 : 0;
    count.when += kind == AnswerKind::when ? 1 : 0;
    ++count.all;
  });
  return count;
}

/// The answers that read like one before them, and that one.
std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated_answers(const Workflow& workflow,
                                                                      std::uint32_t decision) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated;
  std::map<std::pair<AnswerKind, std::string>, std::uint32_t> first;
  for_each_answer(workflow, decision, [&](std::uint32_t at) {
    const Answer& answer = answer_at(workflow, at);
    if (answer.kind == AnswerKind::when && !answer.text.given()) return;
    if (workflow.statements[at].damaged && answer.kind != AnswerKind::when) return;
    // What stands in a damaged decision outside its answers was read as 'otherwise'.
    if (answer.kind == AnswerKind::otherwise && workflow.statements[decision].damaged) return;
    const auto [place, fresh] = first.try_emplace({answer.kind, fold_case(answer.text.value)}, at);
    if (!fresh) repeated.emplace_back(at, place->second);
  });
  return repeated;
}

/// The answer that a decision lacks, if that is plain.
std::optional<AnswerKind> missing_answer(const AnswerCount& count) {
  if (count.yes != 0 && count.no == 0) return AnswerKind::no;
  if (count.no != 0 && count.yes == 0) return AnswerKind::yes;
  if (count.when != 0 && count.when == count.all) return AnswerKind::otherwise;
  return std::nullopt;
}

/// What the answers lack; empty if nothing.
std::string_view find_lack(const AnswerCount& count) {
  if (count.all == 0)
    return "has no answers; say what happens on 'yes' and on 'no', or on each 'when'";
  if (count.yes != 0 && count.no == 0)
    return "says what happens on yes, not on no; add 'no' and where it leads";
  if (count.no != 0 && count.yes == 0)
    return "says what happens on no, not on yes; add 'yes' and where it leads";
  if (count.all < 2)
    return "has only one answer, so there is nothing to decide; add the other answers";
  return {};
}

/// The result with which the workflow ends at this node; nothing if it does not end there.
std::optional<std::string_view> result_at(const WorkflowView& view, FlowNodeId id) {
  const FlowNode& node = view.flow[id];
  if (node.kind != FlowNodeKind::end) return std::nullopt;
  if (node.statement != StatementId::none) return view.workflow[node.statement].title;
  if (node.jump >= view.workflow.jumps.size()) return view.workflow.outcome.value; // of the text
  return view.workflow.jumps[node.jump].to.result.value;
}

/// The one place that all answers of a decision lead to at once; none if one of them leads into
/// work of its own, or counts how often it is taken. Ends with one result are one place.
FlowNodeId place_of_all_answers(const WorkflowView& view, FlowNodeId decision) {
  FlowNodeId place = FlowNodeId::none;
  for (const FlowEdge& edge : view.flow.out(decision)) {
    if (edge.kind != FlowEdgeKind::answer) continue;
    const FlowNodeKind kind = view.flow[edge.to].kind;
    if (kind == FlowNodeKind::limit || kind == FlowNodeKind::lost) return FlowNodeId::none;
    if (place == FlowNodeId::none) place = edge.to;
    if (edge.to == place) continue;
    const auto result = result_at(view, place);
    if (!result || result != result_at(view, edge.to)) return FlowNodeId::none;
  }
  return place;
}

/// Between the decision and what it leads to stands a line that could not be read: that may be
/// where one of the answers leads.
bool way_is_lost(const WorkflowView& view, const Statement& decision, FlowNodeId place) {
  const StatementId target = view.flow[place].statement;
  const std::uint32_t first = decision.span.first;
  const std::uint32_t last = target == StatementId::none ? view.model[view.id].span.last
                                                         : view.workflow[target].span.first;
  return view.workflow.lost_between(first, last);
}

} // namespace

void check_incomplete_decision(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    if (statement.kind != StatementKind::decide || statement.damaged) continue;
    const AnswerCount count = count_answers(view.workflow, i);
    const std::string_view lack = find_lack(count);
    const bool mixes = count.when != 0 && count.yes + count.no != 0; // said already
    if (mixes) continue;
    // Of two answers that are the same, one was probably meant to be the missing one.
    if (lack.empty() || !repeated_answers(view.workflow, i).empty()) continue;
    Finding& finding = findings.report(Check::incomplete_decision, statement.name_span,
                                       fmt::format("decision '{}' {}", statement.title, lack));
    if (const auto missing = missing_answer(count))
      finding.fixes.push_back(add_answer(view.model, view.workflow, i, *missing));
  }
}

void check_no_otherwise(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    if (statement.kind != StatementKind::decide || statement.damaged) continue;
    const AnswerCount count = count_answers(view.workflow, i);
    if (count.when < 2 || count.when != count.all) continue;
    findings
        .report(Check::no_otherwise, statement.name_span,
                fmt::format("decision '{}' does not say what happens in all other cases; add "
                            "'otherwise' as its last answer, or write it instead of the last "
                            "'when' if there are no others",
                            statement.title))
        .fixes.push_back(add_answer(view.model, view.workflow, i, AnswerKind::otherwise));
  }
}

void check_repeated_answer(const WorkflowView& view, Findings& findings) {
  const Workflow& workflow = view.workflow;
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
    if (workflow.statements[i].kind != StatementKind::decide) continue;
    for (const auto& [later, first] : repeated_answers(workflow, i)) {
      const Answer& answer = answer_at(workflow, later);
      const std::string_view title = answer.kind == AnswerKind::when  ? answer.text.value
                                     : answer.kind == AnswerKind::yes ? "yes"
                                     : answer.kind == AnswerKind::no  ? "no"
                                                                      : "otherwise";
      const std::string_view other = answer_at(workflow, first).text.value;
      const std::string lack =
          other == answer.text.value
              ? fmt::format("has the answer '{}' twice", title)
              : fmt::format("has the answers '{}' and '{}', which read the same", other, title);
      Finding& finding = findings.report(
          Check::repeated_answer, workflow.statements[later].name_span,
          fmt::format("decision '{}' {}, so nobody can tell which one holds; keep one",
                      workflow.statements[i].title, lack));
      finding.related.push_back({workflow.statements[first].name_span, "the same answer is here"});
    }
  }
}

void check_pointless_decision(const WorkflowView& view, Findings& findings) {
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    const bool is_decide = statement.kind == StatementKind::decide;
    const bool decides = is_decide || statement.kind == StatementKind::if_;
    if (!decides || statement.damaged || view.flow.node_of[i] == FlowNodeId::none) continue;
    bool answers_are_sound = true;
    for_each_answer(view.workflow, i, [&](std::uint32_t answer) {
      answers_are_sound = answers_are_sound && !view.workflow.statements[answer].damaged;
    });
    if (!answers_are_sound) continue;
    const bool is_faulty = is_decide && (!find_lack(count_answers(view.workflow, i)).empty() ||
                                         !repeated_answers(view.workflow, i).empty());
    if (is_faulty) continue;
    const FlowNodeId place = place_of_all_answers(view, view.flow.node_of[i]);
    if (place == FlowNodeId::none || way_is_lost(view, statement, place)) continue;
    findings.report(Check::pointless_decision, statement.name_span,
                    fmt::format("whatever the answer to '{}', the work goes on in the same way; "
                                "let an answer lead elsewhere, or remove the question",
                                statement.title));
  }
}

} // namespace waymark
