#include "check.hpp"

#include <algorithm>
#include <fmt/format.h>

/// Are the documents about the work kept up, and do they say enough?
namespace waymark {
namespace {

/// The day from which the next review counts: the latest review, else the day it came into force.
std::optional<Date> last_review(const Workflow& workflow) {
  std::optional<Date> latest;
  for (const Approval& review : workflow.reviewed)
    if (review.date.ok() && (!latest || *latest < review.date)) latest = review.date;
  return latest ? latest : workflow.effective;
}

bool says_how(const Workflow& workflow, const Work& work) {
  if (work.follow) return true;
  const auto instructions = workflow.instructions_of(work.instructions);
  return std::any_of(instructions.begin(), instructions.end(), [](const Instruction& each) {
    if (each.kind == InstructionKind::text || each.kind == InstructionKind::check)
      return each.text.value.find_first_not_of(" \t\r\n") != std::string_view::npos;
    return each.kind == InstructionKind::image;
  });
}

} // namespace

void check_review_overdue(const WorkspaceView& view, Findings& findings) {
  for (const Workflow& workflow : view.model.workflows) {
    const std::optional<Date> last = last_review(workflow);
    if (!workflow.review_every || !last || !last->ok() || !view.workspace.today.ok()) continue;
    // The latest review may stand in what could not be read.
    if (workflow.review_date_lost || view.model[workflow.self].damaged) continue;
    const Date due = add(*last, *workflow.review_every);
    if (!(due < view.workspace.today)) continue;
    const Declaration& declaration = view.model[workflow.self];
    Finding& finding = findings.report(
        Check::review_overdue, declaration.name_span,
        fmt::format(
            "{} '{}' was to be reviewed by {}: {} after {}; review it and add 'reviewed {} by …'",
            noun(declaration.kind), declaration.title, to_text(due),
            to_text(*workflow.review_every), to_text(*last), to_text(view.workspace.today)));
    finding.related.push_back({workflow.review_span, "how often it is to be reviewed"});
  }
}

void check_bare_procedure(const WorkflowView& view, Findings& findings) {
  if (!view.workflow.is_procedure) return;
  for (const Statement& statement : view.workflow.statements) {
    if (statement.kind != StatementKind::step || statement.damaged) continue;
    if (says_how(view.workflow, view.workflow.works[statement.facts])) continue;
    findings.report(
        Check::bare_procedure, statement.name_span,
        fmt::format(
            "step '{}' does not say how it is done; add instructions between '\"\"\"', a 'check', "
            "or 'follow' and a procedure",
            statement.title));
  }
}

} // namespace waymark
