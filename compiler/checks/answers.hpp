#pragma once

#include "compiler/workflow.hpp"

namespace waymark {

/// Calls `use` with the index of each answer of a decision, in text order.
template<typename Use>
void for_each_answer(const Workflow& workflow, std::uint32_t decision, Use&& use) {
  const std::uint32_t end = workflow.statements[decision].subtree_end;
  for (std::uint32_t i = decision + 1; i < end; i = workflow.statements[i].subtree_end)
    if (workflow.statements[i].kind == StatementKind::answer) use(i);
}

inline const Answer& answer_at(const Workflow& workflow, std::uint32_t statement) {
  return workflow.answers[workflow.statements[statement].facts];
}

} // namespace waymark
