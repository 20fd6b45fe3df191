#pragma once

#include "compiler/model.hpp"

namespace waymark {

/// Who performs the statements of one workflow, met in text order: the nearest `by`, and what
/// counts as one where there is none.
class Performers {
public:
  explicit Performers(const Workflow& workflow)
      : workflow_(workflow) {}

  /// What a block hands to the statements inside it. `around` is what it was handed itself. Of a
  /// damaged block without `by` nobody knows whether it had one: it counts as somebody.
  [[nodiscard]] static Performer inside(const std::optional<Reference>& by, bool damaged,
                                        const Performer& around);

  /// Of a step, decide, if or wait.
  [[nodiscard]] Performer of(StatementKind kind, const std::optional<Reference>& by, bool damaged,
                             const Performer& around);

private:
  [[nodiscard]] Performer without_by(StatementKind kind) const;

  const Workflow& workflow_;
  Performer step_above_{};
  bool has_step_above_ = false;
};

} // namespace waymark
