#include "check.hpp"
#include "fixes/declaration_fixes.hpp"
#include "mentions.hpp"

#include <fmt/format.h>

/// What is declared and used by nothing; what is used and not there.
namespace waymark {
namespace {

bool must_be_used(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::role:
  case DeclarationKind::party:
  case DeclarationKind::tool:
  case DeclarationKind::document:
  case DeclarationKind::procedure: return true;
  default: return false;
  }
}

/// An event, another workflow or the calendar begins it: nothing needs to follow it.
bool begins_by_itself(const Model& model, DeclarationId id) {
  if (model[id].kind != DeclarationKind::procedure) return false;
  const Workflow& procedure = model.workflow(id);
  return procedure.trigger.given() || procedure.after || procedure.happens;
}

} // namespace

void check_unused_declaration(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const std::vector<bool> referred = referred_to(model);
  std::vector<DeclarationId> unused;
  for (std::uint32_t i = 0; i < model.declarations.size(); ++i)
    if (must_be_used(model.declarations[i].kind) && !model.declarations[i].damaged &&
        !referred[i] && !begins_by_itself(model, DeclarationId{i}))
      unused.push_back(DeclarationId{i});
  unused = without_lost_mentions(view, std::move(unused));
  ByDeclarationKind<std::uint32_t> count;
  for (const DeclarationId id : unused) ++count[model[id].kind];
  for (const DeclarationId id : unused) {
    const Declaration& declaration = model[id];
    // It may be what a clause without a name was meant to name.
    if (count[declaration.kind] <= model.unnamed_uses[declaration.kind]) continue;
    findings
        .report(Check::unused_declaration, declaration.name_span,
                fmt::format("nothing uses {} '{}'; remove it, or name it where it belongs",
                            noun(declaration.kind), declaration.title))
        .fixes.push_back(remove_declaration(model, declaration));
  }
}

void check_missing_file(const WorkspaceView& view, Findings& findings) {
  for (const PathReference& reference : view.model.paths) {
    if (reference.path.value.empty()) {
      findings.report(Check::missing_file, reference.path.span,
                      "this path is empty; name the file that is meant");
      continue;
    }
    if (reference.path.value.starts_with('/')) {
      findings.report(Check::missing_file, reference.path.span,
                      fmt::format("'{}' begins with '/', which is a place on one computer only; "
                                  "write the path as seen from the folder of this file",
                                  reference.path.value));
      continue;
    }
    if (view.workspace.existing_paths.contains(reference.resolved)) continue;
    if (view.workspace.barred_paths.contains(reference.resolved)) {
      findings.report(
          Check::missing_file, reference.path.span,
          fmt::format("'{}' is outside of the workspace or hidden, and such files are never "
                      "published; put a copy into the workspace and name that",
                      reference.path.value));
      continue;
    }
    findings.report(Check::missing_file, reference.path.span,
                    fmt::format("there is no file '{}'; paths start from the folder of the file "
                                "that names them",
                                reference.path.value));
  }
}

} // namespace waymark
