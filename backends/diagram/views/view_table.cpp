#include "backends/diagram.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark {
namespace {

enum Fits : unsigned {
  of_flow = 1,
  of_process = 2,
  of_system = 4,
  of_handbook = 8,
};

struct Row {
  ViewFacts facts;
  unsigned fits;
};

/// All views, in the order of `View`.
constexpr std::array<Row, 7> rows = {{
    {{View::flow, "flow", "the flow in one column"}, of_flow},
    {{View::lanes, "lanes", "the flow with a lane for each performer"}, of_flow},
    {{View::process_map, "process", "the stages, and the work that realises each"}, of_process},
    {{View::landscape, "landscape", "systems, processes, and what flows between workflows"},
     of_system | of_handbook},
    {{View::handoffs, "handoffs", "who hands work to whom, and how often"},
     of_flow | of_process | of_system | of_handbook},
    {{View::raci, "raci", "a table of steps and roles"}, of_flow | of_process},
    {{View::graph, "graph", "the flow with its branches side by side"}, of_flow},
}};

constexpr auto facts_only = [] {
  std::array<ViewFacts, rows.size()> all{};
  for (std::size_t i = 0; i < rows.size(); ++i) all[i] = rows[i].facts;
  return all;
}();

unsigned kind_of(const Model& model, DeclarationId subject) {
  if (subject == DeclarationId::none) return of_handbook;
  switch (model[subject].kind) {
  case DeclarationKind::workflow:
  case DeclarationKind::procedure: return of_flow;
  case DeclarationKind::process: return of_process;
  case DeclarationKind::system: return of_system;
  default: return 0;
  }
}

} // namespace

std::span<const ViewFacts> views() {
  return facts_only;
}

const ViewFacts& facts(View view) {
  return facts_only[static_cast<std::size_t>(view)];
}

std::vector<View> views_of(const Model& model, DeclarationId subject) {
  const unsigned kind = kind_of(model, subject);
  std::vector<View> fitting;
  for (const Row& row : rows) {
    if ((row.fits & kind) != 0) fitting.push_back(row.facts.view);
  }
  // Who does what matters most in a workflow; a procedure mostly is the work of one.
  const bool workflow =
      subject != DeclarationId::none && model.is(subject, DeclarationKind::workflow);
  if (workflow) std::swap(fitting[0], fitting[1]);
  return fitting;
}

} // namespace waymark
