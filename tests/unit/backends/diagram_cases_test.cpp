#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "golden.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace waymark;

namespace {

/// What `diagram_subjects` leaves out: further views, and systems.
std::vector<DiagramSubject> other_subjects(const Model& model) {
  std::vector<DiagramSubject> subjects;
  const auto add = [&](DeclarationId id) {
    for (const View view : views_of(model, id)) {
      const bool usual = view == View::flow || view == View::lanes || view == View::graph ||
                         view == View::process_map ||
                         (view == View::landscape && id == DeclarationId::none);
      if (!usual) subjects.push_back({view, id});
    }
  };
  add(DeclarationId::none);
  for (const System& system : model.systems) add(system.self);
  for (const Process& process : model.processes) add(process.self);
  for (const Workflow& workflow : model.workflows) add(workflow.self);
  return subjects;
}

std::string outlines(const std::vector<Drawing>& drawings) {
  std::string shown;
  for (const Drawing& drawing : drawings) shown += test::outline_of(drawing) + "\n";
  return shown;
}

} // namespace

/// What each drawing shows. Places are left out: they are Graphviz's, and differ between its
/// versions; those of maps, tables and landscape are our own, so their DOT is compared as well.
TEST_CASE("the drawings of the cases show what they should") {
  for (const std::filesystem::path& folder : golden::cases("diagrams")) {
    CAPTURE(folder.filename().string());
    const CheckedModel checked = test::compiled(golden::read(folder / "input.way"));
    CHECK(checked.summary.errors == 0);
    const Links links = links_into_handbook(checked.model);
    const auto drawings = draw(checked, diagram_subjects(checked.model), links);
    golden::expect(folder / "drawings.txt", outlines(drawings));
    const auto others = other_subjects(checked.model);
    golden::expect(folder / "views.txt", outlines(draw(checked, others, links)));
    if (checked.model.systems.empty()) continue;
    golden::expect(folder / "landscape.dot", to_dot(drawings.front()));
    const Model& model = checked.model;
    golden::expect(folder / "process.dot",
                   to_dot(draw(checked, {View::process_map, model.processes.front().self}, links)));
    golden::expect(folder / "raci.dot",
                   to_dot(draw(checked, {View::raci, model.workflows.front().self}, links)));
  }
}
