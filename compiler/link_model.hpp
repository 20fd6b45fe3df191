#pragma once

#include "build_context.hpp"

/// What follows from the names once every declaration has been read.
namespace waymark {

/// The children of each system, and who answers for systems and processes.
void link_structure(Model& model);

/// `Process::workflows`.
void link_realizations(Model& model);

/// `after WORKFLOW "Result"`: reports a result with which that workflow never ends.
void check_awaited_results(BuildContext& context);

} // namespace waymark
