#include "fixes/statement_fixes.hpp"

#include "fixes/source_layout.hpp"

#include <fmt/format.h>

namespace waymark {
namespace {

std::string_view word_of(AnswerKind kind) {
  switch (kind) {
  case AnswerKind::yes: return "yes";
  case AnswerKind::no: return "no";
  default: return "otherwise";
  }
}

bool goes_on_at_once(const Workflow& workflow, std::uint32_t answer) {
  const Statement& statement = workflow.statements[answer];
  return statement.kind == StatementKind::answer &&
         workflow.answers[statement.facts].outcome != AnswerOutcome::jump &&
         statement.subtree_end == answer + 1;
}

/// Does the work of this answer make something? What stands behind the decision may need it.
bool makes_documents(const Workflow& workflow, std::uint32_t answer) {
  for (std::uint32_t i = answer + 1; i < workflow.statements[answer].subtree_end; ++i) {
    const Work* work = workflow.work(StatementId{i});
    if (work != nullptr && (!work->makes.empty() || work->follow)) return true;
  }
  return false;
}

} // namespace

std::optional<Fix> add_performer(const Model& model, const Statement& step) {
  if (model.roles.size() != 1) return std::nullopt;
  const Declaration& role = model[model.roles.front().self];
  if (role.damaged) return std::nullopt;
  const Source& source = model.source(step.name_span.file);
  return Fix{fmt::format("write 'by {}', the only role", role.id),
             {insertion(step.name_span.file, end_of_name(source, step.name_span),
                        fmt::format(" by {}", role.id))},
             Applicability::safe};
}

Fix add_deadline(const Reference& party) {
  return {"write how long at most, like 'within 3 days'",
          {insertion(party.span.file, party.span.last, " within 3 days")},
          Applicability::suggested};
}

Fix add_limit(const Jump& jump) {
  const Span& target = jump.to.span;
  return {"write how often at most, like 'up to 3 times, then continue'",
          {insertion(target.file, target.last, " up to 3 times, then continue")},
          Applicability::suggested};
}

Fix add_answer(const Model& model, const Workflow& workflow, std::uint32_t decision,
               AnswerKind kind) {
  std::uint32_t last = decision + 1;
  bool all_go_on = true;
  bool any_makes = false;
  for (std::uint32_t i = last; i < workflow.statements[decision].subtree_end;
       i = workflow.statements[i].subtree_end) {
    last = i;
    all_go_on = all_go_on && goes_on_at_once(workflow, i);
    any_makes = any_makes || makes_documents(workflow, i);
  }
  // If all the others go on behind it, there would be nothing to decide; and what they make would
  // not be there.
  const bool ends = all_go_on || any_makes;
  const std::string answer = fmt::format("{} {}", word_of(kind), ends ? "-> end" : "continue");
  const Span& span = workflow.statements[last].span;
  return {
      fmt::format("write '{}' {}", answer, ends ? "to end there" : "to go on after the decision"),
      {statement_behind(model.source(span.file), span, answer)},
      Applicability::suggested};
}

} // namespace waymark
