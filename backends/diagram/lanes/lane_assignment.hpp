#pragma once

#include "compiler/checked_model.hpp"

#include <string>
#include <vector>

/// Who does what, as lanes, and which stretch of the flow belongs to which stage.
namespace waymark::swimlanes {

struct Lane {
  std::string id; ///< stable: from the performer's id
  std::string title;
  DeclarationId performer = DeclarationId::none;
  bool automated = false;
};

struct Lanes {
  std::vector<Lane> lanes{};
  std::vector<std::uint32_t> of_node{}; ///< by flow node
};

/// By flow node: the list of statements it stands in, by the number of what holds that; or
/// `no_list`, for what the text does not say itself.
[[nodiscard]] std::vector<std::uint32_t> lists_of_statements(const Workflow& workflow,
                                                             const FlowGraph& graph);

/// Parties first, then roles and tools in order of appearance. What nobody does (start, ends, forks
/// …) stands with what comes before it. Linear but for a search among the lanes.
[[nodiscard]] Lanes assign_lanes(const Model& model, const Workflow& workflow,
                                 const FlowGraph& graph);

struct Section {
  std::string title;                ///< empty: outside any stage
  std::uint32_t stage = 0xffffffff; ///< index into `Process::stages`, if known
};

struct Sections {
  std::vector<Section> sections{};
  std::vector<std::uint32_t> of_node{}; ///< by flow node
};

/// In order of appearance; blocks of one stage are one section. There always is one.
[[nodiscard]] Sections assign_sections(const Model& model, const Workflow& workflow,
                                       const FlowGraph& graph);

} // namespace waymark::swimlanes
