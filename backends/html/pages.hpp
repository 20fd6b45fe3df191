#pragma once

#include "backends/diagram.hpp"
#include "backends/outline.hpp"
#include "html/site.hpp"

/// One function for each kind of page.
namespace waymark::html {

/// A `drawing` of null: without diagram.
[[nodiscard]] OutputFile render_start(const Site& site, const Drawing* drawing);
[[nodiscard]] OutputFile render_system(const Site& site, DeclarationId system);
[[nodiscard]] OutputFile render_process(const Site& site, DeclarationId process,
                                        const Drawing* drawing);
/// A workflow or a procedure.
[[nodiscard]] OutputFile render_workflow(const Site& site, const Outline& outline,
                                         const Drawing* drawing);
[[nodiscard]] OutputFile render_role(const Site& site, DeclarationId role);
[[nodiscard]] OutputFile render_party(const Site& site, DeclarationId party);
[[nodiscard]] OutputFile render_tool(const Site& site, DeclarationId tool);
[[nodiscard]] OutputFile render_document(const Site& site, DeclarationId document);

[[nodiscard]] OutputFile render_workflow_list(const Site& site);
[[nodiscard]] OutputFile render_people_list(const Site& site);
[[nodiscard]] OutputFile render_tool_list(const Site& site);
[[nodiscard]] OutputFile render_document_list(const Site& site);
[[nodiscard]] OutputFile render_glossary(const Site& site);
[[nodiscard]] OutputFile render_gaps(const Site& site);

} // namespace waymark::html
