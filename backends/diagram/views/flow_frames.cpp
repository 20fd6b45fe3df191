#include "diagram/views/flow_frames.hpp"

#include "diagram/views/card.hpp"
#include "diagram/views/views.hpp"

#include <fmt/format.h>

namespace waymark {
namespace {

class FramePlanner {
public:
  FramePlanner(const Model& model, DeclarationId workflow, const FlowGraph& graph,
               const Links& links)
      : model_(model)
      , workflow_(model.workflow(workflow))
      , graph_(graph)
      , links_(links)
      , of_statement_(workflow_.statements.size(), no_group) {}

  FlowFrames plan() {
    find_regions();
    add_frames();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      result_.of_node.push_back(frame_of(graph_.nodes[i]));
    }
    return std::move(result_);
  }

private:
  /// Statement blocks in text order, so that parents come first.
  void add_frames() {
    std::vector<std::uint32_t> used(workflow_.statements.size(), 0);
    for (const FlowNode& node : graph_.nodes) {
      if (const StatementId stage = stage_of(node); stage != StatementId::none)
        ++used[index(stage)];
    }
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) {
      const StatementKind kind = workflow_.statements[i].kind;
      if (kind == StatementKind::stage && used[i] > 0) add_stage(StatementId{i});
      if (kind == StatementKind::for_each) add_for_each(StatementId{i});
    }
  }

  void add_stage(StatementId id) {
    const Statement& statement = workflow_[id];
    PlannedFrame frame;
    frame.parent = enclosing(id);
    frame.drawn.style = "frame";
    frame.drawn.id = fmt::format("stage_{}", index(id));
    std::string title(statement.title.empty() ? statement.id : statement.title);
    const Block* block = workflow_.block(id);
    if (workflow_.realizes && model_.is(workflow_.realizes->target, DeclarationKind::process)) {
      const Process& process = model_.process(workflow_.realizes->target);
      if (block != nullptr && block->stage < process.stages.size()) {
        title = process.stages[block->stage].title;
        frame.drawn.link = link_to_stage(links_, process.self, block->stage);
        frame.drawn.tooltip = process.stages[block->stage].purpose.value;
      }
    }
    fill_frame(frame, title);
    add(id, std::move(frame));
  }

  void add_for_each(StatementId id) {
    PlannedFrame frame;
    frame.parent = enclosing(id);
    frame.drawn.style = "loop";
    frame.drawn.shape = Shape::frame;
    frame.drawn.id = fmt::format("each_{}", index(id));
    add(id, std::move(frame));
  }

  void add(StatementId id, PlannedFrame frame) {
    of_statement_[index(id)] = static_cast<std::uint32_t>(result_.frames.size());
    result_.frames.push_back(std::move(frame));
  }

  /// The nearest stage or `for each` around it that has a frame; parents are looked at first, so
  /// each step up is taken once.
  [[nodiscard]] std::uint32_t enclosing(StatementId id) {
    std::vector<StatementId> path;
    StatementId at = workflow_[id].parent;
    while (at != StatementId::none && of_statement_[index(at)] == no_group && !known_none(at)) {
      path.push_back(at);
      at = workflow_[at].parent;
    }
    const std::uint32_t found = at == StatementId::none ? no_group : of_statement_[index(at)];
    for (const StatementId passed : path) remember(passed, found);
    return found;
  }

  [[nodiscard]] bool known_none(StatementId id) const {
    return index(id) < without_frame_.size() && without_frame_[index(id)];
  }

  void remember(StatementId id, std::uint32_t frame) {
    if (frame != no_group) {
      of_statement_[index(id)] = frame;
      return;
    }
    without_frame_.resize(workflow_.statements.size(), false);
    without_frame_[index(id)] = true;
  }

  void find_regions() {
    loop_of_begin_.assign(graph_.nodes.size(), StatementId::none);
    for (const Region& region : graph_.regions) {
      if (region.kind != RegionKind::for_each) continue;
      for (const FlowNodeId id : {region.entry, region.exit}) {
        if (id != FlowNodeId::none) loop_of_begin_[index(id)] = region.statement;
      }
    }
  }

  [[nodiscard]] StatementId stage_of(const FlowNode& node) const {
    return node.statement == StatementId::none ? StatementId::none
                                               : workflow_[node.statement].stage;
  }

  [[nodiscard]] std::uint32_t frame_of(const FlowNode& node) {
    const auto number = static_cast<std::size_t>(&node - graph_.nodes.data());
    // The two ends of a `for each` stand in its frame.
    if (loop_of_begin_[number] != StatementId::none) {
      return of_statement_[index(loop_of_begin_[number])];
    }
    if (node.statement != StatementId::none) return enclosing(node.statement);
    // An end, limit or lost way without a statement of its own: by its region alone.
    for (std::uint32_t region = node.region; region != 0; region = graph_.regions[region].parent) {
      if (graph_.regions[region].kind == RegionKind::for_each) {
        return of_statement_[index(graph_.regions[region].statement)];
      }
    }
    return no_group;
  }

  const Model& model_;
  const Workflow& workflow_;
  const FlowGraph& graph_;
  const Links& links_;
  std::vector<std::uint32_t> of_statement_; ///< its own frame, or the one around it once looked up
  std::vector<bool> without_frame_{};
  std::vector<StatementId> loop_of_begin_{};
  FlowFrames result_{};
};

} // namespace

FlowFrames plan_frames(const Model& model, DeclarationId workflow, const FlowGraph& graph,
                       const Links& links) {
  return FramePlanner(model, workflow, graph, links).plan();
}

} // namespace waymark
