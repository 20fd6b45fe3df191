#include "lack_reason.hpp"

#include <fmt/format.h>

namespace waymark {
namespace {

bool is_decision(const Statement& statement) {
  return statement.kind == StatementKind::decide || statement.kind == StatementKind::if_;
}

bool stands_in(const Workflow& workflow, StatementId statement, StatementId block) {
  return index(statement) >= index(block) && index(statement) < workflow[block].subtree_end;
}

class TurnReader {
public:
  TurnReader(const WorkflowView& view, const std::vector<WayPoint>& way, StatementId maker)
      : view_(view)
      , way_(way)
      , maker_(maker) {}

  /// The last turn away from the maker: out of a block that holds it, or else over it.
  std::string run() const {
    std::string out_of_block;
    std::string over;
    for (std::size_t i = 0; i + 1 < way_.size(); ++i) {
      const StatementId at = view_.flow[way_[i].node].statement;
      if (at == StatementId::none) continue;
      const bool holds_maker = stands_in(view_.workflow, maker_, at);
      if (holds_maker ? leads_into_maker(i) : !leaps_over_maker(i)) continue;
      if (std::string reason = turn(i); !reason.empty())
        (holds_maker ? out_of_block : over) = std::move(reason);
    }
    return out_of_block.empty() ? over : out_of_block;
  }

private:
  [[nodiscard]] bool leads_into_maker(std::size_t i) const {
    const StatementId at = view_.flow[way_[i].node].statement;
    if (at == maker_ || way_[i + 1].by == FlowEdgeId::none) return false;
    const FlowEdge& edge = view_.flow[way_[i + 1].by];
    if (edge.kind != FlowEdgeKind::answer) return false;
    if (edge.statement == StatementId::none) return false;
    return view_.workflow[at].kind == StatementKind::if_ ||
           stands_in(view_.workflow, maker_, edge.statement);
  }

  [[nodiscard]] bool leaps_over_maker(std::size_t i) const {
    std::size_t next = i + 1;
    while (next + 1 < way_.size() && view_.flow[way_[next].node].kind == FlowNodeKind::limit)
      ++next;
    const StatementId at = view_.flow[way_[i].node].statement;
    const StatementId to = view_.flow[way_[next].node].statement;
    return to != StatementId::none && index(at) < index(maker_) && index(to) > index(maker_);
  }

  [[nodiscard]] std::string turn(std::size_t i) const {
    const WayPoint& next = way_[i + 1];
    const StatementId at = view_.flow[way_[i].node].statement;
    const Statement& left = view_.workflow[at];
    const Work* const work = view_.workflow.work(at);
    if (at == maker_ && work != nullptr && work->optional) return ", for that is optional";
    if (next.by == FlowEdgeId::none)
      return left.kind == StatementKind::for_each ? ", for its 'for each' may find nothing to do"
                                                  : std::string();
    const std::string_view by = way_out(view_.workflow, view_.flow, way_[i], next);
    if (by.empty() || left.title.empty()) return {};
    const FlowEdgeKind kind = view_.flow[next.by].kind;
    if (kind == FlowEdgeKind::deadline)
      return fmt::format(", if '{}' is not done in time", left.title);
    if (kind == FlowEdgeKind::exception)
      return fmt::format(", if '{}' ends with '{}'", left.title, by);
    return is_decision(left) ? fmt::format(", if the answer to '{}' is '{}'", left.title, by)
                             : std::string();
  }

  const WorkflowView& view_;
  const std::vector<WayPoint>& way_;
  StatementId maker_;
};

} // namespace

std::string lack_reason(const WorkflowView& view, const std::vector<WayPoint>& way,
                        StatementId maker) {
  return TurnReader(view, way, maker).run();
}

} // namespace waymark
