#include "backends/sop.hpp"

#include "commands.hpp"
#include "declaration_names.hpp"
#include "document_output.hpp"
#include "findings_output.hpp"
#include "workspace_loading.hpp"

namespace waymark {

ExitStatus run(const SopArguments& arguments, Console& console) {
  const CheckedModel checked = load_and_compile_with_history(arguments.workspace, console);
  const DeclarationId workflow = find_declaration(
      checked.model, arguments.name, {DeclarationKind::workflow, DeclarationKind::procedure});

  // On its own, it has no drawing beside it to show.
  const std::string document = render_sop(checked, workflow, SopOptions{.diagrams = false});
  write_document(arguments.output_file, document, console);
  return mention_errors(checked, console);
}

} // namespace waymark
