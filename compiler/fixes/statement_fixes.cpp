#include "fixes/statement_fixes.hpp"

#include "fixes/source_layout.hpp"

#include <fmt/format.h>

namespace waymark {

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

Fix add_deadline(const Work& wait) {
  const Span& party = wait.from->span;
  return {"write how long at most, like 'within 3 days'",
          {insertion(party.file, party.last, " within 3 days")},
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
  for (std::uint32_t i = last; i < workflow.statements[decision].subtree_end;
       i = workflow.statements[i].subtree_end)
    last = i;
  const std::string_view answer = kind == AnswerKind::yes  ? "yes continue"
                                  : kind == AnswerKind::no ? "no continue"
                                                           : "otherwise continue";
  const Span& span = workflow.statements[last].span;
  return {fmt::format("write '{}' to go on behind the decision", answer),
          {statement_behind(model.source(span.file), span, answer)},
          Applicability::suggested};
}

} // namespace waymark
