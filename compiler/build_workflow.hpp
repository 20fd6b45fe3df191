#pragma once

#include "build_context.hpp"

#include <span>
#include <vector>

namespace waymark {

/// A jump's target as written, to be found when all statements of the workflow are known.
struct PendingTarget {
  std::uint32_t jump = 0; ///< index into `Workflow::jumps`
  bool is_then = false;
  NodeRef reference{};
};

/// One workflow or procedure while it is read: its pools are filled in text order.
struct WorkflowBuilder {
  BuildContext& context;
  Workflow& workflow;
  std::vector<PendingTarget>& pending; ///< empty at first

  /// Adds the names of a list clause to `list`, a run of `Workflow::references`. What two clauses
  /// of one kind name (a finding of its own) was meant to be one list.
  void add_list(Range& list, NodeRef clause, const Wanted& wanted);
  /// Index into `Workflow::durations`.
  std::uint32_t keep_duration(const Duration& duration, Span span);
  /// Index into `Workflow::jumps`. What has no place behind it on its line may be its limit: then
  /// it has one, and nobody knows which.
  std::uint32_t read_jump(NodeRef jump);
  /// Text blocks, `check`, `caution`, `note`, `image`, `see`: appended to the instruction pool.
  /// False for another clause. The instructions of one owner are read in one go, and so are one
  /// run.
  bool read_instruction(NodeRef clause);
};

/// Stands something behind the jump on its line that has no place there?
[[nodiscard]] bool junk_follows(NodeRef jump);

/// Makes room in the workflow's pools for just what the declaration has.
void reserve_pools(NodeRef declaration, Workflow& workflow);

/// The clauses of the declaration.
void read_header(NodeRef declaration, WorkflowBuilder& builder);

/// One clause of a step, decide, if or wait that may stand there.
void read_work_clause(NodeRef clause, Work& work, WorkflowBuilder& builder);

/// All statements. Jumps are not resolved yet. `process_stages`: the stages of the process that the
/// workflow realises, or null.
void read_flow(NodeRef declaration, const Process* process, const NameTable* process_stages,
               WorkflowBuilder& builder);

/// Reports ids that are taken twice, and gives the jumps their targets.
void link_flow(WorkflowBuilder& builder, NameTable& table);

} // namespace waymark
