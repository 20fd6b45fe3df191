#pragma once

#include "backends/diagram.hpp"

namespace waymark {

/// Marks in a drawing what the findings of its model are about: a sign with a number at the node,
/// its shape by severity, the message as its tooltip and in a list below; and the way to a fault,
/// where a finding has one, as lines that stand out. Findings about what is not drawn are left out.
void mark_findings(Drawing& drawing, const CheckedModel& model, const DiagramSubject& subject);

} // namespace waymark
