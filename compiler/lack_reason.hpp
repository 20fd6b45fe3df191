#pragma once

#include "checks/check.hpp"
#include "flow_path.hpp"

#include <string>
#include <vector>

namespace waymark {

/// Why a document is not there at the end of a way, as the end of a sentence: ", if the answer to
/// 'Is it large?' is 'no'". Empty if the order of the text says it. Linear in the way.
[[nodiscard]] std::string lack_reason(const WorkflowView& view, const std::vector<WayPoint>& way,
                                      StatementId maker);

} // namespace waymark
