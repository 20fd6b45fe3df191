#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "golden.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

using namespace waymark;

/// What each drawing shows. Places are left out: they are Graphviz's, and differ between its
/// versions; those of maps and landscape are our own, so their DOT is compared as well.
TEST_CASE("the drawings of the cases show what they should") {
  for (const std::filesystem::path& folder : golden::cases("diagrams")) {
    CAPTURE(folder.filename().string());
    const CheckedModel checked = test::compiled(golden::read(folder / "input.way"));
    CHECK(checked.summary.errors == 0);
    const auto subjects = diagram_subjects(checked.model);
    const auto drawings = draw(checked, subjects, links_between_diagrams(checked.model));
    std::string shown;
    for (const Drawing& drawing : drawings) shown += test::outline_of(drawing) + "\n";
    golden::expect(folder / "drawings.txt", shown);
    if (checked.model.systems.empty()) continue;
    golden::expect(folder / "landscape.dot", to_dot(drawings.front()));
  }
}
