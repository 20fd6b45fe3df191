#pragma once

#include "compiler/model.hpp"
#include "followed_work.hpp"

namespace waymark {

/// Would the second performer not know that the step is done? A document that is made tells it, and
/// so does being informed (by the step or its stage) or consulted. Who holds the roles is not
/// asked: that changes with the next hire, and the workflow does not.
[[nodiscard]] bool is_silent_towards(const Workflow& workflow, const FollowedWork& followed,
                                     StatementId first, DeclarationId second_performer);

} // namespace waymark
