#pragma once

#include "checks/check.hpp"
#include "flow_path.hpp"

#include <map>
#include <set>
#include <vector>

namespace waymark {

/// Which documents are there when the work comes to a statement, on every way (docs/semantics.md).
/// Must-define data flow (Kildall 1973): intersection over the ways into a node, union over the
/// branches into a join. 64 documents at a time, so the cost is edges × documents / 64.
class DocumentFlow {
public:
  /// Looks at the documents in `wanted` only.
  DocumentFlow(const WorkflowView& view, const std::set<DeclarationId>& wanted);

  /// Is it there on every way, as far as no statement on the way has asked for it in vain before?
  [[nodiscard]] bool is_there(DeclarationId document, FlowNodeId node) const;

  /// The shortest way to the node on which the document is not made; empty if it is there.
  [[nodiscard]] std::vector<WayPoint> way_without(DeclarationId document, FlowNodeId node) const;

private:
  using Bits = std::uint64_t;

  struct Batch {
    std::vector<Bits> there;     ///< by node: on every way into it
    std::vector<Bits> made;      ///< by node: counted on behind it, unless it is interrupted
    std::vector<Bits> asked_for; ///< by node: needed there
  };

  void note_work(StatementId statement);
  void note(std::vector<Bits> Batch::*bits, const Reference& document, FlowNodeId node);
  void solve(Batch& batch) const;
  [[nodiscard]] Bits arriving(const Batch& batch, FlowNodeId node) const;
  [[nodiscard]] Bits arriving_at_join(const Batch& batch, FlowNodeId join) const;
  [[nodiscard]] static Bits carried(const Batch& batch, const FlowEdge& edge);

  const WorkflowView& view_;
  std::map<DeclarationId, std::uint32_t> bit_of_;
  std::vector<Batch> batches_;
};

} // namespace waymark
