#include "backends/diagram.hpp"

#include "commands.hpp"
#include "declaration_names.hpp"
#include "files.hpp"
#include "report.hpp"
#include "workspace_loading.hpp"

#include <string_view>

namespace waymark {
namespace {

constexpr std::string_view landscape = "landscape";

Drawing draw_subject(const CheckedModel& checked, const std::string& name, FlowView view) {
  const Links links = links_between_diagrams(checked.model);
  // A declaration of that name goes first: the landscape has no id of its own.
  if (name == landscape && checked.model.find(name) == DeclarationId::none) {
    return draw_landscape(checked, links);
  }
  const DeclarationId subject = find_declaration(
      checked.model, name,
      {DeclarationKind::workflow, DeclarationKind::procedure, DeclarationKind::process},
      {landscape});
  if (checked.model.is(subject, DeclarationKind::process)) {
    return draw_process_map(checked, subject, links);
  }
  if (view == FlowView::lanes) return draw_lanes(checked, subject, links);
  return draw_flow(checked, subject, links);
}

} // namespace

ExitStatus run(const DiagramArguments& arguments, Console& console) {
  const CheckedModel checked = load_and_compile(arguments.workspace);
  const Drawing drawing = draw_subject(checked, arguments.name, arguments.view);
  const std::string document =
      arguments.format == DiagramFormat::dot ? to_dot(drawing) : to_svg(drawing);
  if (arguments.output_file) {
    replace_file(*arguments.output_file, document);
  } else {
    console.out.write(document);
  }
  if (!drawing.note.empty()) console.complain(drawing.note);
  return mention_errors(checked, console);
}

} // namespace waymark
