#include "performers.hpp"

namespace waymark {

Performer Performers::inside(const std::optional<Reference>& by, bool damaged,
                             const Performer& around) {
  if (by) return {by->target, PerformerSource::around, by->span};
  if (damaged && around.source == PerformerSource::nobody) {
    return {DeclarationId::none, PerformerSource::around, {}};
  }
  return around;
}

Performer Performers::of(StatementKind kind, const std::optional<Reference>& by, bool damaged,
                         const Performer& around) {
  Performer performer;
  if (by) {
    performer = {by->target, PerformerSource::own, by->span};
  } else if (around.source != PerformerSource::nobody) {
    performer = around;
  } else if (damaged) {
    performer = {DeclarationId::none, PerformerSource::own, {}};
  } else {
    performer = without_by(kind);
  }
  if (kind == StatementKind::step) {
    step_above_ = performer;
    has_step_above_ = true;
  }
  return performer;
}

Performer Performers::without_by(StatementKind kind) const {
  const Performer follower{DeclarationId::none, PerformerSource::follower, {}};
  if (kind == StatementKind::step) return workflow_.is_procedure ? follower : Performer{};
  if (has_step_above_ && step_above_.source != PerformerSource::nobody) {
    Performer performer = step_above_;
    if (performer.source != PerformerSource::follower) {
      performer.source = PerformerSource::step_above;
    }
    return performer;
  }
  if (workflow_.is_procedure) return follower;
  if (!workflow_.owner) return {};
  return {workflow_.owner->target, PerformerSource::owner, workflow_.owner->span};
}

} // namespace waymark
