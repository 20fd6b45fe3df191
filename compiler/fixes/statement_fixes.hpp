#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"

#include <optional>

/// What statements lack, as edits.
namespace waymark {

/// `by` for a step that nobody performs; none unless the workspace has exactly one role.
[[nodiscard]] std::optional<Fix> add_performer(const Model& model, const Statement& step);

/// `within` for a wait, behind the party that it waits for.
[[nodiscard]] Fix add_deadline(const Reference& party);

/// `up to … times, then continue` behind the target of a jump.
[[nodiscard]] Fix add_limit(const Jump& jump);

/// An answer that goes on behind the decision. `kind` is yes, no or otherwise; `decision` has one
/// answer at least.
[[nodiscard]] Fix add_answer(const Model& model, const Workflow& workflow, std::uint32_t decision,
                             AnswerKind kind);

} // namespace waymark
