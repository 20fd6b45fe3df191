#include "backends/diagram.hpp"
#include "diagram/layout/column_layout.hpp"
#include "diagram/layout/graphviz.hpp"
#include "diagram/views/frame_titles.hpp"
#include "diagram/views/handoff_layout.hpp"
#include "diagram/views/label_places.hpp"
#include "diagram/views/views.hpp"

#include <optional>

namespace waymark {
std::vector<DiagramSubject> diagram_subjects(const Model& model) {
  std::vector<DiagramSubject> subjects{{View::landscape, DeclarationId::none}};
  for (const Process& process : model.processes)
    subjects.push_back({View::process_map, process.self});
  for (const Workflow& workflow : model.workflows) {
    subjects.push_back({views_of(model, workflow.self).front(), workflow.self});
  }
  return subjects;
}

std::vector<Drawing> draw(const CheckedModel& model, std::span<const DiagramSubject> subjects,
                          const Links& links) {
  std::vector<Drawing> drawings(subjects.size());
  std::vector<Plan> plans;
  std::vector<LayoutGraph> graphs;
  std::vector<std::size_t> places;
  std::optional<Outliner> outliner; // costs as much as the model is large
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const DeclarationId subject = subjects[i].subject;
    switch (subjects[i].view) {
    case View::landscape: drawings[i] = landscape(model, subject, links); continue;
    case View::lanes: drawings[i] = lanes(model, subjects[i], links); continue;
    case View::process_map: drawings[i] = process_map(model, subject, links); continue;
    case View::raci:
      if (!outliner) outliner.emplace(model);
      drawings[i] = raci(model.model, *outliner, subject, links);
      continue;
    case View::handoffs: {
      Plan plan = plan_handoffs(model, subject, links);
      const Layout layout = lay_out_handoffs(layout_graph(plan));
      drawings[i] = compose(std::move(plan), layout);
      continue;
    }
    case View::flow: {
      Plan plan = plan_flow(model, subject, links, FlowUse::one_column);
      const Layout layout = column_layout(layout_graph(plan));
      drawings[i] = compose(std::move(plan), layout);
      move_titles_aside(drawings[i]);
      continue;
    }
    case View::graph: plans.push_back(plan_flow(model, subject, links, FlowUse::graph)); break;
    }
    graphs.push_back(layout_graph(plans.back()));
    places.push_back(i);
  }
  if (graphs.empty()) return drawings;
  const std::vector<Layout> layouts = lay_out(graphs, graphviz_engine());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    drawings[places[i]] = compose(std::move(plans[i]), layouts[i]);
    move_titles_aside(drawings[places[i]]);
    move_labels_off_frames(drawings[places[i]]);
  }
  return drawings;
}

Drawing draw(const CheckedModel& model, const DiagramSubject& subject, const Links& links) {
  return std::move(draw(model, std::span(&subject, 1), links).front());
}

} // namespace waymark
