#pragma once

#include "backends/diagram.hpp"
#include "backends/outline.hpp"
#include "html/page.hpp"

/// One function for each kind of page.
namespace waymark::html {

/// A `drawing` of null: without diagram.
[[nodiscard]] FinishedPage render_start(const Site& site, const Drawing* drawing);
[[nodiscard]] FinishedPage render_system(const Site& site, DeclarationId system);
[[nodiscard]] FinishedPage render_process(const Site& site, DeclarationId process,
                                          const Drawing* drawing);
/// A workflow or a procedure. `narrow` takes the place of `drawing` on small screens.
[[nodiscard]] FinishedPage render_workflow(const Site& site, const Outline& outline,
                                           const Drawing* drawing, const Drawing* narrow);
[[nodiscard]] FinishedPage render_role(const Site& site, DeclarationId role);
[[nodiscard]] FinishedPage render_party(const Site& site, DeclarationId party);
[[nodiscard]] FinishedPage render_tool(const Site& site, DeclarationId tool);
[[nodiscard]] FinishedPage render_document(const Site& site, DeclarationId document);

[[nodiscard]] FinishedPage render_workflow_list(const Site& site);
[[nodiscard]] FinishedPage render_people_list(const Site& site);
[[nodiscard]] FinishedPage render_tool_list(const Site& site);
[[nodiscard]] FinishedPage render_document_list(const Site& site);
[[nodiscard]] FinishedPage render_glossary(const Site& site);
[[nodiscard]] FinishedPage render_gaps(const Site& site);
[[nodiscard]] FinishedPage render_reviews(const Site& site);
[[nodiscard]] FinishedPage render_handoffs(const Site& site, const Drawing* drawing);
/// What a server shows for an address that leads nowhere.
[[nodiscard]] FinishedPage render_not_found(const Site& site);
/// At the addresses that pages had before they were renamed (`was`): the way to where they are.
[[nodiscard]] std::vector<OutputFile> render_moved_pages(const Site& site);

} // namespace waymark::html
