#pragma once

#include "checks/check.hpp"
#include "flow_path.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace waymark {

/// Which documents are there when the work comes to a statement, on every way (docs/semantics.md).
/// Must-define data flow (Kildall 1973): intersection over the ways into a node, union over the
/// branches into a join. 64 documents at a time, so the cost is edges × documents / 64; where jumps
/// are limited, up to 128 walks over the graph come on top.
class DocumentFlow {
public:
  /// Looks at the documents in `wanted` only.
  DocumentFlow(const WorkflowView& view, const std::set<DeclarationId>& wanted);

  /// Is it there on every way, as far as no statement on the way has asked for it in vain before?
  [[nodiscard]] bool is_there(DeclarationId document, FlowNodeId node) const;

  /// The shortest way to the node on which the document is not made; empty if it is there. Behind a
  /// parallel in which it is made, the way shows how one of those branches leaves it out.
  [[nodiscard]] std::vector<WayPoint> way_without(DeclarationId document, FlowNodeId node) const;

private:
  using Bits = std::uint64_t;

  /// Where the work can come without one document, where jumps are limited: a `then` that is taken
  /// only after the document was made does not count.
  struct Lack {
    std::vector<bool> reached;      ///< by node
    std::vector<FlowEdgeId> closed; ///< `then` edges, in order
  };

  struct Batch {
    std::vector<Bits> there;       ///< by node: on every way into it
    std::vector<Bits> done;        ///< by node: what it adds when it is done, or left out
    std::vector<Bits> interrupted; ///< by node: what it adds when it is interrupted
  };

  void note_work(StatementId statement);
  void note_any_made(FlowNodeId node);
  void note_made(const Reference& document, FlowNodeId node);
  void note_need(const Reference& document, FlowNodeId node, bool optional);
  void solve(Batch& batch) const;
  [[nodiscard]] const Lack* lack_of(std::uint32_t bit) const;
  [[nodiscard]] std::optional<Lack> find_lack(const Batch& batch, Bits mask) const;
  [[nodiscard]] Bits arriving(const Batch& batch, FlowNodeId node) const;
  [[nodiscard]] Bits arriving_at_join(const Batch& batch, FlowNodeId join) const;
  /// In text order, by following, too.
  [[nodiscard]] std::vector<std::uint32_t> statements_that_make(DeclarationId document) const;
  /// Does the edge leap over a parallel in which one of the makers stands, or lead into a branch of
  /// it without one? Not where the target stands in it, too. O(makers).
  [[nodiscard]] bool passes_makers_by(const FlowEdge& edge,
                                      const std::vector<std::uint32_t>& makers,
                                      FlowNodeId target) const;
  [[nodiscard]] static Bits carried(const Batch& batch, const FlowEdge& edge);

  const WorkflowView& view_;
  std::map<DeclarationId, std::uint32_t> bit_of_;
  std::vector<Batch> batches_;
  bool has_limits_ = false;
  mutable std::map<std::uint32_t, Lack> lacks_; ///< by bit; found when asked for
  mutable std::size_t walks_left_ = 128;        ///< to find lacks with
};

} // namespace waymark
