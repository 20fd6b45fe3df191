#pragma once

#include "compiler/flow_graph.hpp"
#include "compiler/model.hpp"
#include "compiler/workload.hpp"
#include "followed_work.hpp"

#include <vector>

/// What an average month brings, worked out once for `CheckedModel`.
namespace waymark {

/// How often each workflow runs in an average month, by index of `Model::workflows`: its own
/// `happens`, and as often as it is followed. 0 where nothing says so. Linear.
[[nodiscard]] std::vector<double> estimate_monthly_runs(const Model& model,
                                                        const std::vector<FlowGraph>& flows,
                                                        const FollowedWork& followed);

/// Who has how much to do a month (docs/language.md, Load): `happens` × middle of `takes` ×
/// expected visits, over all workflows. In what is followed its own performers count, else whoever
/// follows. In order of workflows and text. Linear, but for workflows that many others follow.
[[nodiscard]] std::vector<StepLoad> estimate_monthly_load(const Model& model,
                                                          const std::vector<FlowGraph>& flows,
                                                          const FollowedWork& followed);

} // namespace waymark
