#include "diagram/lanes/lane_assignment.hpp"
#include "backends/language.hpp"
#include "diagram/lanes/lane_graph.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t unknown = 0xffffffff;

Lane lane_of(const Model& model, const Performer& performer) {
  if (performer.who != DeclarationId::none) {
    const Declaration& who = model[performer.who];
    return {"lane_" + std::string(who.id), std::string(who.title), performer.who,
            who.kind == DeclarationKind::tool};
  }
  const Language words(model.handbook.language.value);
  const auto without = [&](std::string id, Word title) {
    return Lane{std::move(id), std::string(words.word(title))};
  };
  switch (performer.source) {
  case PerformerSource::follower: return without("lane--follower", Word::drawn_follower);
  case PerformerSource::nobody: return without("lane--nobody", Word::nobody);
  default: return without("lane--unknown", Word::drawn_unknown_lane);
  }
}

class LaneAssigner {
public:
  LaneAssigner(const Model& model, const Workflow& workflow, const FlowGraph& graph)
      : model_(model)
      , workflow_(workflow)
      , graph_(graph) {}

  Lanes assign() {
    result_.of_node.assign(graph_.nodes.size(), unknown);
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const FlowNode& node = graph_.nodes[i];
      const Work* work =
          node.statement == StatementId::none ? nullptr : workflow_.work(node.statement);
      if (work != nullptr) result_.of_node[i] = number(lane_of(model_, work->performer));
    }
    if (result_.lanes.empty()) number(lane_of(model_, {}));
    inherit();
    parties_first();
    return std::move(result_);
  }

private:
  std::uint32_t number(Lane lane) {
    const auto [found, is_new] =
        known_.emplace(lane.id, static_cast<std::uint32_t>(result_.lanes.size()));
    if (is_new) result_.lanes.push_back(std::move(lane));
    return found->second;
  }

  void inherit() {
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (result_.of_node[i] != unknown) continue;
      if (graph_.nodes[i].kind == FlowNodeKind::each_begin) { // stands with what it repeats
        result_.of_node[i] = result_.of_node[index(graph_.out(FlowNodeId{i}).front().to)];
        if (result_.of_node[i] != unknown) continue;
      }
      const FlowNodeId partner = graph_.partner[i];
      if (partner != FlowNodeId::none) result_.of_node[i] = result_.of_node[index(partner)];
      for (const FlowEdgeId edge : graph_.in(FlowNodeId{i})) {
        if (result_.of_node[i] == unknown) {
          result_.of_node[i] = result_.of_node[index(graph_[edge].from)];
        }
      }
    }
    for (std::size_t i = graph_.nodes.size(); i-- > 0;) { // the start, and what follows it at once
      std::uint32_t& lane = result_.of_node[i];
      for (const FlowEdge& edge : graph_.out(FlowNodeId{static_cast<std::uint32_t>(i)})) {
        if (lane == unknown) lane = result_.of_node[index(edge.to)];
      }
      if (lane == unknown) lane = 0;
    }
  }

  void parties_first() {
    std::vector<std::uint32_t> place(result_.lanes.size());
    std::vector<Lane> sorted;
    for (const bool parties : {true, false}) {
      for (std::size_t i = 0; i < result_.lanes.size(); ++i) {
        if (model_.is(result_.lanes[i].performer, DeclarationKind::party) != parties) continue;
        place[i] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(result_.lanes[i]);
      }
    }
    result_.lanes = std::move(sorted);
    for (std::uint32_t& lane : result_.of_node) lane = place[lane];
  }

  const Model& model_;
  const Workflow& workflow_;
  const FlowGraph& graph_;
  std::map<std::string, std::uint32_t, std::less<>> known_{};
  Lanes result_{};
};

class SectionAssigner {
public:
  SectionAssigner(const Model& model, const Workflow& workflow, const FlowGraph& graph)
      : model_(model)
      , workflow_(workflow)
      , graph_(graph) {}

  Sections assign() {
    result_.of_node.assign(graph_.nodes.size(), unknown);
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const StatementId statement = graph_.nodes[i].statement;
      if (statement != StatementId::none) result_.of_node[i] = number(workflow_[statement].stage);
    }
    if (result_.sections.empty()) result_.sections.emplace_back();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].statement == StatementId::none) result_.of_node[i] = latest_before(i);
    }
    return std::move(result_);
  }

private:
  std::uint32_t number(StatementId stage) {
    const auto next = static_cast<std::uint32_t>(result_.sections.size());
    if (stage == StatementId::none) {
      // Work outside any stage begins a section of its own, where it stands in the text.
      if (next == 0 || !current_.title.empty()) result_.sections.emplace_back();
      current_ = {};
      return static_cast<std::uint32_t>(result_.sections.size()) - 1;
    }
    current_ = section(stage);
    const auto [found, is_new] = known_.emplace(std::pair(current_.stage, current_.title), next);
    if (is_new) result_.sections.push_back(current_);
    return found->second;
  }

  [[nodiscard]] Section section(StatementId stage) const {
    const Statement& statement = workflow_[stage];
    Section section{std::string(statement.title.empty() ? statement.id : statement.title)};
    const Block* block = workflow_.block(stage);
    if (block == nullptr || !workflow_.realizes ||
        !model_.is(workflow_.realizes->target, DeclarationKind::process)) {
      return section;
    }
    const Process& process = model_.process(workflow_.realizes->target);
    if (block->stage >= process.stages.size()) return section;
    return {std::string(process.stages[block->stage].title), block->stage};
  }

  [[nodiscard]] std::uint32_t latest_before(std::uint32_t node) const {
    std::uint32_t latest = 0;
    for (const FlowEdgeId edge : graph_.in(FlowNodeId{node})) {
      const std::uint32_t section = result_.of_node[index(graph_[edge].from)];
      if (section != unknown) latest = std::max(latest, section);
    }
    return latest;
  }

  const Model& model_;
  const Workflow& workflow_;
  const FlowGraph& graph_;
  Section current_{};
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> known_{};
  Sections result_{};
};

} // namespace

Lanes assign_lanes(const Model& model, const Workflow& workflow, const FlowGraph& graph) {
  return LaneAssigner(model, workflow, graph).assign();
}

std::vector<std::uint32_t> lists_of_statements(const Workflow& workflow, const FlowGraph& graph) {
  std::vector<std::uint32_t> lists(graph.nodes.size(), no_list);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const StatementId statement = graph.nodes[i].statement;
    if (statement == StatementId::none) continue;
    lists[i] = static_cast<std::uint32_t>(workflow[statement].parent) + 1; // of the workflow: 0
  }
  return lists;
}

Sections assign_sections(const Model& model, const Workflow& workflow, const FlowGraph& graph) {
  return SectionAssigner(model, workflow, graph).assign();
}

} // namespace waymark::swimlanes
