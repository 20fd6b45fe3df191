#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/flow_graph.hpp"
#include "compiler/model.hpp"
#include "compiler/verdict.hpp"
#include "compiler/workload.hpp"
#include "compiler/workspace.hpp"
#include "followed_work.hpp"

#include <vector>

/// What checks are given, and the declaration of each of them. A check only reports; severity,
/// `allow` and order are decided for all of them in one place (severity.hpp).
namespace waymark {

/// For checks of scope `workflow`.
struct WorkflowView {
  const Model& model;
  DeclarationId id;
  const Workflow& workflow;
  const FlowGraph& flow;
  const Verdict& verdict; ///< of that flow
  const FollowedWork& followed;
};

/// For checks of scope `workspace`.
struct WorkspaceView {
  const Model& model;
  const std::vector<FlowGraph>& flows;
  const Workspace& workspace;
  const std::vector<StepLoad>& loads; ///< `CheckedModel::loads`
  /// False: names may have been lost in text that could not be read, or one names what cannot be
  /// meant. Names that nothing has are in the model, and no reason.
  bool text_is_sound;
  /// False: a clause stands twice, and what the second one names is in no model.
  bool clauses_are_sound;
};

#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds)                               \
  WAYMARK_DECLARE_##scope(check_##name)
#define WAYMARK_DECLARE_file(function)
#define WAYMARK_DECLARE_names(function)
#define WAYMARK_DECLARE_findings(function)
#define WAYMARK_DECLARE_workflow(function) void function(const WorkflowView&, Findings&);
#define WAYMARK_DECLARE_workspace(function) void function(const WorkspaceView&, Findings&);
#include "compiler/checks.def"
#undef WAYMARK_CHECK
#undef WAYMARK_DECLARE_file
#undef WAYMARK_DECLARE_names
#undef WAYMARK_DECLARE_findings
#undef WAYMARK_DECLARE_workflow
#undef WAYMARK_DECLARE_workspace

} // namespace waymark
